package net.dstone.dataflow.execution;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has been read.
 *
 * @param id of the last one read
 * @param start what stands before the id in the order of {@link Stream.Kind#STARTED}, as in its column
 */
record Position(long id, @Nullable LocalDateTime start) {

    static final Position BEGINNING = new Position(Long.MAX_VALUE, null);
}
