package net.dstone.server.database;

import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** How long a loop that fails waits for its next try: ever longer, but never for good. Not for several threads. */
public final class Retries {

    private final ExponentialBackOff waits;
    private BackOffExecution current;

    /**
     * @param first the wait after the first failure; each further one is twice as long
     * @param longest no wait is longer
     */
    public Retries(Duration first, Duration longest) {
        waits = new ExponentialBackOff(first.toMillis(), 2);
        waits.setMaxInterval(longest.toMillis());
        current = waits.start();
    }

    /** After a failure. */
    public Duration nextWait() {
        return Duration.ofMillis(current.nextBackOff());
    }

    /** After a success. */
    public void reset() {
        current = waits.start();
    }
}
