package net.dstone.stream.processor;

import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** What happens to one note. */
final class Processing implements Function<Message<Note>, Message<Note>> {

    /** The header by which the next part of the stream can be partitioned: {@code headers['key']}. */
    private static final String KEY = "key";

    private static final Logger log = LoggerFactory.getLogger(Processing.class);

    private final ProcessorSettings settings;
    private final List<Transformation> transformations;
    private final String by;

    Processing(ProcessorSettings settings, List<Transformation> transformations, String by) {
        this.settings = settings;
        this.transformations = List.copyOf(transformations);
        this.by = by;
    }

    @Override
    public Message<Note> apply(Message<Note> message) {
        Note note = message.getPayload();
        work();
        String text = note.text();
        for (Transformation transformation : transformations) {
            text = transformation.apply(text);
        }
        Note transformed = note.transformed(settings.prefix() + text, by);
        log.debug("{}: {} became {}", by, note, transformed);
        return MessageBuilder.withPayload(transformed).setHeader(KEY, note.key()).build();
    }

    private void work() {
        if (settings.delay().isZero()) {
            return;
        }
        try {
            Thread.sleep(settings.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // The note is not acknowledged, so it comes again to whoever takes over.
            throw new IllegalStateException("stopped while at work on a note", e);
        }
    }
}
