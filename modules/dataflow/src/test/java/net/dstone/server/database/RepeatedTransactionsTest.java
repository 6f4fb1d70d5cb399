package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.support.TransactionOperations;

class RepeatedTransactionsTest {

    @ParameterizedTest
    @EnumSource
    void twoThatWaitForEachOtherBothSucceed(TestDatabase database) throws Exception {
        DataSource dataSource = database.newMigrated();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table stock (id integer primary key, amount integer)").update();
        jdbc.sql("insert into stock values (1, 0), (2, 0)").update();
        TransactionOperations transactions =
                new RepeatedTransactions(new JdbcTransactionManager(dataSource));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both =
                    List.of(
                            threads.submit(() -> move(transactions, jdbc, 1, 2, bothHoldOne, runs)),
                            threads.submit(
                                    () -> move(transactions, jdbc, 2, 1, bothHoldOne, runs)));
            for (Future<?> one : both) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(jdbc.sql("select amount from stock").query(Integer.class).list())
                .containsExactly(2, 2);
        assertThat(runs).hasValueGreaterThan(2);
    }

    private static void move(
            TransactionOperations transactions,
            JdbcClient jdbc,
            int first,
            int second,
            CyclicBarrier bothHoldOne,
            AtomicInteger runs) {
        AtomicInteger own = new AtomicInteger();
        transactions.executeWithoutResult(
                status -> {
                    runs.incrementAndGet();
                    increment(jdbc, first);
                    if (own.incrementAndGet() == 1) {
                        try {
                            bothHoldOne.await(30, TimeUnit.SECONDS);
                        } catch (Exception exception) {
                            throw new AssertionError(exception);
                        }
                    }
                    increment(jdbc, second);
                });
    }

    private static void increment(JdbcClient jdbc, int id) {
        jdbc.sql("update stock set amount = amount + 1 where id = :id").param("id", id).update();
    }

    @Test
    void givesUpInTheEndAndLeavesRepeatingToTheOutermost() {
        RepeatedTransactions transactions =
                new RepeatedTransactions(new JdbcTransactionManager(TestDatabase.H2.newMigrated()));
        AtomicInteger inner = new AtomicInteger();

        assertThatExceptionOfType(CannotAcquireLockException.class)
                .isThrownBy(
                        () ->
                                transactions.executeWithoutResult(
                                        outer ->
                                                transactions.executeWithoutResult(
                                                        status -> {
                                                            inner.incrementAndGet();
                                                            throw new CannotAcquireLockException(
                                                                    "for ever");
                                                        })));
        assertThat(inner).hasValue(RepeatedTransactions.ATTEMPTS);
    }

    /** As MySQL's own driver says it, which MariaDB's, the one in the tests, does not. */
    @Test
    void aLockThatIsNotLetGoIsWaitedForTwiceOnly() {
        RepeatedTransactions transactions =
                new RepeatedTransactions(new JdbcTransactionManager(TestDatabase.H2.newMigrated()));
        SQLException timeOut =
                new SQLTransactionRollbackException(
                        "Lock wait timeout exceeded; try restarting transaction", "40001", 1205);
        AtomicInteger runs = new AtomicInteger();

        assertThatExceptionOfType(PessimisticLockingFailureException.class)
                .isThrownBy(
                        () ->
                                transactions.executeWithoutResult(
                                        status -> {
                                            runs.incrementAndGet();
                                            throw new SQLExceptionSubclassTranslator()
                                                    .translate("update", null, timeOut);
                                        }));
        assertThat(runs).hasValue(RepeatedTransactions.ATTEMPTS_THAT_TIME_OUT);
    }
}
