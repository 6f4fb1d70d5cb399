package net.dstone.dsl.stream;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which streams live off which. */
public final class RelatedStreams {

    private RelatedStreams() {}

    /**
     * The streams that read what a stream writes.
     *
     * @param stream a name
     * @param streams all there are, with their names
     * @param nested whether those count too that read what a related stream writes, and so on
     * @return in the order given, and with {@code nested} the nearer ones first; without the stream itself
     */
    public static List<StreamDefinition> of(
            String stream, Collection<StreamDefinition> streams, boolean nested) {
        Set<StreamDefinition> related = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>(Set.of(stream));
        Set<String> latest = names;
        do {
            Set<String> found = new LinkedHashSet<>();
            for (StreamDefinition candidate : streams) {
                String name = Objects.requireNonNull(candidate.name(), "name of a stream");
                if (!names.contains(name) && latest.stream().anyMatch(candidate::taps)) {
                    related.add(candidate);
                    found.add(name);
                }
            }
            names.addAll(found);
            latest = found;
        } while (nested && !latest.isEmpty());
        return List.copyOf(related);
    }
}
