package net.dstone.dataflow.task;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.dstone.dataflow.schema.SchemaTarget;

/** Names a task execution: ids of different schema targets overlap. */
public record ExecutionKey(long id, SchemaTarget target) {

    /** For statements, which can only speak of one target at a time. */
    public static Map<SchemaTarget, List<Long>> idsByTarget(Collection<ExecutionKey> keys) {
        return keys.stream()
                .collect(
                        Collectors.groupingBy(
                                ExecutionKey::target,
                                () -> new EnumMap<>(SchemaTarget.class),
                                Collectors.mapping(ExecutionKey::id, Collectors.toList())));
    }

    @Override
    public String toString() {
        return target + " #" + id;
    }
}
