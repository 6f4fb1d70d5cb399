package net.dstone.dataflow.task;

import net.dstone.dataflow.web.WireTime;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.server.core.Relation;

/** An execution in a list that is to be quick: what its own row says. */
@Relation(collectionRelation = "taskExecutionThinResourceList")
record TaskExecutionThinResource(
        long executionId,
        @Nullable Long parentExecutionId,
        @Nullable Integer exitCode,
        @Nullable String taskName,
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String exitMessage,
        @Nullable String externalExecutionId,
        @Nullable String errorMessage,
        TaskExecutionStatus taskExecutionStatus,
        String schemaTarget) {

    static TaskExecutionThinResource of(TaskExecution execution, TaskExecutionStatus status) {
        return new TaskExecutionThinResource(
                execution.key().id(),
                execution.parentExecutionId(),
                execution.exitCode(),
                execution.taskName(),
                WireTime.format(execution.startTime()),
                WireTime.format(execution.endTime()),
                execution.exitMessage(),
                execution.externalExecutionId(),
                execution.errorMessage(),
                status,
                execution.key().target().wireName());
    }
}
