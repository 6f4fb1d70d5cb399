package net.dstone.dataflow.launch;

import java.time.Instant;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.platform.LaunchId;
import org.jspecify.annotations.Nullable;

/**
 * One launch as the server knows it.
 *
 * @param priority lower goes first
 * @param launchingAt when it left the queue
 * @param startedAt when the program started
 * @param exitCode the program's own, or {@value #NO_EXIT_CODE} when none is known
 * @param reason for people: why it waits, or why it ended as it did
 * @param claimedBy the server that launched it or is about to
 * @param claimedAt when that server last said so
 * @param attempts how often a server tried to launch it
 * @param recordsItself whether the program writes its own task execution; if not, the server does
 */
public record TaskRun(
        ExecutionKey key,
        LaunchId launchId,
        String taskName,
        String platformName,
        RunState state,
        int priority,
        Instant queuedAt,
        @Nullable Instant launchingAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant stopRequestedAt,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        int attempts,
        boolean recordsItself) {

    /** Stands in the execution when a program has no exit code, because it is lost or never ran. */
    public static final int NO_EXIT_CODE = -1;

    boolean stopRequested() {
        return stopRequestedAt != null;
    }
}
