package net.dstone.dataflow.task;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT2;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.web.WireTime;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(FakePlatformConfiguration.class)
class TaskExecutionControllerTest {

    private static final String MANIFEST =
            """
            {"taskDeploymentRequest":{
               "definition":{"name":"nightly","properties":{
                 "spring.datasource.url":"jdbc:h2:mem:x","mode":"full"}},
               "resource":"file:/apps/import-1.0.0.jar",
               "deploymentProperties":{"app.import.api.token":"hunter2","version.import":"1.0.0"},
               "commandlineArguments":["--mode=full"]},
             "platformName":"default"}
            """;

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private FakeTaskLauncher launcher;
    @LocalServerPort private int port;

    private TaskTables tables;

    @BeforeEach
    void nothing() {
        tables = new TaskTables(jdbc);
        tables.clear();
    }

    @Test
    void showsEverythingOfAnExecution() {
        ExecutionKey key = tables.ended(BOOT3, 7, "nightly", NOON, 0);
        tables.argument(key, "--mode=full");
        tables.argument(key, "--db.password=hunter2");
        tables.job(key, 3, "COMPLETED");
        tables.job(key, 4, "COMPLETED");
        tables.manifest(key, MANIFEST);

        client.get()
                .uri("/tasks/executions/7?schemaTarget=boot3")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/hal+json")
                .expectBody()
                .json(
                        """
                        {"executionId":7,"exitCode":0,"taskName":"nightly",
                         "startTime":"%s","endTime":"%s","exitMessage":null,
                         "arguments":["--mode=full","--db.password=******"],
                         "jobExecutionIds":[3,4],"errorMessage":null,
                         "externalExecutionId":"run-boot3-7","parentExecutionId":null,
                         "resourceUrl":"URL [file:/apps/import-1.0.0.jar]",
                         "appProperties":{"spring.datasource.url":"******","mode":"full"},
                         "deploymentProperties":{"app.import.api.token":"******","version.import":"1.0.0"},
                         "platformName":"default","taskExecutionStatus":"COMPLETE","schemaTarget":"boot3",
                         "_links":{
                           "tasks/logs":{"href":"%s"},
                           "self":{"href":"%s"}}}
                        """
                                .formatted(
                                        wire(NOON),
                                        wire(NOON.plusMinutes(1)),
                                        url(
                                                "/tasks/logs/run-boot3-7?platformName=default&schemaTarget=boot3"),
                                        url("/tasks/executions/7?schemaTarget=boot3")),
                        JsonCompareMode.STRICT);
    }

    @Test
    void anExecutionThatHasNotBegunIsThereAtOnce() {
        ExecutionKey key = tables.waiting(BOOT2, 1, "nightly");
        tables.manifest(key, MANIFEST);

        client.get()
                .uri("/tasks/executions/1")
                .exchange()
                .expectBody()
                .jsonPath("$.taskExecutionStatus")
                .isEqualTo("UNKNOWN")
                .jsonPath("$.startTime")
                .isEmpty()
                .jsonPath("$.arguments.length()")
                .isEqualTo(0)
                .jsonPath("$.jobExecutionIds.length()")
                .isEqualTo(0);
    }

    @Test
    void withoutAManifestThePlatformIsThatOfTheLaunch() {
        tables.deployed(tables.ended(BOOT2, 1, "nightly"), "elsewhere");

        client.get()
                .uri("/tasks/executions/1")
                .exchange()
                .expectBody()
                .jsonPath("$.platformName")
                .isEqualTo("elsewhere")
                .jsonPath("$.resourceUrl")
                .isEmpty()
                .jsonPath("$.appProperties")
                .isEmpty()
                .jsonPath("$.deploymentProperties")
                .isEmpty();
    }

    @Test
    void anUnreadableManifestHidesNoExecution() {
        tables.manifest(tables.ended(BOOT2, 1, "nightly"), "no json");
        ExecutionKey odd = tables.ended(BOOT2, 2, "nightly");
        tables.manifest(
                odd, MANIFEST.replace("file:/apps/import-1.0.0.jar", "user:secret at nowhere"));

        client.get()
                .uri("/tasks/executions")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._embedded.taskExecutionResourceList.length()")
                .isEqualTo(2);
    }

    @Test
    void aComposedTaskStandsAsItsJobDoes() {
        ExecutionKey key = tables.ended(BOOT2, 1, "flow", NOON, 0);
        tables.argument(key, "--spring.cloud.data.flow.taskappname=composed-task-runner");
        tables.job(key, 3, "FAILED");
        ExecutionKey simple = tables.ended(BOOT2, 2, "nightly", NOON, 0);
        tables.job(simple, 4, "FAILED");

        for (String list : List.of("executions", "thinexecutions")) {
            client.get()
                    .uri("/tasks/" + list + "?sort=TASK_EXECUTION_ID,asc")
                    .exchange()
                    .expectBody()
                    .jsonPath("$._embedded.*[0].taskExecutionStatus")
                    .isEqualTo(List.of("ERROR"))
                    .jsonPath("$._embedded.*[1].taskExecutionStatus")
                    .isEqualTo(List.of("COMPLETE"));
        }
    }

