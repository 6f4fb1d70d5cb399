package net.dstone.dataflow.task;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT2;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT4;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskStatus;
import net.dstone.server.database.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource
class RetentionTest {

    /** Cannot delete what belongs to one execution. */
    private static final class Records implements ExecutionRecords {
        private @Nullable ExecutionKey poisoned;
        private boolean outage;
        private int deletes;

        @Override
        public void close(ExecutionKey execution, boolean stopped, String reason, Instant at) {
            throw new AssertionError("Nothing is closed here");
        }

        @Override
        public Map<String, Integer> delete(Collection<ExecutionKey> executions) {
            deletes++;
            if (outage) {
                throw new DataAccessResourceFailureException(
                        "no connection", new SQLTransientConnectionException());
            }
            if (poisoned != null && executions.contains(poisoned)) {
                throw new IllegalStateException("cannot be deleted");
            }
            return Map.of();
        }
    }

    private final JdbcClient jdbc;
    private final TaskTables tables;
    private final Records records = new Records();
    private final FakeTaskLauncher launcher = new FakeTaskLauncher();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final Clock clock =
            Clock.fixed(NOON.atZone(ZoneId.systemDefault()).toInstant(), ZoneId.systemDefault());

    RetentionTest(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        jdbc = JdbcClient.create(dataSource);
        tables = new TaskTables(jdbc);
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
        context.registerBean(ExecutionRecords.class, () -> records);
        context.register(
                Ids.class,
                RowCounts.class,
                Audit.class,
                TaskExecutions.class,
                TaskExecutionRows.class,
                TaskExecutionDeleting.class,
                RetentionRows.class);
        context.refresh();
    }

    private void turn(
            @Nullable Integer days, @Nullable Integer failedDays, @Nullable Integer perTask) {
        retention(days, failedDays, perTask).runOnce();
    }

    private Retention retention(
            @Nullable Integer days, @Nullable Integer failedDays, @Nullable Integer perTask) {
        return new Retention(
                new RetentionProperties(days, failedDays, perTask),
                context.getBean(RetentionRows.class),
                context.getBean(TaskExecutionDeleting.class),
                meters,
                clock);
    }

    @Test
    void nothingIsDeletedUnlessSomethingIsSet() {
        ExecutionKey old = tables.ended(BOOT2, 1, "a", NOON.minusYears(9), 0);

        turn(null, null, null);

        assertThat(left(BOOT2)).containsExactly(old.id());
    }

    @Test
    void whatEndedSoManyDaysAgoIsDeletedInAllTargets() {
        for (SchemaTarget target : SchemaTarget.values()) {
            tables.ended(target, 1, "a", NOON.minusDays(8), 0);
            tables.ended(target, 2, "a", NOON.minusDays(6), 0);
            tables.running(target, 3, "a", NOON.minusDays(9));
            tables.waiting(target, 4, "a");
        }

        turn(7, null, null);

        for (SchemaTarget target : SchemaTarget.values()) {
            assertThat(left(target)).containsExactly(2L, 3L, 4L);
        }
        assertThat(meters.counter("dstone.retention.deleted").count()).isEqualTo(3);
        assertThat(jdbc.sql("select correlation_id from audit_records").query(String.class).list())
                .containsOnly("1 Outdated Task Execution Delete(s)");
    }

    @Test
    void failedExecutionsAndThoseWithAFailedJobAreKeptLonger() {
        tables.ended(BOOT3, 1, "a", NOON.minusDays(31), 1);
        tables.ended(BOOT3, 2, "a", NOON.minusDays(20), 1);
        ExecutionKey failedJob = tables.ended(BOOT3, 3, "a", NOON.minusDays(20), 0);
        tables.job(failedJob, 10, "FAILED");
        jdbc.sql("update BOOT3_BATCH_JOB_EXECUTION set status = 'FAILED'").update();
        tables.ended(BOOT3, 4, "a", NOON.minusDays(20), 0);

        turn(7, 30, null);

        assertThat(left(BOOT3)).containsExactly(2L, 3L);
    }

    @Test
    void theNewestOfEachTaskAreKept() {
        for (int id = 1; id <= 5; id++) {
            tables.ended(BOOT4, id, "a", NOON.minusHours(id), 0);
        }
        tables.ended(BOOT4, 6, "b", NOON.minusYears(1), 0);
        tables.running(BOOT4, 7, "a", NOON);
        ExecutionKey failed = tables.ended(BOOT4, 8, "c", NOON.minusHours(3), 1);
        tables.ended(BOOT4, 9, "c", NOON.minusHours(2), 0);
        tables.ended(BOOT4, 10, "c", NOON.minusHours(1), 0);

        turn(null, 1, 2);

        assertThat(left(BOOT4)).containsExactly(5L, 6L, 7L, failed.id(), 9L, 10L);
    }

