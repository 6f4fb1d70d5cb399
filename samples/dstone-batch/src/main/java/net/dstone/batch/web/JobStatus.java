package net.dstone.batch.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.step.StepExecution;

/**
 * A job execution as the status endpoint shows it; times are of this machine's zone.
 *
 * @param id of the job execution, for {@code /batch/status/{id}}
 * @param reason first line of why it failed; null while there is nothing to say
 */
record JobStatus(
        long id,
        String job,
        String status,
        String exitCode,
        @Nullable String reason,
        @Nullable LocalDateTime started,
        @Nullable LocalDateTime ended,
        Map<String, String> parameters,
        List<StepStatus> steps) {

    /** One step of it. */
    record StepStatus(
            String name,
            String status,
            long read,
            long written,
            long commits,
            @Nullable String reason) {

        static StepStatus of(StepExecution step) {
            return new StepStatus(
                    step.getStepName(),
                    step.getStatus().name(),
                    step.getReadCount(),
                    step.getWriteCount(),
                    step.getCommitCount(),
                    firstLine(step.getExitStatus()));
        }
    }

    static JobStatus of(JobExecution execution) {
        Map<String, String> parameters = new TreeMap<>();
        for (JobParameter<?> parameter : execution.getJobParameters()) {
            parameters.put(parameter.name(), String.valueOf(parameter.value()));
        }
        return new JobStatus(
                execution.getId(),
                execution.getJobInstance().getJobName(),
                execution.getStatus().name(),
                execution.getExitStatus().getExitCode(),
                firstLine(execution.getExitStatus()),
                execution.getStartTime(),
                execution.getEndTime(),
                parameters,
                execution.getStepExecutions().stream().map(StepStatus::of).toList());
    }

    /** The description is a stack trace when something failed. */
    private static @Nullable String firstLine(ExitStatus exit) {
        return exit.getExitDescription().lines().findFirst().orElse(null);
    }
}
