package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class BatchRecordsTest {

    private static final LocalDateTime START = BatchTables.START;
    private static final LocalDateTime GONE = START.plusHours(1);

    static Stream<Arguments> everyTargetOnEveryDatabase() {
        return Arrays.stream(TestDatabase.values())
                .flatMap(
                        database ->
                                Arrays.stream(SchemaTarget.values())
                                        .map(target -> Arguments.of(database, target)));
    }

    /** One set of tables and what closes and deletes in it. */
    private record Setup(
            BatchTables tables,
            BatchRecords records,
            JobExecutions executions,
            StepExecutions steps) {

        static Setup of(TestDatabase database, SchemaTarget target) {
            // One connection, as thousands of rows are written below.
            DataSource dataSource = oneConnection(database.newMigrated());
            JdbcClient jdbc = JdbcClient.create(dataSource);
            RowCounts counts = Counts.of(dataSource);
            BatchSchemas schemas =
                    new BatchSchemas(
                            Arrays.stream(SchemaTarget.values())
                                    .map(each -> BatchSchema.of(each, jdbc))
                                    .toList());
            return new Setup(
                    new BatchTables(schemas.own(target)),
                    new BatchRecords(schemas, counts),
                    new JobExecutions(schemas, new SchemaPages(counts), jdbc),
                    new StepExecutions());
        }

        private static DataSource oneConnection(DataSource dataSource) {
            try {
                return new SingleConnectionDataSource(dataSource.getConnection(), true);
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
        }

        void close(long task, boolean stopped, String reason) {
            records.close(
                    tables.key(task),
                    stopped,
                    reason,
                    GONE.atZone(ZoneId.systemDefault()).toInstant());
        }

        JobExecution job(long id) {
            return executions.get(tables.schema, id);
        }
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void closesWhatStillLooksAsIfItRan(TestDatabase database, SchemaTarget target) {
        Setup setup = Setup.of(database, target);
        BatchTables tables = setup.tables();
        long task = tables.task("loading");
        long job = tables.execution("load", BatchStatus.STARTED, START);
        tables.relate(task, job);
        tables.step(job, "done", BatchStatus.COMPLETED);
        tables.step(job, "open", BatchStatus.STARTED);

        setup.close(task, false, "killed by signal 9");

        JobExecution closed = setup.job(job);
        assertThat(closed)
                .extracting(
                        JobExecution::status,
                        JobExecution::exitCode,
                        JobExecution::exitDescription,
                        JobExecution::version)
                .containsExactly(BatchStatus.FAILED, "FAILED", "killed by signal 9", 2L);
        assertThat(closed.ended())
                .isEqualTo(closed.lastUpdated())
                .isEqualTo(GONE.atZone(ZoneId.systemDefault()).toInstant());
        assertThat(setup.steps().of(closed))
                .extracting(
                        StepExecution::name,
                        StepExecution::status,
                        StepExecution::exitCode,
                        StepExecution::version,
                        StepExecution::isFinished)
                .containsExactly(
                        tuple("done", BatchStatus.COMPLETED, "COMPLETED", 3L, true),
                        tuple("open", BatchStatus.FAILED, "FAILED", 4L, true));
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void whatWasStoppedOnRequestIsStoppedNotFailed(TestDatabase database, SchemaTarget target) {
        Setup setup = Setup.of(database, target);
        BatchTables tables = setup.tables();
        long task = tables.task("loading");
        long job = tables.execution("load", BatchStatus.STOPPING, START);
        tables.relate(task, job);
        tables.step(job, "open", BatchStatus.STARTED);

        setup.close(task, true, "stopped by request");

        JobExecution closed = setup.job(job);
        assertThat(closed.status()).isEqualTo(BatchStatus.STOPPED);
        assertThat(closed.exitCode()).isEqualTo("STOPPED");
        assertThat(setup.steps().of(closed))
                .extracting(StepExecution::status)
                .containsExactly(BatchStatus.STOPPED);
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void leavesAloneWhatEndedAndWhatOthersRun(TestDatabase database, SchemaTarget target) {
        Setup setup = Setup.of(database, target);
        BatchTables tables = setup.tables();
        long task = tables.task("loading");
        long completed = tables.execution("a", BatchStatus.COMPLETED, START);
        long failed = tables.execution("b", BatchStatus.FAILED, START);
        long unknown = tables.execution("c", BatchStatus.UNKNOWN, START);
        List.of(completed, failed, unknown).forEach(job -> tables.relate(task, job));
        long others = tables.execution("d", BatchStatus.STARTED, START);
        tables.relate(tables.task("other"), others);

        setup.close(task, false, "gone");

        assertThat(List.of(completed, failed, unknown, others))
                .extracting(job -> setup.job(job).status(), job -> setup.job(job).version())
                .containsExactly(
                        tuple(BatchStatus.COMPLETED, 1L),
                        tuple(BatchStatus.FAILED, 1L),
                        tuple(BatchStatus.UNKNOWN, 1L),
                        tuple(BatchStatus.STARTED, 1L));
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void aReasonTooLongForItsColumnIsCut(TestDatabase database, SchemaTarget target) {
        Setup setup = Setup.of(database, target);
        long task = setup.tables().task("loading");
        long job = setup.tables().execution("load", BatchStatus.STARTED, START);
        setup.tables().relate(task, job);

        setup.close(task, false, "x".repeat(4000));

        assertThat(setup.job(job).exitDescription()).isEqualTo("x".repeat(2500));
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void deletesEverythingOfItsExecutionsAndInstancesLeftEmpty(
            TestDatabase database, SchemaTarget target) {
        Setup setup = Setup.of(database, target);
        BatchTables tables = setup.tables();
        long first = tables.task("loading");
        long second = tables.task("loading");
        long instance = tables.instance("load");
        long failed = tables.execution(instance, BatchStatus.FAILED, START);
        long restarted = tables.execution(instance, BatchStatus.COMPLETED, START);
        tables.relate(first, failed);
        tables.relate(second, restarted);
        for (long job : List.of(failed, restarted)) {
            tables.longParameter(job, "run.id", 1);
            tables.jobContext(job, "{}");
            tables.stepContext(tables.step(job, "one", BatchStatus.COMPLETED), "{}");
            tables.stepContext(tables.step(job, "two", BatchStatus.COMPLETED), "{}");
        }

        assertThat(setup.records().delete(List.of(tables.key(first))))
                .isEqualTo(
                        Map.of(
                                "stepExecutionContexts", 2,
                                "stepExecutions", 2,
                                "jobExecutionContexts", 1,
                                "jobExecutionParameters", 1,
                                "jobExecutions", 1,
                                "jobInstances", 0));
        assertThat(tables.rows("{batch}STEP_EXECUTION")).isEqualTo(2);
        assertThat(tables.rows("{batch}JOB_INSTANCE")).isEqualTo(1);

        assertThat(setup.records().delete(List.of(tables.key(second))))
                .containsEntry("jobInstances", 1);
        for (String table :
                List.of(
                        "{batch}JOB_INSTANCE",
                        "{batch}JOB_EXECUTION",
                        "{batch}JOB_EXECUTION_PARAMS",
                        "{batch}JOB_EXECUTION_CONTEXT",
                        "{batch}STEP_EXECUTION",
                        "{batch}STEP_EXECUTION_CONTEXT")) {
            assertThat(tables.rows(table)).as(table).isZero();
        }
        // Deleted, and counted, with the rows of the task executions.
        assertThat(tables.rows("{task}TASK_BATCH")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void deletesMoreExecutionsThanFitIntoOneStatement(TestDatabase database) {
        Setup setup = Setup.of(database, SchemaTarget.BOOT4);
        BatchTables tables = setup.tables();
        List<Long> tasks = Stream.generate(() -> tables.task("many")).limit(501).toList();
        tasks.forEach(
                task ->
                        tables.relate(
                                task, tables.execution("many", BatchStatus.COMPLETED, START)));

        Map<String, Integer> deleted =
                setup.records().delete(tasks.stream().map(tables::key).toList());

        assertThat(deleted).containsEntry("jobExecutions", 501).containsEntry("jobInstances", 501);
        assertThat(tables.rows("{batch}JOB_EXECUTION")).isZero();
    }
}
