package net.dstone.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The jar as a batch server runs it: on the server's database, in tables with the server's prefixes. */
class ServerLaunchIT {

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    @TempDir Path folder;

    @BeforeAll
    static void createTables() throws IOException {
        postgres = EmbeddedPostgres.start();
        DataSource database = postgres.getPostgresDatabase();
        jdbc = JdbcClient.create(database);
        createTables(
                database,
                "org/springframework/cloud/task/schema-postgresql.sql",
                "\\b(TASK_(EXECUTION|EXECUTION_PARAMS|TASK_BATCH|SEQ|LOCK))\\b");
        createTables(
                database,
                "org/springframework/batch/core/schema-postgresql.sql",
                "\\b(BATCH_\\w+)\\b");
    }

    private static void createTables(DataSource database, String script, String names)
            throws IOException {
        String sql =
                new ClassPathResource(script)
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll(names, "BOOT4_$1");
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(
                        new ByteArrayResource(sql.getBytes(StandardCharsets.UTF_8))),
                database);
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void recordsTheRunInTheServersTables() throws Exception {
        launch(41, "tableInsertJob", "rows=30");

        assertThat(execution(41))
                .containsEntry("task_name", "nightly")
                .containsEntry("exit_code", 0)
                .containsEntry("error_message", null)
                .doesNotContainEntry("start_time", null)
                .doesNotContainEntry("end_time", null);
        assertThat(
                        jdbc.sql(
                                        "select task_param from BOOT4_TASK_EXECUTION_PARAMS where task_execution_id = 41")
                                .query(String.class)
                                .list())
                .contains("rows=30", "--spring.cloud.task.executionid=41");
        assertThat(jobOf(41))
                .containsExactly(
                        Map.entry("status", "COMPLETED"), Map.entry("exit_code", "COMPLETED"));
        assertThat(stepsOf(41))
                .containsExactly("createTable COMPLETED 0", "fillTable COMPLETED 30");
        assertThat(
                        jdbc.sql("select to_regclass('batch_job_instance') is null")
                                .query(Boolean.class)
                                .single())
                .as("no tables of its own")
                .isTrue();
    }

    @Test
    void aFailedRunIsAFailedTaskAndTheServersRestartGoesOnAtTheFailedStep() throws Exception {
        BatchRun failed = launch(51, "restartableJob", "rows=300");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(execution(51)).containsEntry("exit_code", 1);
        assertThat(String.valueOf(execution(51).get("error_message")))
                .contains("Job 'restartableJob'")
                .contains("ended FAILED at step 'settle'");
        assertThat(stepsOf(51)).containsExactly("prepare COMPLETED 0", "settle FAILED 100");

        // A server adds the parameters of the failed run that are not among its arguments.
        BatchRun restarted = launch(52, "restartableJob", "rows=300", "run.id=51,java.lang.Long");
        assertThat(restarted.exitCode()).isZero();
        assertThat(execution(52)).containsEntry("exit_code", 0);
        assertThat(stepsOf(52)).containsExactly("settle COMPLETED 200", "report COMPLETED 0");
    }

    @Test
    void aJobThatTheServerMarksAsStoppingEndsAsStopped() throws Exception {
        try (BatchProcess run = start(55, "longRunningJob", "seconds=600")) {
            run.awaitOutput("진행 Working: 1 of 600 seconds");
            jdbc.sql(
                            """
                            update BOOT4_BATCH_JOB_EXECUTION
                            set status = 'STOPPING', version = version + 1
                            where job_execution_id =
                                (select job_execution_id from BOOT4_TASK_TASK_BATCH where task_execution_id = 55)
                            """)
                    .update();
            assertThat(run.exitCode()).isEqualTo(143);
        }
        assertThat(jobOf(55)).containsEntry("status", "STOPPED");
        assertThat(execution(55)).containsEntry("exit_code", 143);
    }

    @Test
    void aTaskWithoutAJobEndsInsteadOfServingTheWeb() throws Exception {
        BatchRun run = launch(61, "");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("the jobs are").doesNotContain("Tomcat");
        assertThat(execution(61)).containsEntry("exit_code", 1);
    }

    private record BatchRun(int exitCode, String output) {}

    private BatchRun launch(long executionId, String job, String... parameters) throws Exception {
        try (BatchProcess run = start(executionId, job, parameters)) {
            return new BatchRun(run.exitCode(), run.output());
        }
    }

    private BatchProcess start(long executionId, String job, String... parameters)
            throws IOException {
        jdbc.sql(
                        "insert into BOOT4_TASK_EXECUTION (task_execution_id, task_name) values (:id, 'nightly')")
                .param("id", executionId)
                .update();
        String[] arguments = new String[parameters.length + 2];
        arguments[0] = "--spring.cloud.task.executionid=" + executionId;
        arguments[1] = "--app.dstone-batch.spring.cloud.task.initialize-enabled=false";
        System.arraycopy(parameters, 0, arguments, 2, parameters.length);
        return BatchProcess.start(
                folder, Map.of("SPRING_APPLICATION_JSON", applicationJson(job)), arguments);
    }

    private static String applicationJson(String job) {
        return """
                {
                  "spring.batch.job.names": "%s",
                  "spring.cloud.task.name": "nightly",
                  "spring.cloud.task.initialize-enabled": "false",
                  "spring.cloud.task.tablePrefix": "BOOT4_TASK_",
                  "spring.batch.jdbc.table-prefix": "BOOT4_BATCH_",
                  "spring.datasource.url": "%s",
                  "spring.datasource.driverClassName": "org.postgresql.Driver",
                  "spring.datasource.username": "postgres",
                  "spring.datasource.password": "postgres",
                  "server.port": "34567"
                }
                """
                .formatted(job, postgres.getJdbcUrl("postgres", "postgres"));
    }

    private static Map<String, @Nullable Object> execution(long id) {
        return jdbc.sql("select * from BOOT4_TASK_EXECUTION where task_execution_id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    private static Map<String, @Nullable Object> jobOf(long taskExecutionId) {
        return jdbc.sql(
                        """
                        select j.status, j.exit_code
                        from BOOT4_TASK_TASK_BATCH t
                        join BOOT4_BATCH_JOB_EXECUTION j on j.job_execution_id = t.job_execution_id
                        where t.task_execution_id = :id
                        """)
                .param("id", taskExecutionId)
                .query()
                .singleRow();
    }

    private static List<@Nullable String> stepsOf(long taskExecutionId) {
        return jdbc.sql(
                        """
                        select s.step_name || ' ' || s.status || ' ' || s.write_count
                        from BOOT4_TASK_TASK_BATCH t
                        join BOOT4_BATCH_STEP_EXECUTION s on s.job_execution_id = t.job_execution_id
                        where t.task_execution_id = :id
                        order by s.step_execution_id
                        """)
                .param("id", taskExecutionId)
                .query(String.class)
                .list();
    }
}
