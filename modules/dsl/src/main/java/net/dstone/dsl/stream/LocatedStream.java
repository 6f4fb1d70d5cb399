package net.dstone.dsl.stream;

import java.util.List;
import net.dstone.dsl.DslException;
import org.jspecify.annotations.Nullable;

/**
 * A stream and where in its text the parts are, for those who mark mistakes or change a part and leave
 * the rest as it was written.
 *
 * @param source of the destination that is read from, if there is one
 * @param apps as many as the definition has; the {@code bridge} of {@code :a > :b}, which is not written,
 *     has the place of the source, with nothing in it
 * @param sink of the destination that is written to, if there is one
 */
public record LocatedStream(
        StreamDefinition definition,
        @Nullable Span source,
        List<AppPlace> apps,
        @Nullable Span sink) {

    public LocatedStream {
        apps = List.copyOf(apps);
    }

    /**
     * @param start offset of the first character
     * @param end offset behind the last character
     */
    public record Span(int start, int end) {}

    /**
     * @param whole with label and arguments
     * @param name without them
     * @param argumentNames without the hyphens, in the order of the arguments
     */
    public record AppPlace(Span whole, Span name, List<Span> argumentNames) {

        public AppPlace {
            argumentNames = List.copyOf(argumentNames);
        }
    }

    /**
     * As {@link StreamDefinition#parse(String, String)}.
     *
     * @throws DslException if the text is no stream or the name cannot be one
     */
    public static LocatedStream parse(String name, String text) {
        return new StreamParser(text).parseLocated(name);
    }
}