    @Test
    void childrenGoWithTheirParentsAndNotBefore() {
        ExecutionKey keptParent = tables.running(BOOT3, 1, "ct", NOON.minusDays(9));
        ExecutionKey keptChild = tables.ended(BOOT2, 1, "ct-a", NOON.minusDays(9), 0);
        tables.childOf(keptChild, keptParent);
        ExecutionKey goneParent = tables.ended(BOOT3, 2, "ct", NOON.minusDays(9), 0);
        tables.childOf(tables.ended(BOOT3, 3, "ct-a", NOON.minusDays(9), 0), goneParent);
        ExecutionKey orphan = tables.ended(BOOT3, 4, "ct-a", NOON.minusDays(9), 0);
        tables.childOf(orphan, new ExecutionKey(99, BOOT3));

        turn(7, null, null);

        assertThat(left(BOOT3)).containsExactly(keptParent.id());
        assertThat(left(BOOT2)).containsExactly(keptChild.id());
    }

    @Test
    void anExecutionWithARunningPartStaysAndKeepsNoOther() {
        ExecutionKey parent = tables.ended(BOOT3, 1, "ct", NOON.minusDays(9), 0);
        ExecutionKey child = tables.running(BOOT3, 2, "ct-a", NOON.minusDays(9));
        tables.childOf(child, parent);
        tables.launched(child, "default", "RUNNING");
        tables.ended(BOOT3, 3, "other", NOON.minusDays(9), 0);

        turn(7, null, null);

        assertThat(left(BOOT3)).containsExactly(parent.id(), child.id());
        assertThat(meters.counter("dstone.retention.failed").count()).isZero();
    }

    @Test
    void oneThatCannotBeDeletedKeepsNoOther() {
        records.poisoned = tables.ended(BOOT3, 2, "a", NOON.minusDays(9), 0);
        tables.ended(BOOT3, 1, "a", NOON.minusDays(9), 0);
        tables.ended(BOOT3, 3, "a", NOON.minusDays(9), 0);

        turn(7, null, null);

        assertThat(left(BOOT3)).containsExactly(2L);
        assertThat(meters.counter("dstone.retention.failed").count()).isEqualTo(1);
    }

    @Test
    void anOutageOfTheDatabaseEndsTheTurnAndTheNextGoesOn() {
        tables.endedMany(BOOT3, 5, "a", NOON.minusDays(9), 0);
        Retention retention = retention(7, null, null);
        records.outage = true;

        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(retention::runOnce);
        assertThat(records.deletes).isEqualTo(1);
        assertThat(meters.counter("dstone.retention.failed").count()).isZero();
        records.outage = false;
        retention.runOnce();

        assertThat(left(BOOT3)).isEmpty();
    }

    @Test
    void whatThePlatformKeepsGoesToo() {
        ExecutionKey old = tables.ended(BOOT2, 1, "a", NOON.minusDays(8), 0);
        tables.launched(old, "default", "SUCCEEDED");
        LaunchId launch = new LaunchId(TaskTables.externalId(BOOT2, 1));
        FakePlatformConfiguration.run(launcher, launch.value());
        launcher.finish(launch, 0);

        turn(7, null, null);

        assertThat(launcher.status(launch)).isInstanceOf(TaskStatus.Unknown.class);
    }

    @Test
    void aTurnLooksAtABoundedNumberAndTheNextGoesOn() {
        int many = Retention.TURN_SIZE + TaskExecutionDeleting.BATCH_SIZE;
        tables.endedMany(BOOT2, many, "a", NOON.minusDays(9), 1);
        tables.ended(BOOT2, many + 1, "a", NOON.minusDays(8), 0);
        Retention retention = retention(7, 30, null);

        retention.runOnce();
        assertThat(tables.rows("TASK_EXECUTION")).isEqualTo(many + 1);
        retention.runOnce();

        assertThat(tables.rows("TASK_EXECUTION")).isEqualTo(many);
    }

    @Test
    void aTaskWithManyThatAreKeptLongerDoesNotKeepOthersFromTheirTurn() {
        int many = Retention.TURN_SIZE + TaskExecutionDeleting.BATCH_SIZE;
        tables.endedMany(BOOT2, many, "a", NOON.minusDays(9), 1);
        tables.ended(BOOT2, many + 1, "b", NOON.minusDays(8), 0);
        tables.ended(BOOT2, many + 2, "b", NOON.minusDays(8), 0);
        Retention retention = retention(null, 30, 1);

        retention.runOnce();
        assertThat(tables.rows("TASK_EXECUTION")).isEqualTo(many + 2);
        retention.runOnce();

        assertThat(left(BOOT2)).hasSize(many + 1).contains(many + 2L).doesNotContain(many + 1L);
    }

    @Test
    void settingsThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionProperties(7, 6, null))
                .withMessageContaining("failed-days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionProperties(null, 6, null))
                .withMessageContaining("failed-days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionProperties(0, null, null))
                .withMessageContaining("days");
    }

    private List<Long> left(SchemaTarget target) {
        return jdbc.sql(
                        "select TASK_EXECUTION_ID from %sEXECUTION order by 1"
                                .formatted(target.taskPrefix()))
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
