package net.dstone.dataflow.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
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
            return new Ended(gone(run, "The platform does not know the task any more", now));
        }
        if (run.timedOut()) {
            return new Ended(gone(run, "nothing of it was on the platform", now));
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
            return new Ended(
                    gone(run, "the platform was told to cancel it and still says: " + reason, now));
        }
        return run.isOverdue(now) ? new Overdue() : new AsExpected();
    }

    private static RunOutcome gone(TaskRun run, String reason, Instant at) {
        if (run.timedOut()) {
            return RunOutcome.withoutExitCode(
                    RunState.FAILED, "%s; %s".formatted(run.timeOutReason(), reason), at);
        }
        return run.stopRequested()
                ? new RunOutcome(
                        RunState.STOPPED,
                        OptionalInt.empty(),
                        Optional.of("Stopped on request; how it ended was not seen: " + reason),
                        at)
                : RunOutcome.withoutExitCode(RunState.LOST, reason, at);
    }
}
