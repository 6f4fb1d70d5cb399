package net.dstone.dataflow.task;

import java.util.List;
import java.util.Map;
import net.dstone.dataflow.web.Masking;
import net.dstone.dataflow.web.WireTime;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.server.core.Relation;

/**
 * An execution as clients get it. Secrets are masked.
 *
 * @param resourceUrl what was run, in words
 * @param deploymentProperties as callers gave them
 */
@Relation(collectionRelation = "taskExecutionResourceList")
record TaskExecutionResource(
        long executionId,
        @Nullable Integer exitCode,
        @Nullable String taskName,
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String exitMessage,
        List<String> arguments,
        @Nullable List<Long> jobExecutionIds,
        @Nullable String errorMessage,
        @Nullable String externalExecutionId,
        @Nullable Long parentExecutionId,
        @Nullable String resourceUrl,
        @Nullable Map<String, @Nullable Object> appProperties,
        @Nullable Map<String, @Nullable Object> deploymentProperties,
        @Nullable String platformName,
        TaskExecutionStatus taskExecutionStatus,
        String schemaTarget) {

    static TaskExecutionResource of(
            TaskExecution execution,
            List<String> arguments,
            @Nullable List<Long> jobExecutionIds,
            @Nullable Long parentExecutionId,
            @Nullable LaunchManifest manifest,
            @Nullable String platformName,
            TaskExecutionStatus status) {
        return new TaskExecutionResource(
                execution.key().id(),
                execution.exitCode(),
                execution.taskName(),
                WireTime.format(execution.startTime()),
                WireTime.format(execution.endTime()),
                execution.exitMessage(),
                arguments.stream().map(Masking::maskArgument).toList(),
                jobExecutionIds,
                execution.errorMessage(),
                execution.externalExecutionId(),
                parentExecutionId,
                manifest == null ? null : manifest.resourceDescription(),
                manifest == null
                        ? null
                        : Masking.mask(manifest.taskDeploymentRequest().definition().properties()),
                manifest == null
                        ? null
                        : Masking.mask(manifest.taskDeploymentRequest().deploymentProperties()),
                platformName,
                status,
                execution.key().target().wireName());
    }
}
