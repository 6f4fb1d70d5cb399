package net.dstone.dsl.stream;

import java.util.List;
import net.dstone.dsl.Argument;
import org.jspecify.annotations.Nullable;

/**
 * An application as it is written in a stream.
 *
 * @param label what it is called within the stream, or null for its name
 * @param name the name it is registered under
 */
public record StreamApp(@Nullable String label, String name, List<Argument> arguments) {

    public StreamApp {
        arguments = List.copyOf(arguments);
    }

    /** What it is called within the stream, different from all other applications of the stream. */
    public String effectiveName() {
        return label == null ? name : label;
    }
}
