package net.dstone.dataflow.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.dataflow.testing.ScdfDatabase;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients see and can do on a database that was SCDF's. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(FakePlatformConfiguration.class)
abstract class TakenOverServerContract {

    @TempDir static Path jars;

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private JsonMapper json;

    static void takeOver(TestDatabase database, DynamicPropertyRegistry registry) {
        Path nightly =
                BootJar.of("2.7.18")
                        .withLibrary("spring-cloud-task-core-2.4.6.jar")
                        .write(jars.resolve("nightly-1.0.0.jar"));
        Path report =
                BootJar.of("3.5.9")
                        .withLibrary("spring-cloud-task-core-3.3.0.jar")
                        .write(jars.resolve("report-2.0.0.jar"));
        String url =
                ScdfDatabase.create(
                        database,
                        ScdfDatabase.History.FULL,
                        nightly.toUri().toString(),
                        report.toUri().toString());
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", database::username);
    }

    /** What SCDF would find in a column whose text it keeps elsewhere on some databases. */
    protected abstract String asScdfReads(JdbcClient jdbc, String column, String fromWhere);

    @Test
    void appsAreListedWithTheirUris() {
        JsonNode apps = get("/apps?size=50").at("/_embedded/appRegistrationResourceList");

        JsonNode nightly = one(apps, "nightly");
        assertThat(nightly.get("uri").asString()).endsWith("/nightly-1.0.0.jar");
        assertThat(nightly.get("bootVersion").asString()).isEqualTo("2");
        assertThat(nightly.get("defaultVersion").asBoolean()).isTrue();
        assertThat(one(apps, "report").get("bootVersion").asString()).isEqualTo("3");
        JsonNode byUri =
                get("/apps?size=50&sort=uri,asc").at("/_embedded/appRegistrationResourceList");
        List<String> uris = new ArrayList<>();
        byUri.forEach(app -> uris.add(app.get("uri").asString()));
        assertThat(uris).hasSizeGreaterThanOrEqualTo(3).isSorted();
    }

    @Test
    void definitionsAreListedAndFoundByTheirText() {
        JsonNode found =
                get("/tasks/definitions?dslText=greeting")
                        .at("/_embedded/taskDefinitionResourceList");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("name").asString()).isEqualTo("load");
        assertThat(found.get(0).get("dslText").asString()).contains("nightly").contains("안녕");
        assertThat(get("/tasks/definitions?sort=dslText,desc").at("/page/totalElements").asInt())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void executionsAreShownAsTheyAreAndNoneIsTouched() {
        assertThat(status(1, "boot2")).isEqualTo("ERROR");
        assertThat(status(2, "boot2")).isEqualTo("RUNNING");
        assertThat(status(3, "boot2")).isEqualTo("UNKNOWN");
        assertThat(status(1, "boot3")).isEqualTo("COMPLETE");
        assertThat(status(2, "boot3")).isEqualTo("RUNNING");
        assertThat(get("/tasks/executions?size=50").at("/page/totalElements").asInt())
                .isGreaterThanOrEqualTo(5);
        assertThat(
                        get("/jobs/executions/2?schemaTarget=boot3")
                                .at("/jobExecution/status")
                                .asString())
                .isEqualTo("STARTED");
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from BOOT3_TASK_EXECUTION
                                        where TASK_EXECUTION_ID = 2 and END_TIME is null
                                        """)
                                .query(Integer.class)
                                .single())
                .isOne();
    }

    @Test
    void aFailedJobOfBoot2IsRestartedWithWhatItWasLaunchedWith() {
        restart(1, "boot2");

        String manifest =
                jdbc.sql(
                                """
                                select max(TASK_EXECUTION_MANIFEST) from TASK_EXECUTION_METADATA
                                where TASK_EXECUTION_ID =
                                    (select max(TASK_EXECUTION_ID) from TASK_EXECUTION)
                                """)
                        .query(String.class)
                        .single();
        assertThat(manifest)
                .contains("\"app.nightly.size\":\"3\"")
                .contains("\"day=2026-03-14\"", "\"run.id(long)=7\"")
                .contains("nightly-1.0.0.jar")
                .doesNotContain("\"--spring.cloud.task.executionid=1\"");
        assertThat(
                        jdbc.sql("select max(TASK_EXECUTION_ID) from TASK_EXECUTION")
                                .query(Long.class)
                                .single())
                .isEqualTo(5);
    }

    @Test
    void aFailedJobOfBoot3IsRestarted() {
        restart(1, "boot3");

        assertThat(
                        jdbc.sql(
                                        """
                                        select schema_target from task_run
                                        where task_name = 'monthly' and task_execution_id = 5
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("boot3");
    }

    @Test
    void anOldExecutionIsDeletedWithWhatHangsOnIt() {
        client.delete()
                .uri("/tasks/executions/4?schemaTarget=boot2&action=CLEANUP,REMOVE_DATA")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from TASK_EXECUTION
                                        where TASK_EXECUTION_ID = 4
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void whatIsWrittenScdfCouldRead() {
        post(
                "/tasks/definitions",
                "name",
                "added",
                "definition",
                "nightly --a=가",
                "description",
                "new");
        post("/apps/task/added/1.2.3", "uri", "docker:example/added:1.2.3");

        assertThat(
                        asScdfReads(
                                jdbc,
                                "definition",
                                "task_definitions where definition_name = 'added'"))
                .isEqualTo("nightly --a=가");
        assertThat(asScdfReads(jdbc, "uri", "app_registration where name = 'added'"))
                .isEqualTo("docker:example/added:1.2.3");
        assertThat(get("/tasks/definitions/added").get("dslText").asString())
                .isEqualTo("nightly --a=가");
        assertThat(
                        jdbc.sql("select id from app_registration where name = 'added'")
                                .query(Long.class)
                                .single())
                .isGreaterThanOrEqualTo(100);
    }

    @Test
    void ofAVersionRegisteredTwiceTheLastOneCountsUntilBothAreUnregistered() {
        assertThat(get("/apps/task/twice").get("uri").asString())
                .isEqualTo("file:/apps/twice-1.0.0.jar");

        client.delete().uri("/apps/task/twice/1.0.0").exchange().expectStatus().isOk();

        client.get().uri("/apps/task/twice/1.0.0").exchange().expectStatus().isNotFound();
    }

    private String status(long id, String target) {
        return get("/tasks/executions/%d?schemaTarget=%s".formatted(id, target))
                .get("taskExecutionStatus")
                .asString();
    }

    private void restart(long job, String target) {
        client.put()
                .uri("/jobs/executions/%d?restart=true&schemaTarget=%s".formatted(job, target))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void post(String path, String... namesAndValues) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        client.post().uri(path).body(form).exchange().expectStatus().is2xxSuccessful();
    }

    private JsonNode get(String path) {
        byte[] body =
                client.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return json.readTree(body == null ? new byte[0] : body);
    }

    private static JsonNode one(JsonNode apps, String name) {
        for (JsonNode app : apps) {
            if (app.get("name").asString().equals(name)) {
                return app;
            }
        }
        throw new AssertionError(name + " is not in " + apps);
    }
}
