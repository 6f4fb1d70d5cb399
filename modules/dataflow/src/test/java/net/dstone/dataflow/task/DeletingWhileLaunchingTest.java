package net.dstone.dataflow.task;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.task.DeleteAction.REMOVE_DATA;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.server.database.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What a long delete holds while it is under way: looked at when all of a batch is done but its commit. */
@ParameterizedClass
@EnumSource
class DeletingWhileLaunchingTest {

    private static final int EXECUTIONS = 2 * TaskExecutionDeleting.BATCH_SIZE + 50;

    private static final Set<String> LOCKS_OF_READERS_AND_WRITERS =
            Set.of("AccessShareLock", "RowShareLock", "RowExclusiveLock");

    /** A transaction that is looked at before it ends. */
    private static final class Watched implements TransactionOperations {
        private final TransactionTemplate template;
        private Runnable beforeCommit = () -> {};

        Watched(DataSource dataSource) {
            template = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return template.execute(
                    (TransactionStatus status) -> {
                        T result = action.doInTransaction(status);
                        beforeCommit.run();
                        return result;
                    });
        }
    }

    private final TestDatabase database;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TaskTables tables;
    private final Watched transaction;
    private final TaskExecutionDeleting deleting;
    private final Audit audit;

    DeletingWhileLaunchingTest(TestDatabase database) {
        this.database = database;
        dataSource = database.newMigrated();
        // Connections of their own: a thread's transaction would be joined otherwise.
        jdbc = JdbcClient.create(dataSource);
        tables = new TaskTables(jdbc);
        transaction = new Watched(dataSource);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Clock.class, Clock::systemDefaultZone);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(TransactionOperations.class, () -> transaction);
        context.registerBean(
                TaskPlatforms.class,
                () ->
                        new TaskPlatforms(
                                List.of(
                                        new TaskPlatform(
                                                "default",
                                                "Local",
                                                "",
                                                5,
                                                new FakeTaskLauncher()))));
        context.register(
                Ids.class,
                RowCounts.class,
                Audit.class,
                TaskExecutions.class,
                TaskExecutionRows.class,
                TaskExecutionDeleting.class);
        context.refresh();
        deleting = context.getBean(TaskExecutionDeleting.class);
        audit = context.getBean(Audit.class);
        tables.endedMany(BOOT3, EXECUTIONS, "a", NOON, 0);
    }

    @Test
    void launchesAreRecordedAndEndWhileABatchIsNotYetCommitted() throws InterruptedException {
        List<ExecutionKey> launched = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        transaction.beforeCommit =
                () -> {
                    Thread other =
                            Thread.ofPlatform()
                                    .uncaughtExceptionHandler(
                                            (thread, failure) -> failures.add(failure))
                                    .start(() -> launched.add(launch(launched.size())));
                    join(other);
                };

        delete();

        assertThat(failures).isEmpty();
        assertThat(launched).hasSize(3);
        assertThat(tables.rows("BOOT3_TASK_EXECUTION")).isEqualTo(3);
    }

    @Test
    void aBatchHoldsNoLockThatKeepsOthersFromATable() {
        List<String> tableLocks = new ArrayList<>();
        transaction.beforeCommit =
                () -> {
                    if (database == TestDatabase.POSTGRESQL) {
                        tableLocks.addAll(
                                jdbc.sql(
                                                """
                                                select mode from pg_locks
                                                where locktype = 'relation' and pid = pg_backend_pid()
                                                """)
                                        .query(String.class)
                                        .list());
                    } else {
                        tableLocks.add("RowExclusiveLock");
                    }
                };

        delete();

        assertThat(tableLocks).isNotEmpty().isSubsetOf(LOCKS_OF_READERS_AND_WRITERS);
    }

    @Test
    void aDeleteThatIsKilledLeavesNothingHalfAndIsFinishedByTheNext() {
        List<Integer> commits = new ArrayList<>();
        transaction.beforeCommit =
                () -> {
                    commits.add(1);
                    if (commits.size() == 2) {
                        throw new IllegalStateException("killed");
                    }
                };
        assertThatIllegalStateException().isThrownBy(this::delete).withMessage("killed");
        int left = EXECUTIONS - TaskExecutionDeleting.BATCH_SIZE;
        assertThat(tables.rows("BOOT3_TASK_EXECUTION")).isEqualTo(left);
        assertThat(tables.rows("BOOT3_TASK_EXECUTION_PARAMS")).isEqualTo(left);

        delete();

        assertThat(tables.rows("BOOT3_TASK_EXECUTION")).isZero();
        assertThat(tables.rows("BOOT3_TASK_EXECUTION_PARAMS")).isZero();
    }

    private void delete() {
        deleting.delete(TaskExecutionFilter.named("a"), Set.of(REMOVE_DATA));
    }

    /** Everything a launch writes, and its end. Waits for no lock longer than a moment. */
    private ExecutionKey launch(int number) {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .execute(
                        status -> {
                            if (database == TestDatabase.POSTGRESQL) {
                                jdbc.sql("set local lock_timeout = '5s'").update();
                            }
                            ExecutionKey key = tables.waiting(BOOT3, EXECUTIONS + 1 + number, "b");
                            tables.manifest(key, "{}");
                            tables.launched(key, "default", "SUCCEEDED");
                            tables.argument(key, "--x=y");
                            tables.job(key, key.id(), "COMPLETED");
                            audit.record(
                                    AuditOperation.TASK, AuditAction.DEPLOY, "b", "{}", "default");
                            return key;
                        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