    @Test
    void listsExecutionsOfADefinedTask() {
        tables.definition("nightly", "import", null);
        tables.ended(BOOT2, 1, "nightly");
        tables.ended(BOOT3, 1, "nightly");
        tables.ended(BOOT3, 2, "other");

        client.get()
                .uri("/tasks/executions?name=nightly&size=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.page.totalElements")
                .isEqualTo(2)
                .jsonPath("$._links.last.href")
                .isEqualTo(url("/tasks/executions?name=nightly&page=1&size=1"));
        client.get()
                .uri("/tasks/executions?name=other")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("NoSuchTaskDefinitionException");
    }

    @Test
    void thinExecutionsLinkToTheirDefinition() {
        tables.ended(BOOT3, 7, "nightly", NOON, 2);

        client.get()
                .uri("/tasks/thinexecutions")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json(
                        """
                        {"_embedded":{"taskExecutionThinResourceList":[
                          {"executionId":7,"parentExecutionId":null,"exitCode":2,"taskName":"nightly",
                           "startTime":"%s","endTime":"%s","exitMessage":null,
                           "externalExecutionId":"run-boot3-7","errorMessage":null,
                           "taskExecutionStatus":"ERROR","schemaTarget":"boot3",
                           "_links":{
                             "self":{"href":"%s"},
                             "tasks/definitions":{"href":"%s"}}}]},
                         "_links":{"self":{"href":"%s"}},
                         "page":{"size":20,"totalElements":1,"totalPages":1,"number":0}}
                        """
                                .formatted(
                                        wire(NOON),
                                        wire(NOON.plusMinutes(1)),
                                        url("/tasks/executions/7?schemaTarget=boot3"),
                                        url("/tasks/definitions/nightly?manifest=true"),
                                        url("/tasks/thinexecutions?page=0&size=20")),
                        JsonCompareMode.STRICT);
    }

    @Test
    void thinExecutionsOfAnUnknownTaskAreNone() {
        tables.ended(BOOT3, 7, "nightly");

        client.get()
                .uri("/tasks/thinexecutions?name=nope")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._embedded")
                .doesNotExist();
        client.get()
                .uri("/tasks/thinexecutions?name=nightly")
                .exchange()
                .expectBody()
                .jsonPath("$.page.totalElements")
                .isEqualTo(1);
    }

    @Test
    void findsByExternalIdOnAnyPlatformOrTheOneNamed() {
        ExecutionKey key = tables.ended(BOOT3, 7, "nightly");
        tables.manifest(key, MANIFEST);

        for (String platform : List.of("", "?platform=default")) {
            client.get()
                    .uri("/tasks/executions/external/run-boot3-7" + platform)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.executionId")
                    .isEqualTo(7);
        }
        client.get()
                .uri("/tasks/executions/external/run-boot3-7?platform=other")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .isEqualTo("Could not find TaskExecution with id run-boot3-7 for platform other");
    }

