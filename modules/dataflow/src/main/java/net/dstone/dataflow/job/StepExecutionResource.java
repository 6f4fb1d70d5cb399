package net.dstone.dataflow.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import net.dstone.dataflow.web.WireTime;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.server.core.Relation;

/** A step execution. Names and order are SCDF's; in lists its context is left empty, as there. */
@Relation(collectionRelation = "stepExecutionResourceList")
record StepExecutionResource(
        long jobExecutionId, Batch stepExecution, String stepType, String schemaTarget) {

    /** Spring Batch 4's own class as it looked in JSON. */
    @Schema(name = "BatchStepExecution")
    record Batch(
            String stepName,
            long id,
            long version,
            String status,
            long readCount,
            long writeCount,
            long commitCount,
            long rollbackCount,
            long readSkipCount,
            long processSkipCount,
            long writeSkipCount,
            @Nullable String startTime,
            @Nullable String endTime,
            @Nullable String lastUpdated,
            ExecutionContextResource executionContext,
            ExitStatusResource exitStatus,
            boolean terminateOnly,
            long filterCount,
            JobParametersResource jobParameters,
            long jobExecutionId,
            long skipCount,
            String summary,
            List<String> failureExceptions) {}

    static EntityModel<StepExecutionResource> model(StepExecution step, StepContext context) {
        JobExecution execution = step.jobExecution();
        return EntityModel.of(
                new StepExecutionResource(
                        execution.id(),
                        batch(step, context),
                        StepType.of(context),
                        execution.schema().name()),
                JobLinks.self(step),
                JobLinks.progress(step));
    }

    static Batch batch(StepExecution step, StepContext context) {
        return new Batch(
                step.name(),
                step.id(),
                step.version(),
                step.status().name(),
                step.readCount(),
                step.writeCount(),
                step.commitCount(),
                step.rollbackCount(),
                step.readSkipCount(),
                step.processSkipCount(),
                step.writeSkipCount(),
                WireTime.format(step.started()),
                WireTime.format(step.ended()),
                WireTime.format(step.lastUpdated()),
                ExecutionContextResource.of(context),
                new ExitStatusResource(step.exitCode(), step.exitDescription()),
                false,
                step.filterCount(),
                JobParametersResource.of(step.jobExecution().parameters()),
                step.jobExecution().id(),
                step.skipCount(),
                step.summary(),
                List.of());
    }
}
