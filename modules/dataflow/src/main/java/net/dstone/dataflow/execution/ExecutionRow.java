package net.dstone.dataflow.execution;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.dstone.dataflow.language.Sentence;
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
        List<String> arguments) {

    /** The same with another reason. */
    ExecutionRow withReason(@Nullable String other) {
        return new ExecutionRow(
                id,
                schemaTarget,
                taskName,
                state,
                exitCode,
                queuedAt,
                startTime,
                endTime,
                platform,
                parentId,
                other,
                externalExecutionId,
                arguments);
    }

    ExecutionRow in(Locale language) {
        return reason == null ? this : withReason(Sentence.reading(reason).in(language));
    }
}
