package net.dstone.dsl.stream;

import java.util.List;
import java.util.function.Predicate;
import net.dstone.dsl.DslException;
import org.jspecify.annotations.Nullable;

/**
 * A stream as it is written.
 *
 * @param name null only if neither the text nor the caller named it
 * @param source what the first application reads from, if that is a named destination
 * @param apps at least one, in the order written; of {@code :a > :b} the one application is {@code bridge}
 * @param sink what the last application writes to, if that is a named destination
 * @param unbound whether the applications are bound to nothing and to no other; they have no destinations then
 */
public record StreamDefinition(
        @Nullable String name,
        @Nullable Destination source,
        List<StreamApp> apps,
        @Nullable Destination sink,
        boolean unbound) {

    /** The application, delivered with the platform, that copies from one destination to another. */
    static final String BRIDGE = "bridge";

    public StreamDefinition {
        apps = List.copyOf(apps);
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("A stream has at least one application");
        }
        boolean hasDestination = source != null || sink != null;
        if (unbound ? hasDestination : !hasDestination && apps.size() == 1) {
            throw new IllegalArgumentException(
                    "A stream has destinations, or several bound applications, or is unbound");
        }
    }

    /**
     * Reads a stream whose name, if it has one, is part of the text as in {@code name = time | log}.
     *
     * @throws DslException if the text is no stream
     */
    public static StreamDefinition parse(String text) {
        return new StreamParser(text).parse();
    }

    /**
     * Reads a stream.
     *
     * @param name its name, which counts even if the text names it too
     * @throws DslException if the text is no stream or the name cannot be one
     */
    public static StreamDefinition parse(String name, String text) {
        return new StreamParser(text).parse(name);
    }

    /** The definition without its name, as {@link #parse} reads it. */
    public String text() {
        return text(_ -> false);
    }

    /**
     * The definition to be shown, with {@code ******} in place of secrets.
     *
     * @param sensitive whether the value of an argument of that name must not be seen
     */
    public String text(Predicate<String> sensitive) {
        return StreamWriter.write(this, sensitive);
    }

    /** Whether it reads what the other stream or one of its applications writes. */
    public boolean taps(String stream) {
        return source != null && source.taps(stream);
    }

    /**
     * The applications with all properties the definition gives them, in the order written; streams are deployed in
     * the reverse order, so that whoever reads is there first.
     *
     * @throws IllegalStateException if the stream has no name, which destinations and groups are made of
     */
    public List<StreamApplication> applications() {
        return StreamBindings.applications(this);
    }

    /** The definition that has these applications, {@link #applications()} the other way round. */
    public static StreamDefinition ofApplications(
            String name, List<StreamApplication> applications) {
        return StreamBindings.definition(name, applications);
    }
}
