package net.dstone.stream.source;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was posted and is not yet sent. */
final class Inbox {

    record Posted(String text, @Nullable String key) {}

    /** More than this waits only when the broker is away, and then must not fill the memory. */
    static final int CAPACITY = 1000;

    private final BlockingQueue<Posted> waiting = new LinkedBlockingQueue<>(CAPACITY);

    /** Whether there was room. */
    boolean offer(Posted posted) {
        return waiting.offer(posted);
    }

    /** Waits for a post, for no longer than given. */
    @Nullable Posted poll(long nanos) throws InterruptedException {
        return waiting.poll(nanos, TimeUnit.NANOSECONDS);
    }
}
