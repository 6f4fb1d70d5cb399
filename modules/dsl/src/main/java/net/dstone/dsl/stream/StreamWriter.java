package net.dstone.dsl.stream;

import java.util.function.Predicate;
import net.dstone.dsl.parse.ArgumentText;

/** Writes a stream in the one form in which the server shows it. */
final class StreamWriter {

    private final StringBuilder text = new StringBuilder();
    private final Predicate<String> sensitive;

    private StreamWriter(Predicate<String> sensitive) {
        this.sensitive = sensitive;
    }

    static String write(StreamDefinition stream, Predicate<String> sensitive) {
        StreamWriter writer = new StreamWriter(sensitive);
        writer.append(stream);
        return writer.text.toString();
    }

    private void append(StreamDefinition stream) {
        Destination source = stream.source();
        Destination sink = stream.sink();
        if (source != null) {
            append(source);
            text.append(" > ");
        }
        if (source == null || sink == null || !isPlainBridge(stream)) {
            appendApps(stream);
            if (sink != null) {
                text.append(" > ");
            }
        }
        if (sink != null) {
            append(sink);
        }
    }

    /** Whether the stream can be written {@code :a > :b}. */
    private static boolean isPlainBridge(StreamDefinition stream) {
        StreamApp app = stream.apps().getFirst();
        return stream.apps().size() == 1
                && app.label() == null
                && app.name().equals(StreamDefinition.BRIDGE)
                && app.arguments().isEmpty();
    }

    private void appendApps(StreamDefinition stream) {
        String separator = "";
        for (StreamApp app : stream.apps()) {
            text.append(separator);
            if (app.label() != null) {
                text.append(app.label()).append(": ");
            }
            text.append(app.name());
            ArgumentText.append(text, app.arguments(), sensitive);
            separator = stream.unbound() ? " || " : " | ";
        }
    }

    private void append(Destination destination) {
        text.append(':').append(destination.name());
        ArgumentText.append(text, destination.arguments(), sensitive);
    }
}
