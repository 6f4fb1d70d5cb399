package net.dstone.dataflow.execution;

import java.time.Instant;
import java.time.LocalDateTime;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;

/**
 * An execution a search looks at, with what is needed to decide about it.
 *
 * @param start as in its column
 * @param time of the start, or of the time it was queued when it has not started
 * @param moment what the streams are merged by
 */
record Candidate(
        ExecutionKey key,
        @Nullable String taskName,
        @Nullable LocalDateTime start,
        ExecutionState state,
        @Nullable Integer exitCode,
        @Nullable String platform,
        @Nullable String externalExecutionId,
        Instant time,
        Instant moment) {

    Position position(Stream stream) {
        return new Position(key.id(), stream.kind() == Stream.Kind.STARTED ? start : null);
    }
}
