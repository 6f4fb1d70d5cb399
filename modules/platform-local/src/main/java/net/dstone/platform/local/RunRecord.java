package net.dstone.platform.local;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run's folder says about it, for people and for the next server. No arguments and no
 * properties: they may hold secrets.
 *
 * @param command what was started: Java, or what {@code javaCmd} says
 * @param launcherPid the server that launched it
 * @param launcherStart with launcherPid, so that another process is not taken for that server
 * @param bootId the machine's, so that a restart of the machine is noticed
 * @param warm null if it was started from its jar
 */
record RunRecord(
        String id,
        String taskName,
        int bootVersion,
        String command,
        String workingDirectory,
        boolean deleteFilesOnExit,
        Instant requestedAt,
        long launcherPid,
        String launcherStart,
        String bootId,
        @Nullable WarmUse warm) {

    ProcessIdentity launcher() {
        return new ProcessIdentity(launcherPid, launcherStart, requestedAt);
    }
}
