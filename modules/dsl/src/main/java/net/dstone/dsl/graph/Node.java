package net.dstone.dsl.graph;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application of a composed task, or one of the fixed points {@code START}, {@code END} and {@code SYNC}.
 *
 * @param id what links call it by, a number as text
 * @param name the name the application is registered under
 * @param properties its arguments, or null if it has none
 * @param metadata its label under {@code label}, or null if it has none
 */
public record Node(
        String id,
        String name,
        @Nullable Map<String, String> properties,
        @Nullable Map<String, String> metadata) {

    static final String START = "START";
    static final String END = "END";
    static final String SYNC = "SYNC";
    private static final String LABEL = "label";

    public Node {
        requireNonNull(id, "id of a node");
        requireNonNull(name, "name of a node");
        properties = Attributes.copy(properties);
        metadata = Attributes.copy(metadata);
    }

    static Node fixed(String id, String name) {
        return new Node(id, name, null, null);
    }

    static Node app(
            String id, String name, @Nullable String label, Map<String, String> properties) {
        return new Node(id, name, properties, label == null ? null : Map.of(LABEL, label));
    }

    /** Whether it only joins the flows of one split before those of the next start. */
    boolean isSync() {
        return name.equals(SYNC) && properties == null && metadata == null;
    }

    /** What the application is called within the task, if not by its name. */
    Optional<String> label() {
        return Optional.ofNullable(metadata == null ? null : metadata.get(LABEL))
                .filter(label -> !label.isBlank());
    }
}
