package net.dstone.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The real jar as a batch server runs it, in tables with the prefixes {@code BOOT3_…}. */
class ServerLaunchIT {

    private static final Path JAR =
            Path.of("target/batch-boot3-0.0.1-SNAPSHOT.jar").toAbsolutePath();

    @TempDir Path folder;
    private DriverManagerDataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void createTables() throws IOException {
        database =
                new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("server"), "sa", "");
        jdbc = JdbcClient.create(database);
        createTables(
                "org/springframework/cloud/task/schema-h2.sql",
                "\\b(TASK_(EXECUTION|EXECUTION_PARAMS|TASK_BATCH|SEQ|LOCK))\\b");
        createTables("org/springframework/batch/core/schema-h2.sql", "\\b(BATCH_\\w+)\\b");
    }

    private void createTables(String script, String names) throws IOException {
        String sql =
                new ClassPathResource(script)
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceAll(names, "BOOT3_$1");
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(
                        new ByteArrayResource(sql.getBytes(StandardCharsets.UTF_8))),
                database);
    }

    @Test
    void aFailedJobEndsWithZeroAndItsRestartSucceedsAtTheFailedStep() throws Exception {
        Run failed = launch(1, "--sample.fail=true", "--sample.lines=3");
        assertThat(failed.exitCode()).isZero();
        assertThat(failed.output()).contains("출력 Line 3 of 3").doesNotContain("Line 4");
        assertThat(steps(1)).containsExactly("print COMPLETED", "work FAILED");

        Run restarted = launch(2, "--sample.fail=true", "run.id=1,java.lang.Long");
        assertThat(restarted.exitCode()).isZero();
        assertThat(steps(2)).containsExactly("work COMPLETED");
        assertThat(exitCode(2)).isZero();
    }

    @Test
    void aFailedJobFailsItsTaskWhenThatIsAskedFor() throws Exception {
        Run failed =
                launch(
                        1,
                        "--sample.fail=true",
                        "--sample.sleep=1",
                        "--spring.cloud.task.batch.fail-on-job-failure=true");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("Worked 1 of 1 seconds");
        assertThat(exitCode(1)).isEqualTo(1);
    }

    private record Run(int exitCode, String output) {}

    private Run launch(long executionId, String... arguments) throws Exception {
        jdbc.sql(
                        "insert into BOOT3_TASK_EXECUTION (task_execution_id, task_name) values (:id, 'nightly')")
                .param("id", executionId)
                .update();
        Path output = folder.resolve(executionId + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                JAR.toString(),
                                "--spring.cloud.task.executionid=" + executionId)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("SPRING_APPLICATION_JSON", applicationJson());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private String applicationJson() {
        return """
                {
                  "spring.cloud.task.initialize-enabled": "false",
                  "spring.cloud.task.tablePrefix": "BOOT3_TASK_",
                  "spring.batch.jdbc.table-prefix": "BOOT3_BATCH_",
                  "spring.datasource.url": "jdbc:h2:file:%s",
                  "spring.datasource.driverClassName": "org.h2.Driver",
                  "spring.datasource.username": "sa"
                }
                """
                .formatted(folder.resolve("server"));
    }

    private List<String> steps(long taskExecutionId) {
        return jdbc.sql(
                        """
                        select s.step_name || ' ' || s.status
                        from BOOT3_TASK_TASK_BATCH t
                        join BOOT3_BATCH_STEP_EXECUTION s on s.job_execution_id = t.job_execution_id
                        where t.task_execution_id = :id
                        order by s.step_execution_id
                        """)
                .param("id", taskExecutionId)
                .query(String.class)
                .list();
    }

    private int exitCode(long taskExecutionId) {
        return jdbc.sql("select exit_code from BOOT3_TASK_EXECUTION where task_execution_id = :id")
                .param("id", taskExecutionId)
                .query(Integer.class)
                .single();
    }
}