    @Test
    void currentTellsHowBusyEachPlatformIs() {
        running(BOOT3, 1, "a");
        tables.launched(tables.ended(BOOT3, 2, "a"), "default", "SUCCEEDED");

        client.get()
                .uri("/tasks/executions/current")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json(
                        """
                        [{"name":"default","type":"Local","maximumTaskExecutions":7,
                          "runningExecutionCount":1}]
                        """,
                        JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                              3",
        "completed=true,                  2",
        "completed=true&name=nightly,     1",
        "name=nightly,                    2",
        "name=nope,                       0",
        "days=1,                          2",
        "days=99999,                      0",
    })
    void infoCountsWhatDeletingWouldDelete(String query, int count) {
        tables.ended(BOOT2, 1, "nightly", NOON.minusYears(1), 0);
        tables.running(BOOT2, 2, "nightly", NOON.minusYears(1));
        tables.ended(BOOT3, 1, "other", NOON.minusYears(1), 0);

        client.get()
                .uri("/tasks/info/executions?" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.totalExecutions")
                .isEqualTo(count)
                .jsonPath("$._links.self.href")
                .value(String.class, href -> assertThat(href).startsWith(url("/tasks/info")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /tasks/executions/99,                       404, NoSuchTaskExecutionException",
        "GET,    /tasks/executions/1?schemaTarget=boot2,     404, NoSuchTaskExecutionException",
        "GET,    /tasks/executions/1?schemaTarget=boot9,     404, NoSuchSchemaTargetException",
        "GET,    /tasks/executions/abc,                      400, MethodArgumentTypeMismatchException",
        "GET,    '/tasks/executions/1,2',                    400, MethodArgumentTypeMismatchException",
        "GET,    '/tasks/executions?sort=zorg,asc',          400, InvalidSortException",
        "GET,    '/tasks/thinexecutions?sort=taskName,asc',  400, InvalidSortException",
        "GET,    /tasks/executions?name=nope,                404, NoSuchTaskDefinitionException",
        "GET,    /tasks/executions/external/nope,            404, NoSuchTaskExecutionException",
        "GET,    /tasks/info/executions?days=x,              400, MethodArgumentTypeMismatchException",
        "GET,    /tasks/info/executions?days=-1,             400, InvalidDeletionException",
        "DELETE, /tasks/executions/1,                        404, NoSuchTaskExecutionException",
        "DELETE, '/tasks/executions/1,99?schemaTarget=boot3&action=REMOVE_DATA', 404, NoSuchTaskExecutionException",
        "DELETE, '/tasks/executions/1,x?schemaTarget=boot3', 400, MethodArgumentTypeMismatchException",
        "DELETE, /tasks/executions/1?schemaTarget=boot9,     404, NoSuchSchemaTargetException",
        "DELETE, /tasks/executions/1?schemaTarget=boot3&action=ZORG, 400, MethodArgumentTypeMismatchException",
        "DELETE, /tasks/executions?action=ZORG,              400, MethodArgumentTypeMismatchException",
        "DELETE, /tasks/executions?action=REMOVE_DATA&days=x, 400, MethodArgumentTypeMismatchException",
        "DELETE, /tasks/executions?action=REMOVE_DATA&days=-1, 400, InvalidDeletionException",
    })
    void refusesWithScdfsErrorBodyAndChangesNothing(
            String method, String uri, int status, String logref) {
        tables.ended(BOOT3, 1, "nightly");

        client.method(HttpMethod.valueOf(method))
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref)
                .jsonPath("$._embedded.errors[0].message")
                .isNotEmpty()
                .jsonPath("$._embedded.errors[0]._links.self.href")
                .isEqualTo("/");
        assertThat(tables.rows("BOOT3_TASK_EXECUTION")).isOne();
    }

    @Test
    void deletesSeveralByIdOfOneTarget() {
        tables.ended(BOOT2, 1, "nightly");
        tables.ended(BOOT2, 6, "nightly");
        tables.ended(BOOT3, 1, "nightly");

        client.delete()
                .uri("/tasks/executions/1,6?action=CLEANUP,REMOVE_DATA&schemaTarget=boot2")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();

        assertThat(tables.rows("TASK_EXECUTION")).isZero();
        assertThat(tables.rows("BOOT3_TASK_EXECUTION")).isOne();
    }

    @Test
    void withoutAnActionTheDataStay() {
        tables.ended(BOOT2, 1, "nightly");

        client.delete().uri("/tasks/executions/1").exchange().expectStatus().isOk();
        client.delete().uri("/tasks/executions").exchange().expectStatus().isOk();

        assertThat(tables.rows("TASK_EXECUTION")).isOne();
    }

    @Test
    void deletesManyByNameAndEnd() {
        tables.ended(BOOT2, 1, "nightly");
        tables.ended(BOOT3, 1, "nightly");
        tables.running(BOOT3, 2, "nightly", NOON);
        tables.ended(BOOT3, 3, "other");

        client.delete()
                .uri(
                        "/tasks/executions?name=nightly&completed=true&action=CLEANUP&action=REMOVE_DATA")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(tables.rows("TASK_EXECUTION")).isZero();
        assertThat(tables.rows("BOOT3_TASK_EXECUTION")).isEqualTo(2);
    }

    @Test
    void aRunningExecutionIsNotDeleted() {
        running(BOOT3, 2, "nightly");

        client.delete()
                .uri("/tasks/executions/2?schemaTarget=boot3&action=REMOVE_DATA")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .value(String.class, message -> assertThat(message).contains("boot3 #2"));
    }

    private String url(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    private static String wire(LocalDateTime local) {
        return String.valueOf(WireTime.format(local.atZone(ZoneId.systemDefault()).toInstant()));
    }

    /** An execution that really runs, on the fake platform. */
    private void running(SchemaTarget target, long id, String taskName) {
        FakePlatformConfiguration.run(launcher, TaskTables.externalId(target, id));
        tables.launched(tables.running(target, id, taskName, NOON), "default", "RUNNING");
    }
}
