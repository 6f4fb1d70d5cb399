package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.dstone.dataflow.task.ExecutionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The runs that cannot be looked after at the moment, each with what is wrong. They are tried ever more
 * seldom and never given up: while its platform cannot say how it is, a program may run.
 */
@Component
class RunTroubles {

    private static final Logger log = LoggerFactory.getLogger(RunTroubles.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    /** What is wrong with one run, since when, and when it is tried again. */
    record Trouble(String problem, Instant since, Duration delay, Instant retryAt) {}

    private final Map<ExecutionKey, Trouble> troubles = new ConcurrentHashMap<>();
    private final Clock clock;

    RunTroubles(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        Gauge.builder("dstone.task.troubled", troubles, Map::size).register(meters);
    }

    boolean isDue(ExecutionKey key) {
        Trouble trouble = troubles.get(key);
        if (trouble == null) {
            return true;
        }
        Instant now = clock.instant();
        // Further away than any retry is put off: the clock was set back.
        return !now.isBefore(trouble.retryAt())
                || trouble.retryAt().isAfter(now.plus(LONGEST_RETRY));
    }

    /** Says so the first time only. */
    void failed(TaskRun run, RuntimeException exception) {
        Instant now = clock.instant();
        String problem = String.valueOf(exception.getMessage());
        Trouble noted =
                troubles.merge(
                        run.key(),
                        new Trouble(problem, now, FIRST_RETRY, now.plus(FIRST_RETRY)),
                        (before, first) -> {
                            Duration longer = before.delay().multipliedBy(2);
                            Duration delay =
                                    longer.compareTo(LONGEST_RETRY) < 0 ? longer : LONGEST_RETRY;
                            return new Trouble(problem, before.since(), delay, now.plus(delay));
                        });
        if (noted.since().equals(now)) {
            log.warn(
                    "Task {} ({}) cannot be looked after on platform {}; trying again ever more seldom",
                    run.taskName(),
                    run.key(),
                    run.platformName(),
                    exception);
        } else {
            log.debug("{} still cannot be looked after", run.key(), exception);
        }
    }

    void over(ExecutionKey key) {
        if (troubles.remove(key) != null) {
            log.info("{} can be looked after again", key);
        }
    }

    /** Forgets all others. */
    void retain(Collection<ExecutionKey> keys) {
        troubles.keySet().retainAll(keys);
    }

    Optional<Trouble> find(ExecutionKey key) {
        return Optional.ofNullable(troubles.get(key));
    }

    Map<ExecutionKey, Trouble> all() {
        return Map.copyOf(troubles);
    }
}
