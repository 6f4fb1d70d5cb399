package net.dstone.server.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows whether the database answers, so that it is said once that it is away and once that it is back,
 * whatever number of loops and requests run into it meanwhile.
 */
@Component
public class DatabaseWatch implements SmartLifecycle {

    /** What was seen last. */
    record State(boolean up, Instant since, @Nullable String reason) {}

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(15);
    private static final int SECONDS_TO_ANSWER = 5;

    /** They report every single try, with a stack trace, as they cannot know of this watch. */
    private static final List<String> QUIET_WHILE_AWAY =
            List.of("com.github.kagkarlsson.scheduler", "com.zaxxer.hikari.pool");

    private final DataSource dataSource;
    private final ApplicationEventPublisher events;
    private final @Nullable LoggingSystem logging;
    private final Clock clock;
    private final Counter outages;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, @Nullable LogLevel> loudLevels = new HashMap<>();
    private volatile State state;
    private final Retries retries = new Retries(FIRST_RETRY, LONGEST_RETRY);
    private volatile @Nullable Thread thread;

    DatabaseWatch(
            DataSource dataSource,
            ApplicationEventPublisher events,
            ObjectProvider<LoggingSystem> logging,
            MeterRegistry meters,
            Clock clock) {
        this.dataSource = dataSource;
        this.events = events;
        this.logging = logging.getIfAvailable();
        this.clock = clock;
        this.state = new State(true, clock.instant(), null);
        this.outages = meters.counter("dstone.database.outages");
        Gauge.builder("dstone.database.up", this, watch -> watch.state.up() ? 1 : 0)
                .register(meters);
    }

    State state() {
        return state;
    }

    /** Whether it answered at the last look. */
    public boolean isUp() {
        return state.up();
    }

    /** Makes it look at once, for whoever ran into an outage first. */
    public void suspect() {
        wake.release();
    }

    /**
     * @return when to look again at the latest
     */
    Duration runOnce() {
        @Nullable String problem = problem();
        State before = state;
        if (problem == null) {
            retries.reset();
            if (!before.up()) {
                isBack(before);
            }
            return LOOK_EVERY;
        }
        if (before.up()) {
            isAway(problem);
        }
        return retries.nextWait();
    }

    private @Nullable String problem() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER)
                    ? null
                    : "it does not answer within %d s".formatted(SECONDS_TO_ANSWER);
        } catch (SQLException exception) {
            Throwable cause = exception;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
    }

    private void isAway(String problem) {
        state = new State(false, clock.instant(), problem);
        outages.increment();
        log.error(
                "The database is away: {}. Running tasks go on; launches wait until it is back",
                problem);
        if (logging != null) {
            for (String name : QUIET_WHILE_AWAY) {
                LoggerConfiguration current = logging.getLoggerConfiguration(name);
                loudLevels.put(name, current == null ? null : current.getConfiguredLevel());
                logging.setLogLevel(name, LogLevel.OFF);
            }
        }
    }

    private void isBack(State before) {
        Instant now = clock.instant();
        Duration away = Duration.between(before.since(), now);
        state = new State(true, now, null);
        if (logging != null) {
            loudLevels.forEach(logging::setLogLevel);
            loudLevels.clear();
        }
        log.info("The database is back after {} s", away.toSeconds());
        events.publishEvent(new DatabaseBack(away));
    }

    @Override
    public void start() {
        Thread watching = Thread.ofVirtual().name("database-watch").unstarted(this::run);
        thread = watching;
        watching.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            Duration wait;
            try {
                wait = runOnce();
            } catch (RuntimeException exception) {
                log.warn("Could not look after the database", exception);
                wait = LONGEST_RETRY;
            }
            try {
                // While it is away, suspicions are no news.
                wake.drainPermits();
                if (state.up()) {
                    wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    Thread.sleep(wait);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
