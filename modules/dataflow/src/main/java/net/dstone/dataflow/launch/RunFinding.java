package net.dstone.dataflow.launch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.platform.TaskStatus;

/** What a platform's word means for a run. */
sealed interface RunFinding {

    /** The run is what it seemed to be. */
    record AsExpected() implements RunFinding {}

    /** The platform runs nothing of a launch that is still to come. */
    record NotLaunched() implements RunFinding {}

    record Started(Instant at) implements RunFinding {}

    record Ended(RunOutcome outcome) implements RunFinding {}

    static RunFinding of(TaskRun run, TaskStatus status, Instant now) {
        if (run.state().ended() || run.state() == RunState.QUEUED) {
            return new AsExpected();
        }
        return switch (status) {
            case TaskStatus.Unknown() ->
                    run.state() == RunState.LAUNCHING
                            ? new NotLaunched()
                            : new Ended(
                                    gone(run, "The platform does not know the task any more", now));
            case TaskStatus.Pending(String reason) -> new AsExpected();
            case TaskStatus.Running(Instant startedAt) ->
                    run.state() == RunState.LAUNCHING ? new Started(startedAt) : new AsExpected();
            case TaskStatus.Exited(int exitCode, Instant endedAt) ->
                    new Ended(RunOutcome.exited(run, exitCode, endedAt));
            case TaskStatus.Lost(String reason) -> new Ended(gone(run, reason, now));
        };
    }

    private static RunOutcome gone(TaskRun run, String reason, Instant at) {
        return run.stopRequested()
                ? new RunOutcome(
                        RunState.STOPPED,
                        OptionalInt.empty(),
                        Optional.of("Stopped on request; how it ended was not seen: " + reason),
                        at)
                : RunOutcome.withoutExitCode(RunState.LOST, reason, at);
    }
}
