package net.dstone.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StandAloneIT {

    @TempDir Path folder;

    @Test
    void runsAJobOnItsOwnDatabaseWithTheSettingsOfTheProfile() throws Exception {
        try (BatchProcess run =
                BatchProcess.start(
                        folder,
                        "--spring.batch.job.names=tableInsertJob",
                        "--spring.profiles.active=dev",
                        "rows=25")) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.output())
                    .contains("The following 1 profile is active: \"dev\"")
                    .contains("환경 Stage 개발 (dev), profiles [dev], 10 items in a chunk")
                    .doesNotContain("Tomcat");
        }
        assertThat(text("select status from BATCH_JOB_EXECUTION")).isEqualTo("COMPLETED");
        assertThat(
                        text(
                                "select write_count || '/' || commit_count from BATCH_STEP_EXECUTION where step_name = 'fillTable'"))
                .isEqualTo("25/3");
        assertThat(text("select name from dstone_customer where id = 25")).isEqualTo("고객-00025");
        assertThat(text("select task_name || ' ' || exit_code from TASK_EXECUTION"))
                .isEqualTo("tableInsertJob 0");
    }

    @Test
    void aFailedRunSaysWhereAndWhy() throws Exception {
        try (BatchProcess run =
                BatchProcess.start(
                        folder,
                        "--spring.batch.job.names=fileCopyJob",
                        "--spring.profiles.active=prod",
                        "source=missing.csv")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("환경 Stage 운영 (prod), profiles [prod], 500 items in a chunk")
                    .contains("ended FAILED at step 'copyFile': java.nio.file.NoSuchFileException");
        }
    }

    @Test
    void aFailedJobGoesOnAtTheFailedStepWhenItIsRestarted() throws Exception {
        assertThat(restartable("run.id(long)=7", "rows=200")).isEqualTo(1);
        assertThat(text("select count(*) from dstone_settlement")).isEqualTo("100");

        assertThat(restartable("run.id=7,java.lang.Long", "rows=200,java.lang.String")).isZero();
        assertThat(text("select count(*) from BATCH_JOB_INSTANCE")).isEqualTo("1");
        assertThat(
                        text(
                                """
                                select listagg(step_name || ' ' || status || ' ' || write_count, ', ')
                                       within group (order by step_execution_id)
                                from BATCH_STEP_EXECUTION
                                """))
                .isEqualTo(
                        "prepare COMPLETED 0, settle FAILED 100, settle COMPLETED 100, report COMPLETED 0");
        assertThat(text("select count(*) from dstone_settlement")).isEqualTo("200");
    }

    private int restartable(String... parameters) throws IOException, InterruptedException {
        String[] arguments = new String[parameters.length + 1];
        arguments[0] = "--spring.batch.job.names=restartableJob";
        System.arraycopy(parameters, 0, arguments, 1, parameters.length);
        try (BatchProcess run = BatchProcess.start(folder, arguments)) {
            return run.exitCode();
        }
    }

    @Test
    void aJobThatIsTerminatedIsRecordedAsStopped() throws Exception {
        try (BatchProcess run = longRunning()) {
            run.awaitOutput("진행 Working: 1 of 600 seconds");
            run.terminate();
            assertThat(run.exitCode()).isEqualTo(143);
        }
        assertThat(text("select status from BATCH_JOB_EXECUTION")).isEqualTo("STOPPED");
        assertThat(text("select status from BATCH_STEP_EXECUTION")).isEqualTo("STOPPED");
        assertThat(text("select exit_code from TASK_EXECUTION where end_time is not null"))
                .isEqualTo("143");
    }

    @Test
    void aJobThatIsKilledKeepsAllThatItCommitted() throws Exception {
        try (BatchProcess run = longRunning()) {
            run.awaitOutput("진행 Working: 1 of 600 seconds");
            run.kill();
        }
        assertThat(Integer.valueOf(text("select commit_count from BATCH_STEP_EXECUTION")))
                .isGreaterThanOrEqualTo(4);
    }

    private BatchProcess longRunning() throws IOException {
        return BatchProcess.start(
                folder, "--spring.batch.job.names=longRunningJob", "run.id(long)=1", "seconds=600");
    }

    @Test
    void anUnknownJobIsRefusedWithTheNamesOfThoseThereAre() throws Exception {
        try (BatchProcess run = BatchProcess.start(folder, "--spring.batch.job.names=tableJob")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("No job named 'tableJob'; the jobs are fileCopyJob, fileToTableJob,");
        }
        assertThat(text("select exit_code from TASK_EXECUTION")).isEqualTo("1");
    }

    /** The first column of the only row, as text. */
    private String text(String sql) {
        DriverManagerDataSource database =
                new DriverManagerDataSource(
                        "jdbc:h2:file:" + folder.resolve("dstone-batch-data/batch"), "sa", "");
        return String.valueOf(JdbcClient.create(database).sql(sql).query().singleValue());
    }
}
