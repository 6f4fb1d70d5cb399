package net.dstone.dsl.task;

import java.util.List;

/**
 * Steps that run one after the other, written {@code a && b}.
 *
 * @param elements at least one
 */
public record Sequence(List<Element> elements) {

    public Sequence {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("A sequence has at least one element");
        }
    }
}
