package net.dstone.stream.source;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** The next note, as it becomes due or is posted. It is asked by one thread, again and again. */
final class Emission implements Supplier<@Nullable Message<Note>> {

    /** The header by which a stream can be partitioned: {@code headers['key']}. */
    static final String KEY = "key";

    /** Whoever stops the binding waits this long at most. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final String source = UUID.randomUUID().toString().substring(0, 8);
    private final SourceSettings settings;
    private final Inbox inbox;
    private final Schedule schedule;
    private long sequence;

    Emission(SourceSettings settings, Inbox inbox) {
        this.settings = settings;
        this.inbox = inbox;
        this.schedule = new Schedule(settings.rate(), settings.count(), System.nanoTime());
    }

    @Override
    public @Nullable Message<Note> get() {
        Inbox.Posted posted;
        try {
            posted = inbox.poll(Math.min(PATIENCE, schedule.untilDue(System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        if (posted != null) {
            return next(posted.text(), posted.key());
        }
        long now = System.nanoTime();
        if (schedule.untilDue(now) == 0) {
            schedule.sent(now);
            return next("note " + (sequence + 1), null);
        }
        return null;
    }

    private Message<Note> next(String text, @Nullable String givenKey) {
        sequence++;
        String key = givenKey == null ? "key-" + sequence % settings.keys() : givenKey;
        return MessageBuilder.withPayload(new Note(source, sequence, key, text, List.of()))
                .setHeader(KEY, key)
                .build();
    }
}
