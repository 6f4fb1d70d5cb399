package net.dstone.dsl.graph;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from one node to another.
 *
 * @param from id of a node
 * @param to id of a node
 * @param properties the status of a transition under {@code transitionName}, or null if it is none
 */
public record Link(String from, String to, @Nullable Map<String, String> properties) {

    private static final String TRANSITION_NAME = "transitionName";

    public Link {
        requireNonNull(from, "start of a link");
        requireNonNull(to, "end of a link");
        properties = Attributes.copy(properties);
    }

    static Link plain(String from, String to) {
        return new Link(from, to, null);
    }

    static Link transition(String from, String to, String status) {
        return new Link(from, to, Map.of(TRANSITION_NAME, status));
    }

    boolean isTransition() {
        return status().isPresent();
    }

    /** The status the application must end with for this way to be taken; none if it is the way everything takes. */
    Optional<String> status() {
        return Optional.ofNullable(properties == null ? null : properties.get(TRANSITION_NAME));
    }
}
