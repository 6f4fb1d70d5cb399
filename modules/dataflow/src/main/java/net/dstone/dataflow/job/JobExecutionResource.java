package net.dstone.dataflow.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.web.WireTime;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.server.core.Relation;

/**
 * A job execution with everything known of it. Names and order are SCDF's.
 *
 * @param jobId of the instance
 */
@Relation(collectionRelation = "jobExecutionResourceList")
record JobExecutionResource(
        long executionId,
        int stepExecutionCount,
        long jobId,
        @Nullable Long taskExecutionId,
        String name,
        String startDate,
        String startTime,
        String duration,
        Batch jobExecution,
        Map<String, String> jobParameters,
        String jobParametersString,
        boolean restartable,
        boolean abandonable,
        boolean stoppable,
        boolean defined,
        String timeZone,
        String schemaTarget) {

    /** Spring Batch 4's own class as it looked in JSON. */
    @Schema(name = "BatchJobExecution")
    record Batch(
            long id,
            long version,
            JobParametersResource jobParameters,
            Instance jobInstance,
            List<StepExecutionResource.Batch> stepExecutions,
            String status,
            @Nullable String startTime,
            @Nullable String createTime,
            @Nullable String endTime,
            @Nullable String lastUpdated,
            ExitStatusResource exitStatus,
            ExecutionContextResource executionContext,
            @Nullable String jobConfigurationName,
            List<String> failureExceptions,
            List<String> allFailureExceptions) {}

    record Instance(long id, String jobName, @Nullable Long version) {}

    static EntityModel<JobExecutionResource> model(
            JobExecution execution, List<StepExecution> steps, Instant now) {
        return EntityModel.of(
                of(execution, steps, now),
                JobLinks.of(execution, execution.status() != BatchStatus.COMPLETED));
    }

    static JobExecutionResource of(JobExecution execution, List<StepExecution> steps, Instant now) {
        JobClock clock = JobClock.of(execution.started(), execution.ended(), now);
        return new JobExecutionResource(
                execution.id(),
                execution.stepCount(),
                execution.instanceId(),
                execution.taskExecutionId(),
                execution.jobName(),
                clock.startDate(),
                clock.startTime(),
                clock.duration(),
                batch(execution, steps),
                JobParametersResource.texts(execution.parameters()),
                JobParametersResource.line(execution.parameters()),
                execution.status().isRestartable(),
                execution.status().isAbandonable(),
                execution.status().isStoppable(),
                execution.defined(),
                JobClock.ZONE_NAME,
                execution.schema().name());
    }

    private static Batch batch(JobExecution execution, List<StepExecution> steps) {
        return new Batch(
                execution.id(),
                execution.version(),
                JobParametersResource.of(execution.parameters()),
                new Instance(execution.instanceId(), execution.jobName(), null),
                steps.stream()
                        .map(step -> StepExecutionResource.batch(step, StepContext.EMPTY))
                        .toList(),
                execution.status().name(),
                WireTime.format(execution.started()),
                WireTime.format(execution.created()),
                WireTime.format(execution.ended()),
                WireTime.format(execution.lastUpdated()),
                new ExitStatusResource(execution.exitCode(), execution.exitDescription()),
                ExecutionContextResource.EMPTY,
                null,
                List.of(),
                List.of());
    }
}
