package net.dstone.dataflow.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, which all clients read at their own pace. A client holds a place in it and no queue of
 * its own, so that a slow one costs nothing: it finds its place overwritten and is told so.
 */
final class EventRing {

    /**
     * What a client finds.
     *
     * @param complete whether nothing is missing between its place and these
     * @param last the id of the newest event there is, its next place
     */
    record Found(boolean complete, List<Event> events, long last) {}

    private final @Nullable Event[] events;
    private final long first;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long last;
    private boolean closed;

    /**
     * @param size how many events are kept
     * @param start the id before the first one; higher than all ids an earlier server gave
     */
    EventRing(int size, long start) {
        this.events = new Event[size];
        this.first = start;
        this.last = start;
    }

    void add(String name, String data) {
        lock.lock();
        try {
            last++;
            events[index(last)] = new Event(last, name, data);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The place of a client that wants what comes from now on. */
    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something behind the place, it is closed or the patience ends. */
    Found awaitAfter(long place, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (last == place && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return after(place);
        } finally {
            lock.unlock();
        }
    }

    private Found after(long place) {
        long oldest = Math.max(first, last - events.length) + 1;
        if (place + 1 < oldest || place > last) {
            return new Found(false, List.of(), last);
        }
        List<Event> found = new ArrayList<>();
        for (long id = place + 1; id <= last; id++) {
            Event event = events[index(id)];
            if (event != null) {
                found.add(event);
            }
        }
        return new Found(true, found, last);
    }

    private int index(long id) {
        return (int) Math.floorMod(id, (long) events.length);
    }

    void open() {
        lock.lock();
        try {
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets all go who wait, and whoever comes after. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody waits, who would be told of the next event at once. */
    boolean hasWaiters() {
        lock.lock();
        try {
            return lock.hasWaiters(changed);
        } finally {
            lock.unlock();
        }
    }
}
