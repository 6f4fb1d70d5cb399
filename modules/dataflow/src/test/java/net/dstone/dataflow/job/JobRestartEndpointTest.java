package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.sql.DataSource;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class JobRestartEndpointTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class FakePlatform {

        @Bean
        @Primary
        TaskPlatforms fakePlatforms() {
            return new TaskPlatforms(
                    List.of(
                            new TaskPlatform(
                                    "default", "Local", "for tests", 1, new FakeTaskLauncher())));
        }
    }

    @Autowired private RestTestClient client;
    @Autowired private DataSource dataSource;
    @Autowired private JdbcClient jdbc;

    @Test
    void aFailedJobIsLaunchedAgainOnce(@TempDir Path folder) throws IOException {
        jdbc.sql(
                        """
                        insert into app_registration (id, object_version, default_version, name,
                                type, uri, version, boot_version)
                        values (1000, 0, true, 'import', :type, :uri, '1.0', 'BOOT2')
                        """)
                .param("type", AppType.task.ordinal())
                .param("uri", jar(folder).toUri().toString())
                .update();
        jdbc.sql("insert into task_definitions values ('loading', 'import', null)").update();
        BatchTables tables = new BatchTables(SchemaTarget.BOOT2, dataSource);
        // Ids below those the server draws.
        jdbc.sql("alter sequence TASK_SEQ restart with 1000").update();
        long task = tables.task("loading");
        tables.taskArguments(task, "mode=full", "--spring.cloud.task.executionid=" + task);
        long job = tables.execution("load", BatchStatus.FAILED, BatchTables.START);
        tables.relate(task, job);
        tables.longParameter(job, "run.id", 7);

        restart(job)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Location", "/tasks/executions/1000?schemaTarget=boot2")
                .expectBody()
                .isEmpty();

        assertThat(
                        jdbc.sql(
                                        """
                                        select task_execution_manifest from TASK_EXECUTION_METADATA
                                        where task_execution_id = 1000
                                        """)
                                .query(String.class)
                                .single())
                .contains("\"mode=full\",\"run.id(long)=7\"")
                .contains("\"--spring.cloud.task.executionid=1000\"")
                .doesNotContain("executionid=" + task + "\"");
        restart(job)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("JobNotRestartableException");
    }

    private RestTestClient.ResponseSpec restart(long job) {
        return client.put()
                .uri("/jobs/executions/%d?restart=true&schemaTarget=boot2".formatted(job))
                .exchange();
    }

    private static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("import.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "demo.App");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest)) {
            content.finish();
        }
        return jar;
    }
}
