package net.dstone.dataflow.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.dataflow.language.Sentence;
import net.dstone.platform.TaskStatus;

/** What a platform's word means for a run. */
sealed interface RunFinding {

    /** How long a platform may take to take back what it has not started. */
    Duration CANCEL_PATIENCE = Duration.ofMinutes(2);

    /** The run is what it seemed to be. */
    record AsExpected() implements RunFinding {}

    /** The platform runs nothing of a launch that is still to come. */
    record NotLaunched() implements RunFinding {}

    record Started(Instant at) implements RunFinding {}

    /** It takes longer than it may and has to be stopped. */
    record Overdue() implements RunFinding {}

    record Ended(RunOutcome outcome) implements RunFinding {}

    static RunFinding of(TaskRun run, TaskStatus status, Instant now) {
        if (run.state().ended() || run.state() == RunState.QUEUED) {
            return new AsExpected();
        }
        return switch (status) {
            case TaskStatus.Unknown() -> unknown(run, now);
            case TaskStatus.Pending(String reason) -> pending(run, reason, now);
            case TaskStatus.Running(Instant startedAt) ->
                    run.state() == RunState.LAUNCHING
                            ? new Started(startedAt)
                            : run.isOverdue(now) ? new Overdue() : new AsExpected();
            case TaskStatus.Exited(int exitCode, Instant endedAt) ->
                    new Ended(RunOutcome.exited(run, exitCode, endedAt));
            case TaskStatus.Lost(String reason) -> new Ended(gone(run, reason, now));
        };
    }

    private static RunFinding unknown(TaskRun run, Instant now) {
        if (run.state() != RunState.LAUNCHING) {
            return new Ended(gone(run, Sentence.of("run.forgotten").english(), now));
        }
        if (run.timedOut()) {
            return new Ended(gone(run, Sentence.of("run.nothing-there").english(), now));
        }
        return run.isOverdue(now) ? new Overdue() : new NotLaunched();
    }

    /** A platform that neither starts it nor takes it back must not keep the place for ever. */
    private static RunFinding pending(TaskRun run, String reason, Instant now) {
        Instant unwantedSince =
                run.stopRequestedAt() == null ? run.timedOutAt() : run.stopRequestedAt();
        if (run.state() == RunState.LAUNCHING
                && unwantedSince != null
                && now.isAfter(unwantedSince.plus(CANCEL_PATIENCE))) {
            return new Ended(gone(run, Sentence.of("run.cancel-unheard", reason).english(), now));
        }
        return run.isOverdue(now) ? new Overdue() : new AsExpected();
    }

    private static RunOutcome gone(TaskRun run, String reason, Instant at) {
        if (run.timedOut()) {
            return RunOutcome.withoutExitCode(
                    RunState.FAILED, run.timeOutReason("gone", reason), at);
        }
        return run.stopRequested()
                ? new RunOutcome(
                        RunState.STOPPED,
                        OptionalInt.empty(),
                        Optional.of(Sentence.of("run.stopped-unseen", reason).english()),
                        at)
                : RunOutcome.withoutExitCode(RunState.LOST, reason, at);
    }
}
