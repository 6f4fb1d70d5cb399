package net.dstone.dataflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.ManyRows;
import net.dstone.dataflow.testing.RowsReadDataSource;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On PostgreSQL, as H2 knows the number of a table's rows by itself. */
class RowCountsTest {

    private static final int ROWS = 30_000;
    private static final RowCounts.Table AUDIT =
            new RowCounts.Table("audit_records", "audit_records", "id");
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    private final RowsReadDataSource dataSource = new RowsReadDataSource(filled());
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final RowCounts counts = counts(NOW);

    private static DataSource filled() {
        DataSource dataSource = TestDatabase.POSTGRESQL.newMigrated();
        ManyRows.fillAudit(dataSource, ROWS);
        return dataSource;
    }

    private RowCounts counts(Instant now) {
        return Counts.of(dataSource, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void rowsAreCountedOnceAndThenOnlyThoseThatCameLater() {
        assertThat(count(counts)).isEqualTo(ROWS);
        counts.runOnce();
        insert(ROWS + 1);

        assertThat(count(counts)).isEqualTo(ROWS + 1);
        assertThat(rowsReadToCount()).isLessThan(2 * RowCounts.ALWAYS_COUNTED);
    }

    @Test
    void aRowWhoseIdWasDrawnBeforeThoseOfOthersIsCountedToo() {
        delete(ROWS - 10);
        count(counts);
        counts.runOnce();

        insert(ROWS - 10);

        assertThat(count(counts)).isEqualTo(ROWS);
    }

    @Test
    void whatTheServerDeletesIsSubtractedAtOnce() {
        count(counts);
        counts.runOnce();
        List<Long> ids = List.of(5L, 6L, (long) ROWS);

        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(
                        status -> {
                            ids.forEach(this::delete);
                            counts.deleted(AUDIT, ids);
                        });

        assertThat(count(counts)).isEqualTo(ROWS - 3);
    }

    @Test
    void whatIsRolledBackIsNotSubtracted() {
        count(counts);
        counts.runOnce();

        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(
                        status -> {
                            delete(5);
                            counts.deleted(AUDIT, List.of(5L));
                            status.setRollbackOnly();
                        });

        assertThat(count(counts)).isEqualTo(ROWS);
    }

    @Test
    void oldRowsThatOthersDeleteAreMissedWhenTheTableIsCountedAgain() {
        count(counts);
        counts.runOnce();
        delete(5);
        assertThat(count(counts)).isEqualTo(ROWS);

        RowCounts later = counts(NOW.plus(Duration.ofMinutes(10)));
        count(later);
        later.runOnce();

        assertThat(count(later)).isEqualTo(ROWS - 1);
    }

    @Test
    void aTableIsCountedAgainWhenTheClockWasSetBack() {
        count(counts);
        counts.runOnce();
        delete(5);

        RowCounts earlier = counts(NOW.minus(Duration.ofHours(2)));
        count(earlier);
        earlier.runOnce();

        assertThat(count(earlier)).isEqualTo(ROWS - 1);
    }

    @Test
    void aFirstCountWaitsForADeletionUnderWay() throws Exception {
        count(counts);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> firstCount =
                    new TransactionTemplate(new JdbcTransactionManager(dataSource))
                            .execute(
                                    status -> {
                                        delete(5);
                                        counts.deleted(AUDIT, List.of(5L));
                                        Future<?> counting = executor.submit(counts::runOnce);
                                        awaitEndOrLock(counting);
                                        return counting;
                                    });
            firstCount.get(30, TimeUnit.SECONDS);
        }

        assertThat(count(counts)).isEqualTo(ROWS - 1);
    }

    private void awaitEndOrLock(Future<?> counting) {
        // Of a connection of its own: within a transaction PostgreSQL's activity stands still.
        JdbcClient other = JdbcClient.create(new DelegatingDataSource(dataSource));
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!counting.isDone() && !isLocked(other)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static boolean isLocked(JdbcClient database) {
        return database.sql(
                                """
                                select count(*) from pg_stat_activity
                                where wait_event_type = 'Lock' and query like '%row_count%'
                                  and datname = current_database()
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Test
    void aSmallTableIsAlwaysCounted() {
        jdbc.sql("delete from audit_records where id <= :id").param("id", ROWS - 100).update();
        count(counts);
        counts.runOnce();
        delete(ROWS);

        assertThat(count(counts)).isEqualTo(99);
    }

    private static long count(RowCounts counts) {
        return counts.count(List.of(AUDIT));
    }

    private long rowsReadToCount() {
        return dataSource.queriesOf(() -> count(counts)).stream()
                .mapToLong(RowsReadDataSource.Query::rowsRead)
                .sum();
    }

    private void insert(long id) {
        jdbc.sql("insert into audit_records (id) values (:id)").param("id", id).update();
    }

    private void delete(long id) {
        jdbc.sql("delete from audit_records where id = :id").param("id", id).update();
    }
}
