package net.dstone.dataflow.endtoend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Keeps rows locked, so that a server that wants to write them stands still exactly there. */
final class RowLock implements AutoCloseable {

    private final Connection connection;
    private final DataSource dataSource;
    private final int holder;

    /**
     * @param statement that locks, with ids as its parameters
     */
    RowLock(DataSource dataSource, String statement, Object... parameters) throws SQLException {
        this.dataSource = dataSource;
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement locking = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                locking.setObject(i + 1, parameters[i]);
            }
            locking.execute();
        }
        holder =
                JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql("select pg_backend_pid()")
                        .query(Integer.class)
                        .single();
    }

    /** Waits until somebody waits for this lock. */
    void awaitVictim() {
        Awaitility.await("somebody who waits for the lock")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> victims() > 0);
    }

    private int victims() {
        return JdbcClient.create(dataSource)
                .sql(
                        """
                        select count(*) from pg_stat_activity
                        where :holder = any(pg_blocking_pids(pid))
                        """)
                .param("holder", holder)
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
