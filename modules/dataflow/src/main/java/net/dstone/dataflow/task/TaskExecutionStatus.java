package net.dstone.dataflow.task;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an execution stands, as SCDF's clients know it. It is stored nowhere but follows from the record. */
enum TaskExecutionStatus {
    /** It has not begun, or there is no execution at all. */
    UNKNOWN,
    RUNNING,
    COMPLETE,
    ERROR;

    private static final Set<String> UNSUCCESSFUL_JOB = Set.of("ABANDONED", "FAILED", "STOPPED");

    /**
     * @param composedJobExitCode the exit code of the job that ran a composed task, which counts more than
     *     the runner's own; null for every other execution
     */
    static TaskExecutionStatus of(TaskExecution execution, @Nullable String composedJobExitCode) {
        if (execution.startTime() == null) {
            return UNKNOWN;
        }
        if (execution.endTime() == null) {
            return RUNNING;
        }
        if (composedJobExitCode != null) {
            return UNSUCCESSFUL_JOB.contains(composedJobExitCode) ? ERROR : COMPLETE;
        }
        Integer exitCode = execution.exitCode();
        if (exitCode == null) {
            return RUNNING;
        }
        return exitCode == 0 ? COMPLETE : ERROR;
    }
}
