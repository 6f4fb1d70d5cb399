package net.dstone.dataflow.task;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT2;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT4;
import static net.dstone.dataflow.task.DeleteAction.CLEANUP;
import static net.dstone.dataflow.task.DeleteAction.REMOVE_DATA;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.Executable;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskStatus;
import net.dstone.server.database.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource
class TaskExecutionDeletingTest {

    /** Keeps what it was asked to delete, and fails when told to. */
    private static final class JobRecords implements ExecutionRecords {
        private final List<ExecutionKey> deleted = new ArrayList<>();
        private boolean failing;

        @Override
        public void close(ExecutionKey execution, boolean stopped, String reason, Instant at) {
            throw new AssertionError("Nothing is closed here");
        }

        @Override
        public Map<String, Integer> delete(Collection<ExecutionKey> executions) {
            if (failing) {
                throw new IllegalStateException("the batch tables are locked");
            }
            deleted.addAll(executions);
            return Map.of("Job Executions", executions.size());
        }
    }

    private static final Set<DeleteAction> BOTH = Set.of(CLEANUP, REMOVE_DATA);

    private final TaskTables tables;
    private final JdbcClient jdbc;
    private final TaskExecutions executions;
    private final JobRecords jobs = new JobRecords();
    private final FakeTaskLauncher launcher = new FakeTaskLauncher();
    private final TaskExecutionDeleting deleting;

    TaskExecutionDeletingTest(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        jdbc = JdbcClient.create(dataSource);
        tables = new TaskTables(jdbc);
        Clock clock =
                Clock.fixed(
                        NOON.atZone(ZoneId.systemDefault()).toInstant(), ZoneId.systemDefault());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(
                TransactionOperations.class,
                () -> new TransactionTemplate(new JdbcTransactionManager(dataSource)));
        context.registerBean(
                TaskPlatforms.class,
                () ->
                        new TaskPlatforms(
                                List.of(new TaskPlatform("default", "Local", "", 5, launcher))));
        context.registerBean(ExecutionRecords.class, () -> jobs);
        context.register(
                Ids.class,
                RowCounts.class,
                Audit.class,
                TaskExecutions.class,
                TaskExecutionRows.class,
                TaskExecutionDeleting.class);
        context.refresh();
        executions = context.getBean(TaskExecutions.class);
        deleting = context.getBean(TaskExecutionDeleting.class);
    }

    @Test
    void removesEveryRowOfTheExecutionAndNoOther() {
        ExecutionKey gone = launched(BOOT3, 1, "SUCCEEDED");
        tables.argument(gone, "--a=b");
        tables.job(gone, 10, "COMPLETED");
        tables.manifest(gone, "{}");
        ExecutionKey sameIdElsewhere = launched(BOOT2, 1, "SUCCEEDED");
        tables.argument(sameIdElsewhere, "--a=b");
        tables.manifest(sameIdElsewhere, "{}");

        deleting.delete(List.of(gone), Set.of(REMOVE_DATA));

        assertThat(executions.find(gone)).isEmpty();
        for (String table :
                List.of(
                        "BOOT3_TASK_EXECUTION",
                        "BOOT3_TASK_EXECUTION_PARAMS",
                        "BOOT3_TASK_TASK_BATCH",
                        "BOOT3_TASK_EXECUTION_METADATA")) {
            assertThat(tables.rows(table)).as(table).isZero();
        }
        for (String table :
                List.of(
                        "TASK_EXECUTION",
                        "TASK_EXECUTION_PARAMS",
                        "TASK_EXECUTION_METADATA",
                        "task_run",
                        "task_deployment")) {
            assertThat(tables.rows(table)).as(table).isOne();
        }
        assertThat(jobs.deleted).containsExactly(gone);
    }

    @Test
    void recordsHowMuchWasDeleted() {
        ExecutionKey key = launched(BOOT3, 1, "FAILED");
        tables.argument(key, "--a=b");
        tables.argument(key, "--c=d");
        tables.job(key, 10, "FAILED");

        deleting.delete(List.of(key), BOTH);

        assertThat(audits())
                .singleElement()
                .asString()
                .contains("1 Task Execution Delete(s)")
                .contains("\"Task Executions\":1")
                .contains("\"Task Execution Params\":2")
                .contains("\"Task Batch Relations\":1")
                .contains("\"Job Executions\":1");
    }

