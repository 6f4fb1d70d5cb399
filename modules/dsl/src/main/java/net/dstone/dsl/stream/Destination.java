package net.dstone.dsl.stream;

import java.util.List;
import java.util.Optional;
import net.dstone.dsl.Argument;

/**
 * A named place of the messaging system that a stream reads from or writes to, written {@code :name}. The destination
 * {@code <stream>.<application>} is what that application of that stream writes to; reading from it is called a tap.
 *
 * @param name without the colon
 * @param arguments of these only {@code group}, on the destination read from, means something
 */
public record Destination(String name, List<Argument> arguments) {

    private static final String GROUP = "group";

    public Destination {
        arguments = List.copyOf(arguments);
    }

    public static Destination named(String name) {
        return new Destination(name, List.of());
    }

    /** What an application of a stream writes to by default. */
    static String outputOf(String stream, StreamApp app) {
        return stream + "." + app.effectiveName();
    }

    /** A destination read from with a consumer group of its own. */
    static Destination inGroup(String name, String group) {
        return new Destination(name, List.of(new Argument(GROUP, group)));
    }

    /** The consumer group, if one is given. */
    public Optional<String> group() {
        return Optional.ofNullable(Argument.toMap(arguments).get(GROUP));
    }

    /** Whether it is what an application of the stream writes to, or bears the stream's name. */
    public boolean taps(String stream) {
        return name.equals(stream) || name.startsWith(stream + ".");
    }
}
