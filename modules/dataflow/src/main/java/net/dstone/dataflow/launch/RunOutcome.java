package net.dstone.dataflow.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.dataflow.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * How a run came to its end.
 *
 * @param state {@link RunState#SUCCEEDED} still becomes failed when the program recorded a failure itself
 * @param exitCode the program's, if it had one
 * @param reason for people; empty for a success
 */
record RunOutcome(RunState state, OptionalInt exitCode, Optional<String> reason, Instant at) {

    /**
     * Platforms tell ends by coarser clocks than ours, down to whole seconds: an end may seem to come that
     * much before the stop that caused it.
     */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(1);

    static RunOutcome withoutExitCode(RunState state, String reason, Instant at) {
        return new RunOutcome(state, OptionalInt.empty(), Optional.of(reason), at);
    }

    /** The end of a program that was seen to exit. */
    static RunOutcome exited(TaskRun run, int exitCode, Instant at) {
        if (causedBy(run.timedOutAt(), exitCode, at)) {
            return new RunOutcome(
                    RunState.FAILED,
                    OptionalInt.of(exitCode),
                    Optional.of(run.timeOutReason("stopped", exitCode)),
                    at);
        }
        if (causedBy(run.stopRequestedAt(), exitCode, at)) {
            return new RunOutcome(
                    RunState.STOPPED,
                    OptionalInt.of(exitCode),
                    Optional.of(Sentence.of("run.stopped", exitCode).english()),
                    at);
        }
        if (exitCode == 0) {
            return new RunOutcome(RunState.SUCCEEDED, OptionalInt.of(0), Optional.empty(), at);
        }
        return new RunOutcome(
                RunState.FAILED, OptionalInt.of(exitCode), Optional.of(explain(exitCode)), at);
    }

    /**
     * An end by a signal that a stop sends was caused by it whatever the clock says, which may have been
     * set back in between.
     */
    private static boolean causedBy(@Nullable Instant request, int exitCode, Instant end) {
        return request != null
                && (request.isBefore(end.plus(CLOCK_SLACK)) || exitCode == 143 || exitCode == 137);
    }

    private static String explain(int exitCode) {
        Sentence explanation =
                switch (exitCode) {
                    case 137 -> Sentence.of("run.killed");
                    case 139 -> Sentence.of("run.crashed");
                    case 143 -> Sentence.of("run.asked-to-end");
                    default -> Sentence.of("run.exit-code", exitCode);
                };
        return explanation.english();
    }
}
