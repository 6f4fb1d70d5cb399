package net.dstone.dataflow.testing;

import java.time.Clock;
import javax.sql.DataSource;
import net.dstone.dataflow.database.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the rows of a test's database. */
public final class Counts {

    private Counts() {}

    public static RowCounts of(DataSource dataSource) {
        return of(dataSource, Clock.systemUTC());
    }

    public static RowCounts of(DataSource dataSource, Clock clock) {
        return new RowCounts(
                dataSource,
                JdbcClient.create(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                clock);
    }
}
