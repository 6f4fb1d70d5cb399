package net.dstone.server.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Holds a connection to the embedded database, so that it does not end while the server is up, also
 * before the pool has any; and starts it again when it was killed, as happens when memory runs out.
 */
final class DatabaseKeeper implements AutoCloseable {

    /** Starts the database if nobody serves it. */
    @FunctionalInterface
    interface Connector {
        Connection connect() throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(DatabaseKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);
    private static final int SECONDS_TO_ANSWER = 5;

    private final Connector connector;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database-keeper").factory());
    private Connection connection;
    private boolean closed;

    /** Used by one thread only. */
    private final Retries retries = new Retries(LOOK_EVERY, LONGEST_WAIT);

    private boolean failing;

    /** Looks only when it is told to. */
    DatabaseKeeper(Connector connector) throws IOException {
        this.connector = connector;
        this.connection = connector.connect();
    }

    /** Looks again and again until it is closed. */
    static DatabaseKeeper looking(Connector connector) throws IOException {
        DatabaseKeeper keeper = new DatabaseKeeper(connector);
        keeper.lookAfter(LOOK_EVERY);
        return keeper;
    }

    private synchronized void lookAfter(Duration pause) {
        if (!closed) {
            looks.schedule(() -> lookAfter(runOnce()), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Nothing is locked meanwhile, as starting a database may take a minute.
     *
     * @return when to look again
     */
    Duration runOnce() {
        try {
            if (!kept().isValid(SECONDS_TO_ANSWER)) {
                if (!failing) {
                    log.warn("The embedded database is gone and is started again");
                }
                JdbcUtils.closeConnection(kept());
                keep(connector.connect());
                log.info("The embedded database is served again");
            }
            failing = false;
            retries.reset();
            return LOOK_EVERY;
        } catch (IOException | SQLException | RuntimeException exception) {
            failed(exception);
        }
        return retries.nextWait();
    }

    /** Said once until it is served again, as the next tries fail for the same reason. */
    private void failed(Exception exception) {
        if (failing || isClosed()) {
            log.debug("The embedded database is still not served", exception);
            return;
        }
        failing = true;
        log.error("The embedded database is not served; it is tried again", exception);
    }

    private synchronized Connection kept() {
        return connection;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void keep(Connection started) {
        connection = started;
        if (closed) {
            JdbcUtils.closeConnection(started);
        }
    }

    /** A try that is under way is given up; a database that it started ends by itself. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        looks.shutdownNow();
        try {
            if (!looks.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The embedded database is still being started");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        JdbcUtils.closeConnection(kept());
    }
}
