package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JobExecutionsTest {

    private static final LocalDateTime START = BatchTables.START;

    /** A database with all three targets. */
    private static final class Server {
        final CountingDataSource dataSource;
        final JdbcClient jdbc;
        final BatchTables boot2;
        final BatchTables boot3;
        final BatchTables boot4;
        final JobExecutions executions;

        Server(TestDatabase database, BatchSchema... further) {
            this(database.newMigrated(), further);
        }

        Server(DataSource source, BatchSchema... further) {
            dataSource = new CountingDataSource(source);
            jdbc = JdbcClient.create(dataSource);
            boot2 = new BatchTables(BatchSchema.of(SchemaTarget.BOOT2, jdbc));
            boot3 = new BatchTables(BatchSchema.of(SchemaTarget.BOOT3, jdbc));
            boot4 = new BatchTables(BatchSchema.of(SchemaTarget.BOOT4, jdbc));
            List<BatchSchema> all =
                    new ArrayList<>(List.of(boot2.schema, boot3.schema, boot4.schema));
            all.addAll(Arrays.asList(further));
            executions =
                    new JobExecutions(
                            new BatchSchemas(all), new SchemaPages(Counts.of(dataSource)), jdbc);
        }

        Page<JobExecution> list(JobExecutionFilter filter) {
            return executions.list(filter, page(0, 20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsAllTargetsTogetherNewestFirst(TestDatabase database) {
        Server server = new Server(database);
        for (int i = 0; i < 4; i++) {
            server.boot2.execution("two", BatchStatus.COMPLETED, START.plusMinutes(3 * i));
            server.boot3.execution("three", BatchStatus.COMPLETED, START.plusMinutes(3 * i + 1));
            server.boot4.execution("four", BatchStatus.COMPLETED, START.plusMinutes(3 * i + 2));
        }

        List<String> inPages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Page<JobExecution> page = server.executions.list(JobExecutionFilter.ALL, page(i, 5));
            assertThat(page.total()).isEqualTo(12);
            page.content().forEach(execution -> inPages.add(execution.jobName()));
        }

        assertThat(inPages)
                .containsExactly(
                        "four", "three", "two", "four", "three", "two", "four", "three", "two",
                        "four", "three", "two");
        assertThat(server.executions.list(JobExecutionFilter.ALL, page(3, 5)).content()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLongPageCostsNoMoreStatementsThanAShortOne(TestDatabase database) {
        Server server = new Server(database);
        for (int i = 0; i < 30; i++) {
            for (BatchTables tables : List.of(server.boot2, server.boot3, server.boot4)) {
                long task = tables.task("task" + i);
                long job = tables.execution("job" + i, BatchStatus.FAILED, START.plusMinutes(i));
                tables.relate(task, job);
                tables.longParameter(job, "run.id", i);
                tables.step(job, "step", BatchStatus.FAILED);
            }
        }

        int shortPage =
                server.dataSource.statementsOf(
                        () -> server.executions.list(JobExecutionFilter.ALL, page(0, 3)));
        int longPage =
                server.dataSource.statementsOf(
                        () -> server.executions.list(JobExecutionFilter.ALL, page(0, 90)));

        // One for what is remembered of counts, one count, one for the keys, two for each of three
        // targets, one for the definitions.
        assertThat(shortPage).isEqualTo(10);
        assertThat(longPage).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void knowsTaskStepsAndWhetherTheDefinitionIsStillThere(TestDatabase database) {
        Server server = new Server(database);
        server.jdbc
                .sql("insert into task_definitions (definition_name, definition) values ('a', 'x')")
                .update();
        for (BatchTables tables : List.of(server.boot2, server.boot3)) {
            long kept = tables.execution("kept", BatchStatus.COMPLETED, START.plusMinutes(1));
            tables.relate(tables.task("a"), kept);
            tables.step(kept, "first", BatchStatus.COMPLETED);
            tables.step(kept, "second", BatchStatus.COMPLETED);
            long gone = tables.execution("gone", BatchStatus.COMPLETED, START);
            tables.relate(tables.task("b"), gone);
        }
        server.boot4.execution("alone", BatchStatus.COMPLETED, START.minusMinutes(1));

        assertThat(server.list(JobExecutionFilter.ALL).content())
                .extracting(
                        JobExecution::jobName,
                        JobExecution::taskName,
                        JobExecution::stepCount,
                        JobExecution::defined)
                .containsExactly(
                        tuple("kept", "a", 2, true),
                        tuple("kept", "a", 2, true),
                        tuple("gone", "b", 0, false),
                        tuple("gone", "b", 0, false),
                        tuple("alone", null, 0, false));
    }

    @ParameterizedTest
    @EnumSource
    void filtersByEachConditionAndByAllTogether(TestDatabase database) {
        Server server = new Server(database);
        BatchTables two = server.boot2;
        long instance = two.instance("load");
        long failed = two.execution(instance, BatchStatus.FAILED, START);
        long again = two.execution(instance, BatchStatus.COMPLETED, START.plusHours(1));
        long task = two.task("loading");
        two.relate(task, again);
        server.boot3.execution("load", BatchStatus.COMPLETED, START.plusHours(2));
        server.boot3.execution("other", BatchStatus.COMPLETED, START.plusHours(3));

        assertThat(ids(server, JobExecutionFilter.ALL.withJobName("load"))).hasSize(3);
        assertThat(ids(server, JobExecutionFilter.ALL.withStatus(BatchStatus.FAILED)))
                .containsExactly("boot2:" + failed);
        assertThat(ids(server, JobExecutionFilter.ALL.ofInstance(two.schema, instance)))
                .containsExactly("boot2:" + again, "boot2:" + failed);
        assertThat(ids(server, JobExecutionFilter.ALL.ofTaskExecution(two.schema, task)))
                .containsExactly("boot2:" + again);
        assertThat(ids(server, JobExecutionFilter.ALL.ofTaskExecution(two.schema, 99))).isEmpty();
        assertThat(
                        ids(
                                server,
                                JobExecutionFilter.ALL
                                        .withJobName("load")
                                        .withStatus(BatchStatus.COMPLETED)
                                        .startedBetween(
                                                START.plusHours(1), START.plusMinutes(119))))
                .containsExactly("boot2:" + again);
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatNeverRanIsUnknownButAKnownOneMayHaveNoSuchStatus(TestDatabase database) {
        Server server = new Server(database);
        server.boot4.execution("load", BatchStatus.COMPLETED, START);

        assertThatThrownBy(() -> server.list(JobExecutionFilter.ALL.withJobName("nope")))
                .isInstanceOf(NoSuchJobException.class);
        assertThat(
                        server.list(
                                        JobExecutionFilter.ALL
                                                .withJobName("load")
                                                .withStatus(BatchStatus.FAILED))
                                .total())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void readsTheParametersOfEveryGeneration(TestDatabase database) {
        Server server = new Server(database);
        long two = server.boot2.execution("two", BatchStatus.COMPLETED, START);
        server.boot2.batch4Parameter(two, "a", "STRING", "text", null, 0, 0, true);
        server.boot2.batch4Parameter(two, "b", "LONG", "", null, 7, 0, true);
        server.boot2.batch4Parameter(two, "c", "DOUBLE", "", null, 0, 1.5, false);
        server.boot2.batch4Parameter(two, "d", "DATE", "", START, 0, 0, true);
        long four = server.boot4.execution("four", BatchStatus.COMPLETED, START);
        server.boot4.batch5Parameter(four, "a", "java.lang.String", "text", true);
        server.boot4.batch5Parameter(four, "b", "java.lang.Long", "7", true);
        server.boot4.batch5Parameter(four, "c", "java.lang.Double", "1.5", false);
        server.boot4.batch5Parameter(four, "d", "java.util.Date", "2024-05-06T07:08:09Z", true);
        server.boot4.batch5Parameter(four, "e", "java.time.LocalDate", "2024-05-06", true);
        server.boot4.batch5Parameter(four, "f", "org.acme.Region", "EMEA", true);

        assertThat(server.executions.get(server.boot2.schema, two).parameters())
                .extracting(JobParameter::label, JobParameter::shownText)
                .containsExactly(
                        tuple("a", "text"),
                        tuple("b(long)", "7"),
                        tuple("-c(double)", "1.5"),
                        tuple("d(date)", "2024/05/06"));
        assertThat(server.executions.get(server.boot4.schema, four).parameters())
                .extracting(JobParameter::label, JobParameter::shownText)
                .containsExactly(
                        tuple("a", "text"),
                        tuple("b(long)", "7"),
                        tuple("-c(double)", "1.5"),
                        tuple("d(date)", "2024/05/06"),
                        tuple("e", "2024-05-06"),
                        tuple("f", "EMEA"));
    }

    @ParameterizedTest
    @EnumSource
    void anIdIsLookedForInItsOwnSetOnly(TestDatabase database) {
        Server server = new Server(database);
        long id = server.boot3.execution("three", BatchStatus.COMPLETED, START);

        assertThat(server.executions.get(server.boot3.schema, id).jobName()).isEqualTo("three");
        assertThatThrownBy(() -> server.executions.get(server.boot2.schema, id))
                .isInstanceOf(NoSuchJobExecutionException.class)
                .hasMessage("Job id %d for schema target boot2 not found".formatted(id));
    }

    @ParameterizedTest
    @EnumSource
    void mergesSetsOfOtherDatabasesIntoTheList(TestDatabase database) {
        BatchTables elsewhere =
                new BatchTables(
                        new BatchSchema(
                                "legacy",
                                JdbcClient.create(database.newMigrated()),
                                null,
                                "BATCH_",
                                4,
                                null));
        Server server = new Server(database, elsewhere.schema);
        for (int i = 0; i < 3; i++) {
            server.boot4.execution("here", BatchStatus.COMPLETED, START.plusMinutes(2 * i));
            elsewhere.execution("there", BatchStatus.COMPLETED, START.plusMinutes(2 * i + 1));
        }

        Stream<JobExecution> pages =
                Stream.of(0, 1, 2)
                        .flatMap(
                                i ->
                                        server
                                                .executions
                                                .list(JobExecutionFilter.ALL, page(i, 2))
                                                .content()
                                                .stream());
        assertThat(pages)
                .extracting(execution -> execution.schema().name(), JobExecution::jobName)
                .containsExactly(
                        tuple("legacy", "there"),
                        tuple("boot4", "here"),
                        tuple("legacy", "there"),
                        tuple("boot4", "here"),
                        tuple("legacy", "there"),
                        tuple("boot4", "here"));
        assertThat(ids(server, JobExecutionFilter.ALL.ofTaskExecution(elsewhere.schema, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSetThatCannotBeReadIsNamedInsteadOfLeftOut(TestDatabase database) {
        BatchSchema empty =
                new BatchSchema(
                        "empty",
                        JdbcClient.create(
                                new DriverManagerDataSource(
                                        database.newUrl(), database.username(), "")),
                        null,
                        "BATCH_",
                        5,
                        null);
        Server server = new Server(database, empty);

        assertThatThrownBy(() -> server.list(JobExecutionFilter.ALL))
                .isInstanceOf(UnreadableBatchSchemaException.class)
                .hasMessageContaining("[empty]");
    }

    private static List<String> ids(Server server, JobExecutionFilter filter) {
        return server.list(filter).content().stream()
                .map(execution -> execution.schema().name() + ":" + execution.id())
                .toList();
    }

    private static PageQuery page(int number, int size) {
        return new PageQuery(number, size, List.of());
    }
}
