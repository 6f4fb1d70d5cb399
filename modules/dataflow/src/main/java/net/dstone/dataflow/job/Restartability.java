package net.dstone.dataflow.job;

import java.util.List;

/**
 * Whether Spring Batch would take up a job execution again. Its rules are asked here first, as it would
 * state its refusal only in the log of a program launched in vain.
 */
final class Restartability {

    /** An execution of the same instance. */
    record Run(long id, BatchStatus status) {}

    private Restartability() {}

    /**
     * @param runs all executions of the instance, the newest first
     * @param openSteps names of the execution's steps that look as if they ran, or whose state is unknown
     * @throws JobNotRestartableException with the reason
     */
    static void require(JobExecution execution, List<Run> runs, List<String> openSteps) {
        long id = execution.id();
        if (!execution.status().isRestartable()) {
            throw new JobNotRestartableException(id, execution.status());
        }
        for (Run run : runs) {
            if (run.status().isRunning()) {
                throw new JobNotRestartableException(
                        id, "execution '%d' of the instance is running".formatted(run.id()));
            }
            if (!run.status().isRestartable()) {
                throw new JobNotRestartableException(
                        id,
                        "execution '%d' of the instance is in state '%s'"
                                .formatted(run.id(), run.status()));
            }
        }
        if (!runs.isEmpty() && runs.getFirst().id() != id) {
            throw new JobNotRestartableException(
                    id,
                    "the instance has run again since; restart its last execution '%d'"
                            .formatted(runs.getFirst().id()));
        }
        if (!openSteps.isEmpty()) {
            throw new JobNotRestartableException(
                    id, "steps are still open: %s".formatted(String.join(", ", openSteps)));
        }
    }
}
