package net.dstone.dataflow.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.schema.SchemaTarget;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(FakePlatformConfiguration.class)
class TaskDefinitionControllerTest {

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private FakeTaskLauncher launcher;
    @LocalServerPort private int port;

    private TaskTables tables;

    @BeforeEach
    void twoApps() {
        tables = new TaskTables(jdbc);
        tables.clear();
        tables.app("import", "file:/apps/import-1.0.0.jar");
        tables.app("export", "file:/apps/export-1.0.0.jar");
    }

    @Test
    void createsFromAFormAndAnswers200() {
        create("nightly", "import   --mode=full --db.password=hunter2", "every night")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/hal+json")
                .expectBody()
                .json(
                        """
                        {"name":"nightly",
                         "dslText":"import --mode=full --db.password='******'",
                         "description":"every night",
                         "composed":false,"composedTaskElement":false,
                         "lastTaskExecution":null,"status":"UNKNOWN",
                         "_links":{"self":{"href":"%s"}}}
                        """
                                .formatted(url("/tasks/definitions/nightly")),
                        JsonCompareMode.STRICT);
        assertThat(storedText("nightly")).isEqualTo("import   --mode=full --db.password=hunter2");
        assertThat(audits()).containsExactly("nightly import --mode=full --db.password='******'");
    }

    @Test
    void createsFromTheQueryWhateverTheBodyIs() {
        client.post()
                .uri("/tasks/definitions?name=nightly&definition=import")
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.dslText")
                .isEqualTo("import")
                .jsonPath("$.description")
                .isEqualTo("");
    }

