package net.dstone.platform.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How to start a program quicker than from its jar.
 *
 * @param options of the Java machine, to be put before the program's own
 * @param jar what to run in place of the program's jar
 * @param use what the run's record says
 */
record WarmLaunch(List<String> options, Path jar, WarmUse use) {

    WarmLaunch {
        options = List.copyOf(options);
    }
}
