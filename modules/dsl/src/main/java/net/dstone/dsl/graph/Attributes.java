package net.dstone.dsl.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The optional attributes of nodes and links, as they come from drawing programs. */
final class Attributes {

    private Attributes() {}

    /** A copy in the same order, without what is null; null if nothing is left, so that it is left out of JSON. */
    static @Nullable Map<String, String> copy(@Nullable Map<String, String> attributes) {
        if (attributes == null) {
            return null;
        }
        Map<String, String> copy = new LinkedHashMap<>(attributes);
        copy.values().removeIf(Objects::isNull);
        return copy.isEmpty() ? null : Collections.unmodifiableMap(copy);
    }
}