    @Test
    void aComposedTaskIsStoredWithItsChildren() {
        create("flow", "<a: import --x=1 || export> && c: import", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.composed")
                .isEqualTo(true)
                .jsonPath("$.dslText")
                .isEqualTo("<a: import --x=1 || export> && c: import");
        assertThat(storedNames()).containsExactly("flow", "flow-a", "flow-c", "flow-export");
        assertThat(storedText("flow-a")).isEqualTo("a: import --x=1");
        client.get()
                .uri("/tasks/definitions/flow-a")
                .exchange()
                .expectBody()
                .jsonPath("$.description")
                .isEmpty()
                .jsonPath("$.composed")
                .isEqualTo(false)
                .jsonPath("$.composedTaskElement")
                .isEqualTo(true);
    }

    @Test
    void onlyNamesThatAComposedTaskMadeAreItsElements() {
        create("flow", "import && export", "");
        create("flow-other", "import", "");
        create("plain", "import", "");
        create("plain-a", "import", "");

        client.get()
                .uri("/tasks/definitions")
                .exchange()
                .expectBody()
                .jsonPath(
                        "$._embedded.taskDefinitionResourceList[?(@.composedTaskElement == true)].name")
                .isEqualTo(List.of("flow-export", "flow-import"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // name; definition; status; logref
                "new     ; nosuchapp              ; 404 ; NoSuchAppRegistrationException",
                "new     ; import && x: nosuchapp ; 404 ; NoSuchAppRegistrationException",
                "new     ; import --              ; 400 ; CheckPointedParseException",
                "new     ; import &&              ; 400 ; CheckPointedParseException",
                "new     ; <import || export  ; 400 ; CheckPointedParseException",
                "new     ; import --x='open       ; 400 ; ParseException",
                "new     ; import && import       ; 400 ; TaskValidationException",
                "new     ; ``                     ; 400 ; CheckPointedParseException",
                "-x      ; import                 ; 400 ; ParseException",
                "bad n!  ; import                 ; 400 ; ParseException",
                "taken   ; export                 ; 409 ; DuplicateTaskException",
                "flow    ; import && x: export    ; 409 ; DuplicateTaskException",
            })
    void refusesAndStoresNothing(String name, String definition, int status, String logref) {
        create("taken", "import", "");
        create("flow-x", "import", "");
        jdbc.sql("delete from audit_records").update();

        create(name, definition, "")
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref)
                .jsonPath("$._embedded.errors[0].message")
                .isNotEmpty()
                .jsonPath("$._embedded.errors[0]._links.self.href")
                .isEqualTo("/");

        assertThat(storedNames()).containsExactly("flow-x", "taken");
        assertThat(storedText("taken")).isEqualTo("import");
        assertThat(audits()).isEmpty();
    }

    @Test
    void namesThatNoExecutionCouldCarryAreRefused() {
        create("n".repeat(101), "import", "").expectStatus().isBadRequest();
        create("n".repeat(95), "import && export", "").expectStatus().isBadRequest();
        create("ok", "import", "d".repeat(256)).expectStatus().isBadRequest();
        assertThat(storedNames()).isEmpty();
        create("n".repeat(100), "import", "d".repeat(255)).expectStatus().isOk();
    }

    @Test
    void nameAndDefinitionMustBeThere() {
        for (String query : new String[] {"name=x", "definition=import"}) {
            client.post()
                    .uri("/tasks/definitions?" + query)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo("MissingServletRequestParameterException");
        }
        assertThat(storedNames()).isEmpty();
    }

    @Test
    void listsPagesWithLinks() {
        create("a", "import", "");
        create("b", "import", "");
        create("c", "export", "");

        client.get()
                .uri("/tasks/definitions?page=1&size=1&sort=taskName,desc")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._embedded.taskDefinitionResourceList[0].name")
                .isEqualTo("b")
                .jsonPath("$.page.totalElements")
                .isEqualTo(3)
                .jsonPath("$._links.next.href")
                .isEqualTo(url("/tasks/definitions?page=2&size=1&sort=taskName,desc"));
        client.get()
                .uri("/tasks/definitions?dslText=export")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.taskDefinitionResourceList.length()")
                .isEqualTo(1)
                .jsonPath("$._links.self.href")
                .isEqualTo(url("/tasks/definitions?dslText=export&page=0&size=20"));
        client.get()
                .uri("/tasks/definitions?search=b")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.taskDefinitionResourceList[0].name")
                .isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "taskName=t&description=first, TaskQueryParamException",
        "'sort=zorg,desc',             InvalidSortException",
    })
    void refusesListsThatMakeNoSense(String query, String logref) {
        client.get()
                .uri("/tasks/definitions?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref);
    }

    @Test
    void anEmptyListHasNothingEmbedded() {
        client.get()
                .uri("/tasks/definitions")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded")
                .doesNotExist()
                .jsonPath("$.page.totalElements")
                .isEqualTo(0);
    }

    @Test
    void showsTheLastExecutionWithoutLinksJobsAndPlatform() {
        create("nightly", "import", "");
        ExecutionKey key = tables.ended(SchemaTarget.BOOT3, 5, "nightly", TaskTables.NOON, 1);
        tables.argument(key, "--api.token=hunter2");
        tables.job(key, 9, "FAILED");
        tables.manifest(
                key,
                """
                {"taskDeploymentRequest":{
                   "definition":{"name":"nightly","properties":{"mode":"full"}},
                   "resource":"maven://org.acme:import:1.0.0",
                   "deploymentProperties":{"app.import.mode":"full"},
                   "commandlineArguments":[]},
                 "platformName":"default"}
                """);

        client.get()
                .uri("/tasks/definitions/nightly")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ERROR")
                .jsonPath("$.lastTaskExecution.executionId")
                .isEqualTo(5)
                .jsonPath("$.lastTaskExecution.exitCode")
                .isEqualTo(1)
                .jsonPath("$.lastTaskExecution.arguments[0]")
                .isEqualTo("--api.token=******")
                .jsonPath("$.lastTaskExecution.schemaTarget")
                .isEqualTo("boot3")
                .jsonPath("$.lastTaskExecution.jobExecutionIds")
                .isEmpty()
                .jsonPath("$.lastTaskExecution.platformName")
                .isEmpty()
                .jsonPath("$.lastTaskExecution.resourceUrl")
                .isEmpty()
                .jsonPath("$.lastTaskExecution._links")
                .doesNotExist();
        client.get()
                .uri("/tasks/definitions?manifest=true")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.taskDefinitionResourceList[0].lastTaskExecution.resourceUrl")
                .isEqualTo("org.acme:import:jar:1.0.0")
                .jsonPath(
                        "$._embedded.taskDefinitionResourceList[0].lastTaskExecution.appProperties.mode")
                .isEqualTo("full");
    }

    @Test
    void aDefinitionThatCannotBeReadHidesNoOther() {
        tables.definition("broken", "import --password='open", null);
        create("nightly", "import", "");

        client.get()
                .uri("/tasks/definitions")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._embedded.taskDefinitionResourceList[0].dslText")
                .isEqualTo("******")
                .jsonPath("$._embedded.taskDefinitionResourceList[1].dslText")
                .isEqualTo("import");
    }

    @Test
    void deletesAComposedTaskWithItsChildren() {
        create("flow", "import && export", "");
        create("other", "import", "");
        jdbc.sql("delete from audit_records").update();

        client.delete().uri("/tasks/definitions/flow").exchange().expectStatus().isOk();

        assertThat(storedNames()).containsExactly("other");
        assertThat(audits()).containsExactly("flow import && export");
    }

    @Test
    void deletesOneChildAndStillTheRestWithItsParent() {
        create("flow", "import && export", "");
        client.delete().uri("/tasks/definitions/flow-export").exchange().expectStatus().isOk();
        assertThat(storedNames()).containsExactly("flow", "flow-import");
        client.delete().uri("/tasks/definitions/flow").exchange().expectStatus().isOk();
        assertThat(storedNames()).isEmpty();
    }

    @Test
    void deletesExecutionsOnlyWhenAskedTo() {
        create("keep", "import", "");
        create("gone", "import", "");
        tables.ended(SchemaTarget.BOOT3, 1, "keep");
        tables.ended(SchemaTarget.BOOT3, 2, "gone");

        client.delete().uri("/tasks/definitions/keep").exchange().expectStatus().isOk();
        client.delete()
                .uri("/tasks/definitions/gone?cleanup=true")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(storedNames()).isEmpty();
        assertThat(
                        jdbc.sql("select TASK_NAME from BOOT3_TASK_EXECUTION")
                                .query(String.class)
                                .list())
                .containsExactly("keep");
    }

    @Test
    void aRunningExecutionKeepsItsDefinitionFromBeingDeletedWithIt() {
        create("nightly", "import", "");
        running(SchemaTarget.BOOT3, 2, "nightly");

        client.delete()
                .uri("/tasks/definitions/nightly?cleanup=true")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .value(String.class, message -> assertThat(message).contains("boot3 #2"));
        assertThat(storedNames()).containsExactly("nightly");
    }

    @Test
    void deletesAll() {
        create("flow", "import && export", "");
        create("other", "import", "");
        jdbc.sql("delete from audit_records").update();

        client.delete().uri("/tasks/definitions").exchange().expectStatus().isOk();

        assertThat(storedNames()).isEmpty();
        assertThat(audits()).containsExactlyInAnyOrder("flow import && export", "other import");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var request :
                List.of(
                        client.get().uri("/tasks/definitions/nope"),
                        client.get().uri("/tasks/validation/nope"),
                        client.delete().uri("/tasks/definitions/nope"))) {
            request.exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo("NoSuchTaskDefinitionException")
                    .jsonPath("$._embedded.errors[0].message")
                    .isEqualTo("Could not find task definition named nope");
        }
    }

    private String url(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    private RestTestClient.ResponseSpec create(String name, String definition, String description) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("name", name);
        form.add("definition", definition);
        form.add("description", description);
        return client.post()
                .uri("/tasks/definitions")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange();
    }

    private String storedText(String name) {
        return jdbc.sql("select definition from task_definitions where definition_name = :name")
                .param("name", name)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private List<String> storedNames() {
        return jdbc.sql("select definition_name from task_definitions order by definition_name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> audits() {
        return jdbc.sql("select correlation_id || ' ' || audit_data from audit_records")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** An execution that really runs, on the fake platform. */
    private void running(SchemaTarget target, long id, String taskName) {
        FakePlatformConfiguration.run(launcher, TaskTables.externalId(target, id));
        tables.launched(
                tables.running(target, id, taskName, TaskTables.NOON), "default", "RUNNING");
    }
}
