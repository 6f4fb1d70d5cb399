package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with many executions. As it may delete them, nothing of it is guessed: whoever wants
 * it done says that it is no dry run.
 *
 * @param executions those meant, or
 * @param filter what selects them, by at least one condition; of these only what the action makes sense for
 */
record BulkRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BulkAction action,
        @Nullable List<Key> executions,
        @Nullable Filter filter,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean dryRun) {

    /**
     * @throws InvalidSearchException if something is missing; Jackson gives null for that
     */
    BulkRequest {
        if (isMissing(action)) {
            throw new InvalidSearchException("An 'action' is needed");
        }
        if (isMissing(dryRun)) {
            throw new InvalidSearchException("'dryRun' is needed: true or false");
        }
        if ((executions == null) == (filter == null)) {
            throw new InvalidSearchException("Either 'executions' or a 'filter' is needed");
        }
        if (executions != null) {
            requireNoNull("executions", executions);
            executions = List.copyOf(executions);
        }
    }

    /** An execution by its id. */
    @Schema(name = "BulkKey")
    record Key(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Long id,
            @Nullable String schemaTarget) {

        Key {
            if (isMissing(id)) {
                throw new InvalidSearchException("Each of the 'executions' needs an 'id'");
            }
        }

        ExecutionKey key() {
            return new ExecutionKey(id, SchemaTarget.ofRequest(schemaTarget));
        }
    }

    /** The conditions of a search. */
    @Schema(name = "BulkFilter")
    record Filter(
            @Nullable Set<ExecutionState> state,
            @Nullable String task,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer exitCode,
            @Nullable String platform,
            @Nullable Long parent,
            @Nullable String text) {

        ExecutionFilter filter() {
            return new ExecutionFilter(
                    states(state), task, from, to, exitCode, platform, parent, text);
        }
    }

    /** The executions meant. */
    sealed interface Meant {}

    record Named(List<ExecutionKey> keys) implements Meant {}

    record Found(ExecutionFilter filter) implements Meant {}

    Meant meant() {
        return filter != null
                ? new Found(filter.filter())
                : new Named(
                        executions == null
                                ? List.of()
                                : executions.stream().map(Key::key).toList());
    }

    static Set<ExecutionState> states(@Nullable Set<ExecutionState> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return EnumSet.noneOf(ExecutionState.class);
        }
        requireNoNull("state", wanted);
        return EnumSet.copyOf(wanted);
    }

    private static void requireNoNull(String name, Collection<?> values) {
        if (values.stream().anyMatch(BulkRequest::isMissing)) {
            throw new InvalidSearchException("'%s' holds nothing at one place".formatted(name));
        }
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null;
    }
}
