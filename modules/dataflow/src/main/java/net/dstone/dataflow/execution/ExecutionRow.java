package net.dstone.dataflow.execution;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution as lists show it. Secrets are masked.
 *
 * @param queuedAt null for one that was started elsewhere
 * @param reason for people: why it waits, or why it ended as it did
 */
record ExecutionRow(
        long id,
        String schemaTarget,
        @Nullable String taskName,
        ExecutionState state,
        @Nullable Integer exitCode,
        @Nullable Instant queuedAt,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable String platform,
        @Nullable Long parentId,
        @Nullable String reason,
        @Nullable String externalExecutionId,
        List<String> arguments) {}
