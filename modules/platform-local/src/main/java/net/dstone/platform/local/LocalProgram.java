package net.dstone.platform.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is started for a launch.
 *
 * @param settings of the account, as this launch sees them
 * @param logs the folder of its log files, to which they are appended; empty means the run's own
 */
record LocalProgram(LocalAccount settings, LocalCommand command, Optional<Path> logs) {

    LocalProgram with(WarmLaunch warm) {
        return new LocalProgram(settings, command.with(warm), logs);
    }
}
