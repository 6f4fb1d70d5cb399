package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.server.database.Ids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Against Spring Batch 6 itself, on the tables of Boot 4. */
class SpringBatchRestartTest {

    private static final JobParameters PARAMETERS =
            new JobParametersBuilder()
                    .addString("day", "monday")
                    .addLong("run.id", 7L)
                    .toJobParameters();

    /** A program that can be cut off from its database, as a killed one is. */
    private static final class Program extends DelegatingDataSource {

        private final AtomicBoolean killed = new AtomicBoolean();
        final JobRepository repository;
        final JdbcTransactionManager transactions;
        final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();

        Program(DataSource database) throws Exception {
            super(database);
            transactions = new JdbcTransactionManager(this);
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(this);
            factory.setTransactionManager(transactions);
            factory.setTablePrefix(SchemaTarget.BOOT4.batchPrefix());
            factory.afterPropertiesSet();
            repository = factory.getObject();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
        }

        void kill() {
            killed.set(true);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (killed.get()) {
                throw new SQLException("The program was killed");
            }
            return super.getConnection();
        }

        Step step(String name, Tasklet tasklet) {
            return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
        }

        Job job(Step first, Step... others) {
            var builder = new JobBuilder("load", repository).start(first);
            for (Step step : others) {
                builder = builder.next(step);
            }
            return builder.build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJobWhoseProgramWasKilledContinuesAtItsOpenStep(TestDatabase database) throws Exception {
        DataSource dataSource = database.newMigrated();
        BatchSchemas schemas = schemas(dataSource);
        BatchTables tables = new BatchTables(schemas.own(SchemaTarget.BOOT4));
        List<String> ran = new ArrayList<>();

        Program killed = new Program(dataSource);
        Job first =
                killed.job(
                        killed.step("extract", noting(ran, "extract")),
                        killed.step(
                                "load",
                                (contribution, context) -> {
                                    ran.add("load");
                                    killed.kill();
                                    throw new IllegalStateException("killed");
                                }),
                        killed.step("report", noting(ran, "report")));
        assertThatThrownBy(() -> killed.operator.start(first, PARAMETERS)).isNotNull();
        long task = tables.task("loading");
        tables.relate(task, 1);

        Program next = new Program(dataSource);
        Job again =
                next.job(
                        next.step("extract", noting(ran, "extract")),
                        next.step("load", noting(ran, "load")),
                        next.step("report", noting(ran, "report")));
        assertThatThrownBy(() -> next.operator.start(again, PARAMETERS))
                .isInstanceOf(JobExecutionAlreadyRunningException.class);

        new BatchRecords(schemas, Counts.of(dataSource))
                .close(tables.key(task), false, "killed by signal 9", Clock.systemUTC().instant());
        var restarted = next.operator.start(again, PARAMETERS);

        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(restarted.getJobInstance().getId()).isEqualTo(1);
        assertThat(ran).containsExactly("extract", "load", "load", "report");
    }

    @ParameterizedTest
    @EnumSource
    void aRunningJobNoticesThatItIsToStopAndCanBeRestarted(TestDatabase database) throws Exception {
        DataSource dataSource = database.newMigrated();
        BatchSchemas schemas = schemas(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopRequested = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        List<String> ran = new ArrayList<>();

        Program program = new Program(dataSource);
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor();
        program.operator.setTaskExecutor(
                work ->
                        threads.execute(
                                () -> {
                                    work.run();
                                    ended.countDown();
                                }));
        Job job =
                program.job(
                        program.step(
                                "long",
                                (contribution, context) -> {
                                    running.countDown();
                                    stopRequested.await();
                                    ran.add("long");
                                    return RepeatStatus.CONTINUABLE;
                                }),
                        program.step("report", noting(ran, "report")));
        long id = program.operator.start(job, PARAMETERS).getId();
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

        JobExecutions executions =
                new JobExecutions(schemas, new SchemaPages(Counts.of(dataSource)), jdbc);
        Clock clock = Clock.systemDefaultZone();
        new JobStopping(
                        executions,
                        new Audit(jdbc, new Ids(dataSource), clock, new JsonMapper()),
                        clock)
                .stop(schemas.own(SchemaTarget.BOOT4), id);
        stopRequested.countDown();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();

        JobExecution stopped = executions.get(schemas.own(SchemaTarget.BOOT4), id);
        assertThat(stopped.status().isRestartable()).isTrue();
        assertThat(stopped.exitCode()).isEqualTo("STOPPED");
        assertThat(ran).containsExactly("long");

        Program next = new Program(dataSource);
        var restarted =
                next.operator.start(
                        next.job(
                                next.step("long", noting(ran, "long")),
                                next.step("report", noting(ran, "report"))),
                        PARAMETERS);
        assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(ran).containsExactly("long", "long", "report");
    }

    @ParameterizedTest
    @EnumSource
    void whatSpringBatchWritesIsRead(TestDatabase database) throws Exception {
        DataSource dataSource = database.newMigrated();
        BatchSchemas schemas = schemas(dataSource);
        BatchSchema boot4 = schemas.own(SchemaTarget.BOOT4);
        Program program = new Program(dataSource);
        program.operator.start(
                program.job(
                        program.step(
                                "count",
                                (contribution, context) -> {
                                    context.getStepContext()
                                            .getStepExecution()
                                            .getExecutionContext()
                                            .putLong("read.to", 5);
                                    return done(contribution);
                                })),
                PARAMETERS);

        StepExecutions steps = new StepExecutions();
        JobExecution execution =
                new JobExecutions(
                                schemas,
                                new SchemaPages(Counts.of(dataSource)),
                                JdbcClient.create(dataSource))
                        .get(boot4, 1);
        StepExecution step = steps.of(execution).getFirst();
        StepContext context = steps.context(step);

        assertThat(JobParametersResource.line(execution.parameters()))
                .isEqualTo("day=monday,run.id(long)=7");
        assertThat(step.name()).isEqualTo("count");
        assertThat(context.values()).containsEntry("read.to", 5L);
        assertThat(context.text("batch.stepType"))
                .hasValue("org.springframework.batch.core.step.tasklet.TaskletStep");
        assertThat(StepType.of(context)).startsWith(getClass().getName() + "$$Lambda");
    }

    private static RepeatStatus done(StepContribution contribution) {
        contribution.incrementWriteCount(5);
        return RepeatStatus.FINISHED;
    }

    private static Tasklet noting(List<String> ran, String name) {
        return (contribution, context) -> {
            ran.add(name);
            return RepeatStatus.FINISHED;
        };
    }

    private static BatchSchemas schemas(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new BatchSchemas(
                List.of(
                        BatchSchema.of(SchemaTarget.BOOT2, jdbc),
                        BatchSchema.of(SchemaTarget.BOOT4, jdbc)));
    }
}
