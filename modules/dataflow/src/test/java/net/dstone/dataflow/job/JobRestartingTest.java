package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import net.dstone.dataflow.launch.TaskLaunch;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.NoSuchTaskDefinitionException;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.server.database.DatabaseTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class JobRestartingTest {

    private static final Instant NOW = Instant.parse("2024-05-06T12:00:00Z");

    /** A failed job of Boot 3, launched by the task "loading", and launches as they are asked for. */
    private static final class Setup {
        final JdbcClient jdbc;
        final BatchTables tables;
        final BatchSchemas schemas;
        final List<TaskLaunch> launches = new ArrayList<>();
        final long task;
        final long job;
        Function<TaskLaunch, ExecutionKey> launching =
                launch -> {
                    launches.add(launch);
                    return new ExecutionKey(100 + launches.size(), SchemaTarget.BOOT3);
                };
        private final DataSource dataSource;

        Setup(TestDatabase database) {
            dataSource = database.newMigrated();
            jdbc = JdbcClient.create(dataSource);
            schemas =
                    new BatchSchemas(
                            Arrays.stream(SchemaTarget.values())
                                    .map(target -> BatchSchema.of(target, jdbc))
                                    .toList());
            tables = new BatchTables(schemas.own(SchemaTarget.BOOT3));
            define("loading");
            task = tables.task("loading");
            tables.taskArguments(
                    task,
                    "--db.password=hunter2",
                    "--app.import.spring.cloud.task.schemaTarget=boot3",
                    "--spring.cloud.task.executionid=" + task);
            job = tables.execution("load", BatchStatus.FAILED, BatchTables.START);
            tables.longParameter(job, "run.id", 7);
            tables.relate(task, job);
        }

        void define(String name) {
            jdbc.sql("insert into task_definitions (definition_name, definition) values (:n, 'x')")
                    .param("n", name)
                    .update();
        }

        void manifest(long id, String text) {
            jdbc.sql("insert into BOOT3_TASK_EXECUTION_METADATA values (:id, :task, :text)")
                    .param("id", id)
                    .param("task", task)
                    .param("text", text)
                    .update();
        }

        /** The run of a launch, as the queue holds it. */
        void run(long taskExecutionId) {
            jdbc.sql(
                            """
                            insert into task_run (task_execution_id, schema_target, launch_id,
                                    task_name, platform_name, state, queued_at)
                            values (:id, 'boot3', :launch, 'loading', 'default', 'QUEUED', :now)
                            """)
                    .param("id", taskExecutionId)
                    .param("launch", "launch-" + taskExecutionId)
                    .param("now", BatchTables.START)
                    .update();
        }

        void endRun(long taskExecutionId) {
            jdbc.sql("update task_run set ended_at = queued_at where task_execution_id = :id")
                    .param("id", taskExecutionId)
                    .update();
        }

        ExecutionKey restart(long id) {
            return restarting(NOW).restart(tables.schema, id);
        }

        JobRestarting restarting(Instant now) {
            return new JobRestarting(
                    new JobExecutions(schemas, new SchemaPages(Counts.of(dataSource)), jdbc),
                    new RestartClaims(jdbc),
                    launch -> launching.apply(launch),
                    new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                    new TaskExecutionDetails(jdbc, new JsonMapper()),
                    Clock.fixed(now, ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @EnumSource
    void launchesTheTaskAgainWithItsArgumentsAndJobParameters(TestDatabase database) {
        Setup setup = new Setup(database);

        assertThat(setup.restart(setup.job)).isEqualTo(new ExecutionKey(101, SchemaTarget.BOOT3));

        assertThat(setup.launches)
                .containsExactly(
                        new TaskLaunch(
                                "loading",
                                Map.of(),
                                List.of("--db.password=hunter2", "run.id=7,java.lang.Long")));
    }

    @ParameterizedTest
    @EnumSource
    void goesToThePlatformItRanOn(TestDatabase database) {
        Setup setup = new Setup(database);
        setup.manifest(
                1,
                """
                {"taskDeploymentRequest":{"definition":{"name":"loading","properties":{}},
                  "resource":"file:/apps/loading-1.0.jar","deploymentProperties":{},
                  "commandlineArguments":[]},"platformName":"second"}
                """);

        setup.restart(setup.job);

        assertThat(setup.launches.getFirst().properties())
                .isEqualTo(Map.of("spring.cloud.dataflow.task.platformName", "second"));
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultPlatformIsMeantWhereItIsNotKnownWhichOneItRanOn(TestDatabase database) {
        for (String manifest :
                List.of("16437", "{ cut o", "null", "{}", "{\"platformName\":\"\"}")) {
            Setup setup = new Setup(database);
            setup.manifest(1, manifest);

            setup.restart(setup.job);

            assertThat(setup.launches.getFirst().properties()).as(manifest).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void launchesOnceHoweverOftenItIsAsked(TestDatabase database) {
        Setup setup = new Setup(database);
        setup.restart(setup.job);
        setup.run(101);

        assertThatThrownBy(() -> setup.restart(setup.job))
                .isInstanceOf(JobNotRestartableException.class)
                .hasMessageContaining("being restarted already");

        setup.endRun(101);
        setup.restart(setup.job);
        assertThat(setup.launches).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whileAnotherRequestLaunchesNobodyElseDoes(TestDatabase database) {
        Setup setup = new Setup(database);
        Function<TaskLaunch, ExecutionKey> plain = setup.launching;
        setup.launching =
                launch -> {
                    assertThatThrownBy(() -> setup.restart(setup.job))
                            .isInstanceOf(JobNotRestartableException.class);
                    return plain.apply(launch);
                };

        setup.restart(setup.job);

        assertThat(setup.launches).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLaunchThatIsRefusedLeavesNothingBehind(TestDatabase database) {
        Setup setup = new Setup(database);
        Function<TaskLaunch, ExecutionKey> plain = setup.launching;
        setup.launching =
                launch -> {
                    throw new IllegalStateException("no such app");
                };
        assertThatThrownBy(() -> setup.restart(setup.job)).hasMessage("no such app");

        setup.launching = plain;
        setup.restart(setup.job);
        assertThat(setup.launches).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimOfAServerThatDiedIsTakenOverAfterAWhile(TestDatabase database) {
        Setup setup = new Setup(database);
        setup.jdbc
                .sql(
                        """
                        insert into job_restart (job_execution_id, schema_target, restarted_at)
                        values (:id, 'boot3', :at)
                        """)
                .param("id", setup.job)
                .param("at", DatabaseTime.write(NOW))
                .update();

        assertThatThrownBy(() -> setup.restart(setup.job))
                .isInstanceOf(JobNotRestartableException.class);
        setup.restarting(NOW.plusSeconds(301)).restart(setup.tables.schema, setup.job);
        assertThat(setup.launches).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void launchesNothingThatSpringBatchWouldRefuse(TestDatabase database) {
        Setup setup = new Setup(database);
        BatchTables tables = setup.tables;
        long openStep = tables.execution("load", BatchStatus.FAILED, BatchTables.START);
        tables.relate(setup.task, openStep);
        tables.step(openStep, "load", BatchStatus.STARTED);
        long instance = tables.instance("load");
        long older = tables.execution(instance, BatchStatus.FAILED, BatchTables.START);
        tables.relate(setup.task, older);
        tables.execution(instance, BatchStatus.FAILED, BatchTables.START);
        long completed = tables.execution("load", BatchStatus.COMPLETED, BatchTables.START);

        for (long id : new long[] {openStep, older, completed}) {
            assertThatThrownBy(() -> setup.restart(id))
                    .isInstanceOf(JobNotRestartableException.class);
        }
        assertThatThrownBy(() -> setup.restart(9999))
                .isInstanceOf(NoSuchJobExecutionException.class);
        assertThat(setup.launches).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void needsTheTaskAndItsDefinition(TestDatabase database) {
        Setup setup = new Setup(database);
        long alone = setup.tables.execution("load", BatchStatus.FAILED, BatchTables.START);
        long undefined = setup.tables.execution("load", BatchStatus.FAILED, BatchTables.START);
        setup.tables.relate(setup.tables.task("gone"), undefined);

        assertThatThrownBy(() -> setup.restart(alone))
                .isInstanceOf(JobNotRestartableException.class)
                .hasMessageContaining("not launched as a task");
        assertThatThrownBy(() -> setup.restart(undefined))
                .isInstanceOf(NoSuchTaskDefinitionException.class);
        assertThat(setup.launches).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSetConfiguredForReadingIsOnlyRead(TestDatabase database) {
        Setup setup = new Setup(database);
        BatchSchema readOnly =
                new BatchSchema("legacy", setup.jdbc, "BOOT3_TASK_", "BOOT3_BATCH_", 5, null);

        assertThatThrownBy(() -> setup.restarting(NOW).restart(readOnly, setup.job))
                .isInstanceOf(ReadOnlyBatchSchemaException.class);
        assertThat(setup.launches).isEmpty();
    }
}
