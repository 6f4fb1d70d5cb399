package net.dstone.dataflow.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job instance, as Spring Batch recorded it.
 *
 * @param version counts Spring Batch's updates of the row
 * @param exitDescription why it failed, with stack trace, cut by Spring Batch
 * @param taskExecutionId the launch it ran in; null when it was not launched as a task
 * @param defined whether the task definition it was launched from still exists
 */
record JobExecution(
        BatchSchema schema,
        long id,
        long version,
        long instanceId,
        String jobName,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant lastUpdated,
        BatchStatus status,
        String exitCode,
        String exitDescription,
        @Nullable Long taskExecutionId,
        @Nullable String taskName,
        boolean defined,
        int stepCount,
        List<JobParameter> parameters) {

    JobExecution {
        parameters = List.copyOf(parameters);
    }

    JobExecution withDefined(boolean nowDefined) {
        return new JobExecution(
                schema,
                id,
                version,
                instanceId,
                jobName,
                created,
                started,
                ended,
                lastUpdated,
                status,
                exitCode,
                exitDescription,
                taskExecutionId,
                taskName,
                nowDefined,
                stepCount,
                parameters);
    }
}
