package net.dstone.batch.common.runner;

import java.util.List;
import net.dstone.batch.common.batch.RunningJobs;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.boot.ExitCodeGenerator;

/**
 * The job of this task ended, but not as COMPLETED: exit code 143 when it was stopped, else 1. It has no
 * stack trace of its own, because Spring Batch has already logged that of the cause.
 */
final class JobNotCompletedException extends RuntimeException implements ExitCodeGenerator {

    private final int exitCode;

    JobNotCompletedException(JobExecution execution) {
        super(describe(execution), null, false, false);
        this.exitCode =
                execution.getStatus() == BatchStatus.STOPPED ? RunningJobs.EXIT_CODE_STOPPED : 1;
    }

    private static String describe(JobExecution execution) {
        String steps =
                execution.getStepExecutions().stream()
                        .filter(step -> step.getStatus() != BatchStatus.COMPLETED)
                        .map(step -> " at step '%s'".formatted(step.getStepName()))
                        .reduce("", (earlier, later) -> later);
        List<Throwable> failures = execution.getAllFailureExceptions();
        String reason = failures.isEmpty() ? "" : ": " + rootOf(failures.get(0));
        return "Job '%s' (job execution %d, instance %d) ended %s%s%s"
                .formatted(
                        execution.getJobInstance().getJobName(),
                        execution.getId(),
                        execution.getJobInstanceId(),
                        execution.getStatus(),
                        steps,
                        reason);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
