package net.dstone.dataflow.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.platform.TimeLimits;
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
 * @param limits how long it may take to start and to run; zero for as long as it likes
 * @param timedOutAt when it was found to take longer; it is being stopped since
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
        TimeLimits limits,
        @Nullable Instant timedOutAt,
        boolean recordsItself) {

    /** Stands in the execution when a program has no exit code, because it is lost or never ran. */
    public static final int NO_EXIT_CODE = -1;

    boolean stopRequested() {
        return stopRequestedAt != null;
    }

    public boolean timedOut() {
        return timedOutAt != null;
    }

    /** As the row is after the server claimed it. */
    TaskRun claimed(String serverId, Instant now) {
        return new TaskRun(
                key,
                launchId,
                taskName,
                platformName,
                RunState.LAUNCHING,
                priority,
                queuedAt,
                now,
                startedAt,
                endedAt,
                stopRequestedAt,
                exitCode,
                null,
                serverId,
                now,
                attempts + 1,
                limits,
                timedOutAt,
                recordsItself);
    }

    /** Whether its program is to end, by anybody's wish. */
    boolean unwanted() {
        return stopRequested() || timedOut();
    }

    /** Whether it takes longer than it may, and nobody wants it to end yet. */
    boolean isOverdue(Instant now) {
        return switch (state) {
            case LAUNCHING -> !unwanted() && isOver(limits.start(), launchingAt, now);
            case RUNNING -> !unwanted() && isOver(limits.run(), startedAt, now);
            case QUEUED, SUCCEEDED, FAILED, STOPPED, CANCELLED, LOST -> false;
        };
    }

    private static boolean isOver(Duration limit, @Nullable Instant since, Instant now) {
        return since != null && limit.isPositive() && now.isAfter(since.plus(limit));
    }

    /**
     * Which limit was exceeded, for people.
     *
     * @param then what came of it, as the keys of the bundles end
     * @param detail of that
     */
    String timeOutReason(String then, Object... detail) {
        boolean never = startedAt == null || (timedOutAt != null && timedOutAt.isBefore(startedAt));
        Duration limit = never ? limits.start() : limits.run();
        Object[] arguments =
                Stream.concat(Stream.of(text(limit)), Stream.of(detail)).toArray(Object[]::new);
        return Sentence.of(
                        (never ? "run.not-started-in-time." : "run.ran-too-long.") + then,
                        arguments)
                .english();
    }

    private static String text(Duration limit) {
        return limit.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
