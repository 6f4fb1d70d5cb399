package net.dstone.dataflow.launch;

import java.time.Instant;
import net.dstone.dataflow.database.MessageColumn;
import org.jspecify.annotations.Nullable;

/**
 * What an execution's row says once its program is gone. A program that ended its row itself has the last
 * word there: Spring Cloud Task records 0 for a failed job unless told otherwise, whatever its process
 * exits with, and clients and composed tasks go by that. The run beside the row tells how the process
 * ended.
 */
record ExecutionEnd(
        Instant startTime, Instant endTime, int exitCode, @Nullable String errorMessage) {

    /** What the row says before. */
    record Recorded(
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable Integer exitCode,
            @Nullable String errorMessage) {}

    static ExecutionEnd of(Recorded recorded, TaskRun run, RunOutcome outcome) {
        Instant endTime = firstOf(recorded.endTime(), outcome.at());
        Instant startTime = firstOf(recorded.startTime(), firstOf(run.startedAt(), outcome.at()));
        int exitCode = exitCode(recorded, outcome);
        if (exitCode == 0 && run.timedOut() && outcome.state() == RunState.FAILED) {
            // What was cut short did not succeed, whatever the program says of its end.
            exitCode =
                    outcome.exitCode().orElse(0) == 0
                            ? TaskRun.NO_EXIT_CODE
                            : outcome.exitCode().getAsInt();
        }
        return new ExecutionEnd(
                startTime, endTime, exitCode, errorMessage(recorded, exitCode, outcome));
    }

    /** Whether the execution failed although its process may have ended well. */
    boolean failed() {
        return exitCode != 0;
    }

    private static int exitCode(Recorded recorded, RunOutcome outcome) {
        Integer own = recorded.exitCode();
        if (own != null && (own != 0 || recorded.endTime() != null)) {
            return own;
        }
        return outcome.exitCode()
                .orElse(outcome.state() == RunState.SUCCEEDED ? 0 : TaskRun.NO_EXIT_CODE);
    }

    private static @Nullable String errorMessage(
            Recorded recorded, int exitCode, RunOutcome outcome) {
        String message = recorded.errorMessage();
        if (message == null || message.isBlank()) {
            message = exitCode == 0 ? null : outcome.reason().orElse(null);
        }
        return message == null ? null : MessageColumn.cut(message);
    }

    private static Instant firstOf(@Nullable Instant preferred, Instant otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}
