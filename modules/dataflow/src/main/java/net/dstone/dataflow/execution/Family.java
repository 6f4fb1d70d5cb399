package net.dstone.dataflow.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecutionRows;
import org.jspecify.annotations.Nullable;

/**
 * Executions together with their children of any depth, which are deleted with them.
 *
 * @param named those asked for
 * @param parents by child, of the named ones too
 * @param complete false when there are more children than were looked for
 */
record Family(Set<ExecutionKey> named, Map<ExecutionKey, ExecutionKey> parents, boolean complete) {

    Family {
        named = Set.copyOf(named);
        parents = Map.copyOf(parents);
    }

    /** Without children, where these do not matter. */
    static Family childless(Collection<ExecutionKey> named) {
        return new Family(Set.copyOf(named), Map.of(), true);
    }

    /**
     * @param most how many children are looked for
     */
    static Family of(Collection<ExecutionKey> named, int most, TaskExecutionRows rows) {
        Map<ExecutionKey, ExecutionKey> parents = new HashMap<>();
        Set<ExecutionKey> seen = new LinkedHashSet<>(named);
        Collection<ExecutionKey> generation = named;
        while (!generation.isEmpty()) {
            int left = most - parents.size();
            // One more tells whether there are more.
            List<TaskExecutionRows.Child> children = rows.children(generation, left + 1);
            if (children.size() > left) {
                children.subList(0, left)
                        .forEach(child -> parents.putIfAbsent(child.key(), child.parent()));
                return new Family(Set.copyOf(named), parents, false);
            }
            List<ExecutionKey> next = new ArrayList<>();
            for (TaskExecutionRows.Child child : children) {
                parents.putIfAbsent(child.key(), child.parent());
                if (seen.add(child.key())) {
                    next.add(child.key());
                }
            }
            generation = next;
        }
        return new Family(Set.copyOf(named), parents, true);
    }

    /** Those that were not asked for and go with one of the named ones that the condition holds for. */
    List<ExecutionKey> goingWith(Predicate<ExecutionKey> condition) {
        return parents.keySet().stream()
                .filter(key -> !named.contains(key))
                .filter(key -> ancestors(key).stream().filter(named::contains).anyMatch(condition))
                .toList();
    }

    /** Those that one of these is a child of, of any depth. */
    Set<ExecutionKey> ancestorsOf(Collection<ExecutionKey> keys) {
        Set<ExecutionKey> all = new HashSet<>();
        keys.forEach(key -> all.addAll(ancestors(key)));
        return all;
    }

    private Set<ExecutionKey> ancestors(ExecutionKey key) {
        Set<ExecutionKey> all = new HashSet<>();
        @Nullable ExecutionKey parent = parents.get(key);
        // Rows of another server may name each other.
        while (parent != null && all.add(parent)) {
            parent = parents.get(parent);
        }
        return all;
    }
}
