package net.dstone.dataflow.job;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution context as clients read it.
 *
 * @param dirty always false: what is stored is stored
 * @param values one entry per object
 */
record ExecutionContextResource(
        boolean dirty, boolean empty, List<Map<String, @Nullable Object>> values) {

    static final ExecutionContextResource EMPTY =
            new ExecutionContextResource(false, true, List.of());

    static ExecutionContextResource of(StepContext context) {
        List<Map<String, @Nullable Object>> values =
                context.shownValues().entrySet().stream()
                        .map(
                                entry ->
                                        Map.<String, @Nullable Object>of(
                                                entry.getKey(), entry.getValue()))
                        .toList();
        return new ExecutionContextResource(false, values.isEmpty(), values);
    }
}
