package net.dstone.dataflow.job;

import java.time.Instant;
import java.util.Map;
import net.dstone.dataflow.web.WireTime;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.server.core.Relation;

/**
 * A job execution as lists need it. Names and order are SCDF's.
 *
 * @param jobId of the instance, as is {@code instanceId}
 */
@Relation(collectionRelation = "jobExecutionThinResourceList")
record JobExecutionThinResource(
        long executionId,
        int stepExecutionCount,
        long jobId,
        @Nullable Long taskExecutionId,
        long instanceId,
        String name,
        String startDate,
        String startTime,
        @Nullable String startDateTime,
        String duration,
        Map<String, String> jobParameters,
        String jobParametersString,
        boolean restartable,
        boolean abandonable,
        boolean stoppable,
        boolean defined,
        String timeZone,
        String status,
        String schemaTarget) {

    static EntityModel<JobExecutionThinResource> model(JobExecution execution, Instant now) {
        JobClock clock = JobClock.of(execution.started(), execution.ended(), now);
        return EntityModel.of(
                new JobExecutionThinResource(
                        execution.id(),
                        execution.stepCount(),
                        execution.instanceId(),
                        execution.taskExecutionId(),
                        execution.instanceId(),
                        execution.jobName(),
                        clock.startDate(),
                        clock.startTime(),
                        WireTime.format(execution.started()),
                        clock.duration(),
                        JobParametersResource.texts(execution.parameters()),
                        JobParametersResource.line(execution.parameters()),
                        execution.status().isRestartable(),
                        execution.status().isAbandonable(),
                        execution.status().isStoppable(),
                        execution.defined(),
                        JobClock.ZONE_NAME,
                        execution.status().name(),
                        execution.schema().name()),
                JobLinks.of(execution, execution.ended() != null));
    }
}
