package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class StepExecutionsTest {

    private final StepExecutions steps = new StepExecutions();

    static Stream<Arguments> everyTargetOnEveryDatabase() {
        return Arrays.stream(TestDatabase.values())
                .flatMap(
                        database ->
                                Arrays.stream(SchemaTarget.values())
                                        .map(target -> Arguments.of(database, target)));
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void summarisesFinishedRunsOfTheSameStepInTheSameJob(
            TestDatabase database, SchemaTarget target) {
        Setup setup = new Setup(database, target);
        BatchTables tables = setup.tables;
        long job = tables.execution("load", BatchStatus.STARTED, BatchTables.START);
        tables.step(job, "read", BatchStatus.COMPLETED, 10, 1000);
        tables.step(job, "read", BatchStatus.FAILED, 20, 4000);
        tables.step(job, "read", BatchStatus.COMPLETED, 0, 2500);
        tables.step(job, "other", BatchStatus.COMPLETED, 99, 9999);
        long running = tables.step(job, "read", BatchStatus.STARTED, 5, 0);
        tables.step(
                tables.execution("another", BatchStatus.COMPLETED, BatchTables.START),
                "read",
                BatchStatus.COMPLETED,
                99,
                9999);

        StepHistory history = steps.history(steps.get(setup.job(job), running));

        assertThat(history.stepName()).isEqualTo("read");
        assertThat(history.count()).isEqualTo(3);
        assertStatistics(history.of(StepHistory.Measure.READ_COUNT), 3, 0, 20, 10, 8.165);
        assertStatistics(history.of(StepHistory.Measure.DURATION), 3, 1000, 4000, 2500, 1224.745);
        assertStatistics(history.of(StepHistory.Measure.DURATION_PER_READ), 2, 100, 200, 150, 50);
        assertStatistics(history.of(StepHistory.Measure.PROCESS_SKIP_COUNT), 3, 3, 3, 3, 0);
    }

    @ParameterizedTest
    @EnumSource
    void partitionsOfAStepCountAsOne(TestDatabase database) {
        Setup setup = new Setup(database, SchemaTarget.BOOT4);
        long job = setup.tables.execution("load", BatchStatus.COMPLETED, BatchTables.START);
        long first = setup.tables.step(job, "a_b:partition0", BatchStatus.COMPLETED, 10, 1000);
        setup.tables.step(job, "a_b:partition1", BatchStatus.COMPLETED, 20, 1000);
        setup.tables.step(job, "aXb:partition1", BatchStatus.COMPLETED, 99, 1000);
        setup.tables.step(job, "a_b", BatchStatus.COMPLETED, 99, 1000);

        StepHistory history = steps.history(steps.get(setup.job(job), first));

        assertThat(history.stepName()).isEqualTo("a_b:partition*");
        assertStatistics(history.of(StepHistory.Measure.READ_COUNT), 2, 10, 20, 15, 5);
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatNeverFinishedHasNoHistory(TestDatabase database) {
        Setup setup = new Setup(database, SchemaTarget.BOOT3);
        long job = setup.tables.execution("load", BatchStatus.STARTED, BatchTables.START);
        long running = setup.tables.step(job, "read", BatchStatus.STARTED);

        StepHistory history = steps.history(steps.get(setup.job(job), running));

        assertThat(history.count()).isZero();
        assertStatistics(history.of(StepHistory.Measure.DURATION), 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aStepBelongsToItsJobExecutionOnly(TestDatabase database) {
        Setup setup = new Setup(database, SchemaTarget.BOOT2);
        long job = setup.tables.execution("load", BatchStatus.COMPLETED, BatchTables.START);
        long other = setup.tables.execution("load", BatchStatus.COMPLETED, BatchTables.START);
        long step = setup.tables.step(job, "read", BatchStatus.COMPLETED);

        assertThat(steps.get(setup.job(job), step).name()).isEqualTo("read");
        assertThatThrownBy(() -> steps.get(setup.job(other), step))
                .isInstanceOf(NoSuchStepExecutionException.class);
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void aLongContextIsReadInFull(TestDatabase database, SchemaTarget target) {
        Setup setup = new Setup(database, target);
        long job = setup.tables.execution("load", BatchStatus.COMPLETED, BatchTables.START);
        long step = setup.tables.step(job, "read", BatchStatus.COMPLETED);
        String value = "x".repeat(5000);
        setup.tables.longStepContext(step, "{\"a\":\"%s\"}".formatted(value));

        assertThat(steps.context(steps.get(setup.job(job), step)).text("a")).hasValue(value);
    }

    @ParameterizedTest
    @MethodSource("everyTargetOnEveryDatabase")
    void aContextTooLongToBeShownIsNotReadAndTakenForEmpty(
            TestDatabase database, SchemaTarget target) {
        Setup setup = new Setup(database, target);
        long job = setup.tables.execution("load", BatchStatus.COMPLETED, BatchTables.START);
        long longest = setup.tables.step(job, "read", BatchStatus.COMPLETED);
        String withoutValue = "{\"a\":\"\"}";
        String value = "x".repeat(StepContext.MAX_LENGTH - withoutValue.length());
        setup.tables.longStepContext(longest, "{\"a\":\"%s\"}".formatted(value));
        long tooLong = setup.tables.step(job, "read", BatchStatus.COMPLETED);
        setup.tables.longStepContext(tooLong, "{\"a\":\"%sx\"}".formatted(value));

        assertThat(steps.context(steps.get(setup.job(job), longest)).values()).hasSize(1);
        assertThat(steps.context(steps.get(setup.job(job), tooLong))).isEqualTo(StepContext.EMPTY);
    }

    private static void assertStatistics(
            StepHistory.Statistics statistics,
            long count,
            double min,
            double max,
            double mean,
            double deviation) {
        assertThat(statistics.count()).isEqualTo(count);
        assertThat(statistics.min()).isEqualTo(min, within(0.001));
        assertThat(statistics.max()).isEqualTo(max, within(0.001));
        assertThat(statistics.mean()).isEqualTo(mean, within(0.001));
        assertThat(statistics.standardDeviation()).isEqualTo(deviation, within(0.001));
    }

    private static final class Setup {
        final BatchTables tables;
        private final JobExecutions executions;

        Setup(TestDatabase database, SchemaTarget target) {
            DataSource dataSource = database.newMigrated();
            tables = new BatchTables(target, dataSource);
            executions =
                    new JobExecutions(
                            new BatchSchemas(List.of(tables.schema)),
                            new SchemaPages(Counts.of(dataSource)),
                            JdbcClient.create(dataSource));
        }

        JobExecution job(long id) {
            return executions.get(tables.schema, id);
        }
    }
}