    @Test
    void childrenOfAnyDepthGoAlongButNotThoseOfTheSameIdInAnotherTarget() {
        ExecutionKey parent = tables.ended(BOOT2, 1, "composed");
        ExecutionKey child = tables.ended(BOOT3, 1, "composed-a");
        ExecutionKey grandchild = tables.ended(BOOT2, 2, "composed-a-b");
        ExecutionKey stranger = tables.ended(BOOT3, 3, "other-a");
        tables.childOf(child, parent);
        tables.childOf(grandchild, child);
        tables.childOf(stranger, new ExecutionKey(1, BOOT4));
        deleting.delete(List.of(parent), Set.of(REMOVE_DATA));

        assertThat(executions.findAll(List.of(parent, child, grandchild))).isEmpty();
        assertThat(executions.find(stranger)).isPresent();
    }

    @Test
    void aChildWithoutTheArgumentBelongsToAParentOfItsOwnTarget() {
        ExecutionKey parent = tables.ended(BOOT2, 1, "composed");
        ExecutionKey child = tables.ended(BOOT2, 2, "composed-a");
        ExecutionKey stranger = tables.ended(BOOT3, 2, "other-a");
        jdbc.sql("update TASK_EXECUTION set PARENT_EXECUTION_ID = 1 where TASK_EXECUTION_ID = 2")
                .update();
        jdbc.sql("update BOOT3_TASK_EXECUTION set PARENT_EXECUTION_ID = 1").update();

        deleting.delete(List.of(parent), Set.of(REMOVE_DATA));

        assertThat(executions.find(child)).isEmpty();
        assertThat(executions.find(stranger)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUEUED", "LAUNCHING", "RUNNING"})
    void whatWaitsOrRunsIsNotDeletedAndNothingElseWithIt(String state) {
        ExecutionKey ended = launched(BOOT3, 1, "SUCCEEDED");
        ExecutionKey running = launched(BOOT3, 2, state);

        for (DeleteAction action : DeleteAction.values()) {
            assertThatExceptionOfType(TaskExecutionRunningException.class)
                    .isThrownBy(() -> deleting.delete(List.of(ended, running), Set.of(action)))
                    .withMessageContaining("boot3 #2");
            assertThatExceptionOfType(TaskExecutionRunningException.class)
                    .isThrownBy(() -> deleting.delete(TaskExecutionFilter.ALL, Set.of(action)))
                    .withMessageContaining("boot3 #2");
        }
        assertThat(executions.findAll(List.of(ended, running))).hasSize(2);
        assertThat(launcher.status(launchId(ended))).isNotEqualTo(new TaskStatus.Unknown());
        assertThat(audits()).isEmpty();
    }

    @Test
    void aRunningChildKeepsItsParent() {
        ExecutionKey parent = launched(BOOT2, 1, "SUCCEEDED");
        ExecutionKey child = launched(BOOT3, 2, "RUNNING");
        tables.childOf(child, parent);

        assertThatExceptionOfType(TaskExecutionRunningException.class)
                .isThrownBy(() -> deleting.delete(List.of(parent), BOTH))
                .withMessageContaining("boot3 #2");
        assertThat(executions.find(parent)).isPresent();
    }

    @Test
    void aRunningOneThatIsNotSelectedHindersNothing() {
        ExecutionKey ended = launched(BOOT3, 1, "SUCCEEDED");
        ExecutionKey running = tables.running(BOOT3, 2, "nightly", NOON);
        tables.launched(running, "default", "RUNNING");

        deleting.delete(new TaskExecutionFilter(null, true, null), BOTH);

        assertThat(executions.find(ended)).isEmpty();
        assertThat(executions.find(running)).isPresent();
    }

    @Test
    void anUnknownIdDeletesNothing() {
        ExecutionKey known = launched(BOOT3, 1, "SUCCEEDED");

        assertThatExceptionOfType(NoSuchTaskExecutionException.class)
                .isThrownBy(
                        () ->
                                deleting.delete(
                                        List.of(known, new ExecutionKey(99, BOOT3)),
                                        Set.of(REMOVE_DATA)))
                .withMessageContaining("99");
        assertThat(executions.find(known)).isPresent();
    }

    @Test
    void cleaningUpEmptiesThePlatformAndKeepsTheRows() {
        ExecutionKey key = launched(BOOT3, 1, "SUCCEEDED");

        deleting.delete(List.of(key), Set.of(CLEANUP));

        assertThat(launcher.status(launchId(key))).isEqualTo(new TaskStatus.Unknown());
        assertThat(executions.find(key)).isPresent();
        assertThat(tables.rows("task_run")).isOne();
        assertThat(audits()).isEmpty();
    }

    @Test
    void removingDataAloneLeavesThePlatformAsItIs() {
        ExecutionKey key = launched(BOOT3, 1, "SUCCEEDED");

        deleting.delete(List.of(key), Set.of(REMOVE_DATA));

        assertThat(launcher.status(launchId(key))).isInstanceOf(TaskStatus.Exited.class);
    }

    @Test
    void executionsOfAPlatformThatIsGoneCanStillBeDeleted() {
        ExecutionKey key = tables.ended(BOOT3, 1, "nightly");
        tables.launched(key, "removed", "SUCCEEDED");

        deleting.delete(List.of(key), BOTH);

        assertThat(executions.find(key)).isEmpty();
    }

    @Test
    void manyAreDeletedInSeveralTransactions() {
        int many = 2 * TaskExecutionDeleting.BATCH_SIZE + 1;
        for (int id = 1; id <= many; id++) {
            tables.ended(BOOT2, id, "nightly");
        }
        tables.ended(BOOT3, 1, "nightly");
        tables.ended(BOOT2, many + 1, "other");

        deleting.delete(TaskExecutionFilter.named("nightly"), Set.of(REMOVE_DATA));

        assertThat(executions.count(TaskExecutionFilter.ALL, 100).rows()).isOne();
        assertThat(executions.count(TaskExecutionFilter.named("other"), 100).rows()).isOne();
        assertThat(audits()).hasSize(4);
    }

    @Test
    void aFailureUndoesTheWholeBatch() {
        ExecutionKey key = launched(BOOT3, 1, "SUCCEEDED");
        tables.argument(key, "--a=b");
        jobs.failing = true;

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> deleting.delete(List.of(key), Set.of(REMOVE_DATA)));
        assertThat(executions.find(key)).isPresent();
        assertThat(tables.rows("BOOT3_TASK_EXECUTION_PARAMS")).isOne();
    }

    @Test
    void daysCountFromMidnightAndMakeTheOtherFlagIrrelevant() {
        ExecutionKey today = tables.ended(BOOT2, 1, "a", NOON.minusHours(12), 0);
        ExecutionKey yesterday = tables.ended(BOOT2, 2, "a", NOON.minusHours(13), 0);
        tables.running(BOOT2, 3, "a", NOON.minusDays(9));

        assertThat(executions.count(deleting.selection(false, "", 0), 100).rows()).isOne();
        assertThat(executions.count(deleting.selection(true, "a", 0), 100).rows()).isOne();
        assertThat(executions.count(deleting.selection(false, "", 1), 100).rows()).isZero();
        assertThat(executions.count(deleting.selection(true, "", null), 100).rows()).isEqualTo(2);
        assertThat(executions.count(deleting.selection(false, "", null), 100).rows()).isEqualTo(3);
        assertThatExceptionOfType(InvalidDeletionException.class)
                .isThrownBy(() -> deleting.selection(false, "", -1));

        deleting.delete(deleting.selection(false, "", 0), Set.of(REMOVE_DATA));

        assertThat(executions.find(yesterday)).isEmpty();
        assertThat(executions.find(today)).isPresent();
    }

    /** An execution of the fake platform in the given state. */
    private ExecutionKey launched(SchemaTarget target, long id, String state) {
        ExecutionKey key = tables.ended(target, id, "nightly");
        tables.launched(key, "default", state);
        launcher.launch(
                new TaskLaunchRequest(
                        launchId(key),
                        "nightly",
                        new Executable.Image("nightly:1"),
                        3,
                        Map.of(),
                        Map.of(),
                        List.of()));
        launcher.finish(launchId(key), 0);
        return key;
    }

    private static LaunchId launchId(ExecutionKey key) {
        return new LaunchId(TaskTables.externalId(key.target(), key.id()));
    }

    private List<String> audits() {
        return jdbc.sql("select concat(correlation_id, ' ', audit_data) from audit_records")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
