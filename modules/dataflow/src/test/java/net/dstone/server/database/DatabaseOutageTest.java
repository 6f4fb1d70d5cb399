package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseOutageTest {

    @Test
    void aRollbackThatFailsAsWellHidesNotThatTheDatabaseWentAway() {
        TransactionSystemException rollback =
                new TransactionSystemException(
                        "JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(DatabaseOutage.causes(rollback)).isFalse();

        rollback.initApplicationException(
                new DataAccessResourceFailureException(
                        "Could not obtain sequence value",
                        new SQLException("An I/O error occurred", "08006")));
        assertThat(DatabaseOutage.causes(rollback)).isTrue();
    }

    @Test
    void aWrongStatementIsNoOutage() {
        assertThat(DatabaseOutage.causes(new SQLException("no such table", "42P01"))).isFalse();
    }
}
