package net.dstone.stream.source;

import java.util.concurrent.TimeUnit;

/** When the next note is due. After a pause, of the broker or the machine, it does not catch up. */
final class Schedule {

    private final long interval;
    private final long count;
    private long sent;
    private long due;

    Schedule(double rate, long count, long now) {
        this.interval = Math.round(TimeUnit.SECONDS.toNanos(1) / rate);
        this.count = count;
        this.due = now;
    }

    /** Nanoseconds until the next note is due, 0 if it is; {@link Long#MAX_VALUE} if none comes. */
    long untilDue(long now) {
        if (count != 0 && sent >= count) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, due - now);
    }

    void sent(long now) {
        sent++;
        due += interval;
        // Compared by difference: such times may be negative and overflow.
        if (due - now < 0) {
            due = now;
        }
    }
}
