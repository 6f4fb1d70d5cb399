package net.dstone.dataflow.database;

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
    private static final int SECONDS_TO_ANSWER = 5;

    private final Connector connector;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("database-keeper").factory());
    private Connection connection;
    private boolean closed;

    DatabaseKeeper(Connector connector) throws IOException {
        this.connector = connector;
        this.connection = connector.connect();
        looks.scheduleWithFixedDelay(
                this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        try {
            if (closed || connection.isValid(SECONDS_TO_ANSWER)) {
                return;
            }
            log.warn("The embedded database is gone and is started again");
            JdbcUtils.closeConnection(connection);
            connection = connector.connect();
        } catch (IOException | SQLException | RuntimeException exception) {
            log.error("The embedded database is not served; it is tried again", exception);
        }
    }

    @Override
    public void close() {
        looks.shutdown();
        synchronized (this) {
            closed = true;
            JdbcUtils.closeConnection(connection);
        }
    }
}
