package net.dstone.dsl.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sequences that run at the same time, written {@code <a || b>}; what follows waits for all of them.
 *
 * @param label what a transition may call it, or null
 * @param flows at least one
 */
public record Split(@Nullable String label, List<Sequence> flows) implements Element {

    public Split {
        flows = List.copyOf(flows);
        if (flows.isEmpty()) {
            throw new IllegalArgumentException("A split has at least one flow");
        }
    }
}
