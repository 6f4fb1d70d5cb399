package net.dstone.dataflow.execution;

import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dstone.dataflow.launch.RunEnded;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskTables;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLaunchRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Search, overview and bulk actions as the dashboard sees them, with launches on a fake platform. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutionApiTest {

    private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    @TestConfiguration
    static class Platforms {

        final FakeTaskLauncher launcher = new FakeTaskLauncher();
        final BlockingQueue<TaskLaunchRequest> launched = new LinkedBlockingQueue<>();
        final BlockingQueue<RunEnded> ended = new LinkedBlockingQueue<>();

        @Bean
        TaskPlatforms taskPlatforms() {
            launcher.onLaunch(
                    request -> {
                        launcher.start(request.id());
                        launched.add(request);
                    });
            return new TaskPlatforms(
                    List.of(new TaskPlatform("default", "Local", "", 2, launcher)));
        }

        @EventListener
        void ended(RunEnded end) {
            ended.add(end);
        }
    }

    @Autowired private Platforms platform;
    @Autowired private JdbcClient jdbc;
    @Autowired private JsonMapper json;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path jar;
    private TaskTables tables;

    @BeforeAll
    void writeAnApp(@TempDir Path folder) throws Exception {
        jar = folder.resolve("app-1.0.jar");
        BootJar.of("3.0.0").withLibrary("spring-cloud-task-core-3.1.0.jar").write(jar);
    }

    @BeforeEach
    void oneTaskAndNoExecutions() throws Exception {
        tables = new TaskTables(jdbc);
        tables.clear();
        platform.launched.clear();
        platform.ended.clear();
        assertThat(
                        form(
                                        "/apps/task/app/1.0",
                                        "bootVersion=3&uri=" + encode(jar.toUri().toString()))
                                .statusCode())
                .isEqualTo(201);
        assertThat(form("/tasks/definitions", "name=nightly&definition=app").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFailedLaunchIsFoundExplainedAndLaunchedAgainWithWhatItHad() throws Exception {
        long first = fail(launch("arguments="));
        long id =
                launch(
                        "properties="
                                + encode("app.app.api.token=hunter2,app.app.mode=fast")
                                + "&arguments="
                                + encode("--day=monday --db.password=hunter2"));
        TaskLaunchRequest request = awaitLaunch();
        platform.launcher.print(
                request.id(), LogStream.STDOUT, "org.x.BillException: no invoice\n\tat a.B\n");
        platform.launcher.finish(request.id(), 1);
        awaitEnd();

        JsonNode found = get("/tasks/executions/search?state=FAILED&task=night*&size=1");
        assertThat(found.propertyNames())
                .containsExactlyInAnyOrder("items", "next", "total", "totalIsLowerBound", "counts");
        assertThat(found.get("total").asInt()).isEqualTo(2);
        assertThat(found.get("totalIsLowerBound").asBoolean()).isFalse();
        assertThat(found.at("/counts/FAILED").asInt()).isEqualTo(2);
        JsonNode row = found.at("/items/0");
        assertThat(row.get("id").asLong()).isEqualTo(id);
        assertThat(row.get("schemaTarget").asString()).isEqualTo("boot3");
        assertThat(row.get("state").asString()).isEqualTo("FAILED");
        assertThat(row.get("queuedAt").asString()).matches(MILLIS);
        assertThat(row.get("endTime").asString()).matches(MILLIS);
        assertThat(row.get("platform").asString()).isEqualTo("default");
        assertThat(row.get("arguments").toString())
                .contains("--day=monday", "--db.password=******")
                .doesNotContain("hunter2");
        JsonNode next =
                get(
                        "/tasks/executions/search?state=FAILED&task=night*&size=1&cursor="
                                + found.get("next").asString());
        assertThat(next.at("/items/0/id").asLong()).isEqualTo(first);
        assertThat(next.get("next").isNull()).isTrue();
        // Counted once, with the first page.
        assertThat(found.get("total").asInt()).isEqualTo(2);
        assertThat(found.at("/counts/FAILED").asInt()).isEqualTo(2);
        for (String counted : List.of("total", "totalIsLowerBound", "counts")) {
            assertThat(next.get(counted).isNull()).as(counted).isTrue();
        }

        JsonNode overview = get("/tasks/executions/%d/overview?schemaTarget=boot3".formatted(id));
        assertThat(overview.get("cause").asString()).isEqualTo("org.x.BillException: no invoice");
        assertThat(overview.at("/properties/app.app.api.token").asString()).isEqualTo("******");
        assertThat(overview.at("/properties/app.app.mode").asString()).isEqualTo("fast");
        assertThat(overview.at("/appProperties/mode").asString()).isEqualTo("fast");
        assertThat(overview.get("resourceUrl").asString()).contains("app-1.0.jar");
        assertThat(overview.get("previousId").asLong()).isEqualTo(first);
        assertThat(overview.get("nextId").isNull()).isTrue();
        assertThat(overview.at("/log/stdoutBytes").asInt()).isPositive();
        assertThat(overview.at("/log/problem").isNull()).isTrue();
        assertThat(overview.get("actions"))
                .isEqualTo(json.readTree("{\"stop\":false,\"launchAgain\":true,\"cleanUp\":true}"));
        assertThat(
                        get("/tasks/executions/%d/overview?schemaTarget=boot3".formatted(first))
                                .get("nextId")
                                .asLong())
                .isEqualTo(id);

        JsonNode bulk =
                bulk(
                        """
                        {"action":"LAUNCH_AGAIN","executions":[{"id":%d,"schemaTarget":"boot3"}],
                         "dryRun":false}
                        """
                                .formatted(id));
        assertThat(bulk.get("done").asInt()).isEqualTo(1);
        TaskLaunchRequest again = awaitLaunch();
        assertThat(again.appProperties()).containsEntry("api.token", "hunter2");
        assertThat(again.arguments())
                .startsWith("--day=monday", "--db.password=hunter2")
                .filteredOn(argument -> argument.startsWith("--spring.cloud.task.executionid="))
                .hasSize(1);
        platform.launcher.finish(again.id(), 0);
        awaitEnd();
    }

    @Test
    void aSecretAmongJavaOptionsIsShownNowhereAndKeptForTheNextLaunch() throws Exception {
        String options = "deployer.app.local.javaOpts";
        long id = fail(launch("properties=" + encode(options + "=-Xmx64m -Ddb.password=hunter2")));

        JsonNode overview = get("/tasks/executions/%d/overview?schemaTarget=boot3".formatted(id));
        assertThat(overview.at("/properties/" + options).asString())
                .isEqualTo("-Xmx64m -Ddb.password=******");
        for (String path :
                List.of(
                        "/tasks/executions/%d?schemaTarget=boot3".formatted(id),
                        "/tasks/executions/%d/overview?schemaTarget=boot3".formatted(id),
                        "/audit-records")) {
            assertThat(get(path).toString()).contains("-Xmx64m").doesNotContain("hunter2");
        }

        launch("inherit=false&properties=" + encode(options + "=-Xmx128m -Ddb.password=******"));
        TaskLaunchRequest changed = awaitLaunch();
        assertThat(changed.deploymentProperties())
                .containsEntry(
                        "spring.cloud.deployer.local.javaOpts", "-Xmx128m -Ddb.password=hunter2");
        platform.launcher.finish(changed.id(), 0);
        awaitEnd();
        HttpResponse<String> unknown =
                form(
                        "/tasks/executions/launch",
                        "name=nightly&properties=" + encode(options + "=-Dapi.token=******"));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("-Dapi.token", "masked");
    }

    /** What is stored is in English, whoever asked. */
    @Test
    void causesAndProblemsAreToldInTheLanguageOfTheRequest() throws Exception {
        launch("arguments=");
        platform.launcher.finish(awaitLaunch().id(), 7);
        long id = awaitEnd().key().id();
        String overview = "/tasks/executions/%d/overview?schemaTarget=boot3".formatted(id);
        String korean = "프로그램이 종료되었습니다(종료 코드 7)";
        String english = "The program ended with exit code 7";

        assertThat(get(overview, "ko-KR,ko;q=0.9,en;q=0.8").at("/execution/reason").asString())
                .isEqualTo(korean);
        assertThat(get("/tasks/executions/search", "ko").at("/items/0/reason").asString())
                .isEqualTo(korean);
        assertThat(
                        get("/tasks/executions/%d/run?schemaTarget=boot3".formatted(id), "ko")
                                .get("reason")
                                .asString())
                .isEqualTo(korean);
        assertThat(get(overview).at("/execution/reason").asString()).isEqualTo(english);
        assertThat(get(overview, "fr").at("/execution/reason").asString()).isEqualTo(english);
        JsonNode told =
                json.readTree(
                        send(HttpRequest.newBuilder(uri("/tasks/executions/bulk"))
                                        .header("Content-Type", "application/json")
                                        .header("Accept-Language", "ko")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        """
                                                        {"action":"STOP","dryRun":false,
                                                         "executions":[{"id":%d,"schemaTarget":"boot3"},{"id":99}]}
                                                        """
                                                                .formatted(id))))
                                .body());
        assertThat(told.at("/items/0/problem").asString()).isEqualTo("실행 중이 아닙니다");
        assertThat(told.at("/items/1/problem").asString()).isEqualTo("그런 실행이 없습니다");
    }

    @Test
    void scdfsOwnAnswersAreEnglishInEveryLanguage() throws Exception {
        launch("arguments=");
        platform.launcher.finish(awaitLaunch().id(), 7);
        long id = awaitEnd().key().id();

        for (String path :
                List.of(
                        "/tasks/executions/%d?schemaTarget=boot3".formatted(id),
                        "/tasks/executions/99",
                        "/tasks/definitions/none")) {
            assertThat(
                            send(HttpRequest.newBuilder(uri(path)).header("Accept-Language", "ko"))
                                    .body())
                    .isEqualTo(send(HttpRequest.newBuilder(uri(path))).body());
        }
    }

    @Test
    void whatRunsOrWaitsIsStoppedByAFilterAndTheRestLeftAlone() throws Exception {
        long ended = fail(launch("arguments="));
        LaunchId one = launchAndAwait();
        LaunchId two = launchAndAwait();
        long waiting = launch("arguments=");

        JsonNode queued =
                get("/tasks/executions/%d/overview?schemaTarget=boot3".formatted(waiting));
        assertThat(queued.get("queuePlace").asInt()).isEqualTo(1);
        assertThat(queued.get("platformLimit").asInt()).isEqualTo(2);
        assertThat(queued.at("/execution/reason").asString()).contains("free place");
        assertThat(queued.get("cause").isNull()).isTrue();
        assertThat(queued.get("actions"))
                .isEqualTo(
                        json.readTree("{\"stop\":true,\"launchAgain\":false,\"cleanUp\":false}"));

        JsonNode dry =
                bulk("{\"action\":\"STOP\",\"filter\":{\"task\":\"nightly\"},\"dryRun\":true}");
        assertThat(dry.get("matched").asInt()).isEqualTo(3);
        assertThat(dry.get("matchedIsLowerBound").asBoolean()).isFalse();
        assertThat(dry.get("done").asInt()).isZero();
        assertThat(dry.get("items").size()).isEqualTo(3);
        assertThat(platform.launcher.cancels()).doesNotContain(one, two);

        assertThat(
                        bulk("{\"action\":\"STOP\",\"filter\":{\"task\":\"nightly\"},\"dryRun\":false}")
                                .get("done")
                                .asInt())
                .isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(awaitEnd().state().name()).isIn("STOPPED", "CANCELLED");
        }
        assertThat(platform.launcher.cancels()).contains(one, two);
        JsonNode item =
                bulk("""
                                {"action":"STOP","executions":[{"id":%d,"schemaTarget":"boot3"}],
                                 "dryRun":false}
                                """
                                .formatted(ended))
                        .at("/items/0");
        assertThat(item.get("ok").asBoolean()).isFalse();
        assertThat(item.get("problem").asString()).isEqualTo("It does not run");
    }

    @Test
    void cleaningUpDeletesWithChildrenAndTellsProblemsFirst() throws Exception {
        ExecutionKey parent = tables.ended(SchemaTarget.BOOT2, 1, "composed");
        ExecutionKey child = tables.ended(SchemaTarget.BOOT2, 2, "child");
        tables.childOf(child, parent);
        tables.ended(SchemaTarget.BOOT2, 3, "other");

        JsonNode overview = get("/tasks/executions/1/overview");
        assertThat(overview.at("/children/0/id").asLong()).isEqualTo(2);
        assertThat(overview.at("/execution/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(overview.at("/log/problem").asString()).isNotEmpty();
        assertThat(get("/tasks/executions/search?parent=1").at("/items/0/id").asLong())
                .isEqualTo(2);

        JsonNode dry =
                bulk(
                        """
                        {"action":"CLEAN_UP","filter":{"task":"composed"},"dryRun":true}
                        """);
        assertThat(dry.get("matched").asInt()).isEqualTo(2);
        assertThat(dry.get("children").asInt()).isEqualTo(1);
        assertThat(dry.get("matchedIsLowerBound").asBoolean()).isFalse();
        assertThat(dry.get("done").asInt()).isZero();
        assertThat(dry.get("items").size()).isEqualTo(1);
        JsonNode cleaned =
                bulk(
                        """
                        {"action":"CLEAN_UP","executions":[{"id":1},{"id":2},{"id":99}],
                         "dryRun":false}
                        """);
        assertThat(cleaned.get("matched").asInt()).isEqualTo(3);
        assertThat(cleaned.get("children").asInt()).isZero();
        assertThat(cleaned.get("done").asInt()).isEqualTo(2);
        assertThat(cleaned.at("/items/0/id").asLong()).isEqualTo(99);
        assertThat(cleaned.at("/items/0/problem").asString())
                .isEqualTo("There is no such execution");
        assertThat(get("/tasks/executions/search").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void childrenOfAnyDepthAreCountedAndKeepTheirParentsWhileTheyRun() throws Exception {
        ExecutionKey parent = tables.ended(SchemaTarget.BOOT3, 1, "composed");
        ExecutionKey child = tables.ended(SchemaTarget.BOOT3, 2, "child");
        ExecutionKey grandchild = tables.running(SchemaTarget.BOOT3, 3, "grandchild", NOON);
        tables.childOf(child, parent);
        tables.childOf(grandchild, child);
        tables.launched(grandchild, "default", "RUNNING");
        ExecutionKey other = tables.ended(SchemaTarget.BOOT3, 5, "composed");
        tables.childOf(tables.ended(SchemaTarget.BOOT3, 6, "child"), other);

        String request =
                """
                {"action":"CLEAN_UP","filter":{"task":"composed"},"dryRun":%s}
                """;
        JsonNode dry = bulk(request.formatted(true));
        assertThat(dry.get("matched").asInt()).isEqualTo(5);
        assertThat(dry.get("children").asInt()).isEqualTo(3);
        assertThat(dry.at("/items/0/id").asLong()).isEqualTo(1);
        assertThat(dry.at("/items/0/problem").asString()).isEqualTo("A child of it has not ended");
        assertThat(dry.at("/items/1/ok").asBoolean()).isTrue();
        JsonNode cleaned = bulk(request.formatted(false));
        assertThat(cleaned.get("matched").asInt()).isEqualTo(5);
        assertThat(cleaned.get("done").asInt()).isEqualTo(2);
        assertThat(get("/tasks/executions/search").get("total").asInt()).isEqualTo(3);
        JsonNode ofParent =
                bulk(
                        """
                        {"action":"CLEAN_UP","filter":{"parent":1},"dryRun":true}
                        """);
        assertThat(ofParent.get("items").size()).isEqualTo(1);
        assertThat(ofParent.at("/items/0/id").asLong()).isEqualTo(2);
    }

    @Test
    void whatHasNotBegunElsewhereIsOnlyCleanedUpWhenThatIsSaid() throws Exception {
        tables.ended(SchemaTarget.BOOT3, 1, "nightly");
        tables.waiting(SchemaTarget.BOOT3, 2, "nightly");

        String byFilter =
                """
                {"action":"CLEAN_UP","filter":{"task":"nightly"%s},"dryRun":true}
                """;
        JsonNode silent = bulk(byFilter.formatted(""));
        assertThat(silent.get("matched").asInt()).isEqualTo(1);
        assertThat(silent.at("/items/0/id").asLong()).isEqualTo(1);
        JsonNode said = bulk(byFilter.formatted(",\"state\":[\"UNKNOWN\"]"));
        assertThat(said.get("matched").asInt()).isEqualTo(1);
        assertThat(said.at("/items/0/id").asLong()).isEqualTo(2);
        JsonNode named =
                bulk(
                        """
                        {"action":"CLEAN_UP","executions":[{"id":2,"schemaTarget":"boot3"}],
                         "dryRun":true}
                        """);
        assertThat(named.at("/items/0/ok").asBoolean()).isTrue();
        assertThat(
                        get("/tasks/executions/2/overview?schemaTarget=boot3")
                                .at("/actions/cleanUp")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void aFilterLooksNoFurtherBackThanABoundAndSaysSo() throws Exception {
        tables.ended(SchemaTarget.BOOT3, 1, "wanted");
        jdbc.sql(
                        """
                        insert into %sEXECUTION (TASK_EXECUTION_ID, TASK_NAME, START_TIME, END_TIME,
                                EXIT_CODE)
                        select x, 'other', :time, :time, 0 from system_range(2, 20000)
                        """
                                .formatted(SchemaTarget.BOOT3.taskPrefix()))
                .param("time", NOON)
                .update();

        JsonNode byPattern =
                bulk("{\"action\":\"CLEAN_UP\",\"filter\":{\"task\":\"want*\"},\"dryRun\":true}");
        assertThat(byPattern.get("matched").asInt()).isZero();
        assertThat(byPattern.get("matchedIsLowerBound").asBoolean()).isTrue();
        JsonNode byName =
                bulk("{\"action\":\"CLEAN_UP\",\"filter\":{\"task\":\"wanted\"},\"dryRun\":true}");
        assertThat(byName.get("matched").asInt()).isEqualTo(1);
        assertThat(byName.get("matchedIsLowerBound").asBoolean()).isFalse();
    }

    @Test
    void whatRunsElsewhereIsNotOfferedToBeCleanedUp() throws Exception {
        tables.running(SchemaTarget.BOOT3, 1, "nightly", NOON);

        JsonNode overview = get("/tasks/executions/1/overview?schemaTarget=boot3");

        assertThat(overview.at("/execution/state").asString()).isEqualTo("RUNNING");
        assertThat(overview.at("/actions/cleanUp").asBoolean()).isFalse();
    }

    @Test
    void aComposedTaskWithVeryManyChildrenIsShownWithSomeOfThem() throws Exception {
        ExecutionKey parent = tables.ended(SchemaTarget.BOOT3, 1, "composed");
        for (int id = 2; id <= 203; id++) {
            tables.childOf(tables.ended(SchemaTarget.BOOT3, id, "child"), parent);
        }

        JsonNode overview = get("/tasks/executions/1/overview?schemaTarget=boot3");

        assertThat(overview.get("children").size()).isEqualTo(200);
    }

    @Test
    void whatIsNotKnownOfALaunchIsNotTakenFromALaterOne() throws Exception {
        ExecutionKey first = launchToEnd("app.app.api.token=hunter1");
        launchToEnd("app.app.api.token=hunter2");
        jdbc.sql("update task_run set secrets = null where task_execution_id = :id")
                .param("id", first.id())
                .update();

        JsonNode item = launchAgain(first).at("/items/0");

        assertThat(item.get("ok").asBoolean()).isFalse();
        assertThat(item.get("problem").asString()).contains("app.app.api.token", "masked");
        assertThat(platform.launched).isEmpty();
    }

    @Test
    void whatServersAddedToALaunchIsNotPassedOn() throws Exception {
        ExecutionKey first = tables.ended(SchemaTarget.BOOT3, 1_000_000, "nightly");
        tables.manifest(
                first,
                manifest(
                        "\"app.app.mode\":\"fast\"",
                        "--day=monday",
                        "--db.password=******",
                        "--spring.cloud.task.executionid=1",
                        "--spring.cloud.task.parent-execution-id=77",
                        "--app.app.spring.batch.jdbc.table-prefix=BATCH_",
                        "--spring.batch.jdbc.table-prefix=BATCH_"));
        tables.argument(first, "--db.password=hunter2");

        assertThat(launchAgain(first).get("done").asInt()).isEqualTo(1);

        TaskLaunchRequest again = awaitLaunch();
        assertThat(again.appProperties()).containsEntry("mode", "fast");
        assertThat(again.arguments())
                .startsWith("--day=monday", "--db.password=hunter2")
                .noneMatch(argument -> argument.contains("parent-execution-id"))
                .noneMatch(argument -> argument.endsWith("=BATCH_"))
                .doesNotContain("--spring.cloud.task.executionid=1");
        platform.launcher.finish(again.id(), 0);
        awaitEnd();
    }

    private ExecutionKey launchToEnd(String properties) throws Exception {
        long id = launch("properties=" + encode(properties));
        platform.launcher.finish(awaitLaunch().id(), 0);
        awaitEnd();
        return new ExecutionKey(id, SchemaTarget.BOOT3);
    }

    private JsonNode launchAgain(ExecutionKey key) throws Exception {
        return bulk(
                """
                {"action":"LAUNCH_AGAIN","executions":[{"id":%d,"schemaTarget":"%s"}],
                 "dryRun":false}
                """
                        .formatted(key.id(), key.target().wireName()));
    }

    private static String manifest(String properties, String... arguments) {
        return """
        {"taskDeploymentRequest":{
           "definition":{"name":"nightly","properties":{}},
           "resource":"file:/apps/app.jar",
           "deploymentProperties":{%s},
           "commandlineArguments":["%s"]},
         "platformName":"default"}
        """
                .formatted(properties, String.join("\",\"", arguments));
    }

    @Test
    void theJobsOfAnExecutionAreShownWithTheirStepsAndWhetherTheyCanBeRestarted() throws Exception {
        ExecutionKey key = tables.ended(SchemaTarget.BOOT3, 7, "nightly", NOON, 1);
        tables.job(key, 3, "FAILED");
        jdbc.sql(
                        """
                        update BOOT3_BATCH_JOB_EXECUTION set STATUS = 'FAILED',
                        EXIT_MESSAGE = 'a.BException: whole'
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into BOOT3_BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME,
                            JOB_EXECUTION_ID, CREATE_TIME, STATUS, EXIT_CODE, EXIT_MESSAGE, READ_COUNT)
                        values (5, 1, 'load', 3, :now, 'FAILED', 'FAILED', 'a.BException: line 3', 10)
                        """)
                .param("now", NOON)
                .update();
        jdbc.sql(
                        """
                        insert into BOOT3_BATCH_JOB_EXECUTION_PARAMS values
                        (3, 'day', 'java.lang.String', 'monday', 'Y'),
                        (3, 'password', 'java.lang.String', 'hunter2', 'N')
                        """)
                .update();

        JsonNode overview = get("/tasks/executions/7/overview?schemaTarget=boot3");

        assertThat(overview.get("cause").asString())
                .isEqualTo("Step 'load' failed: a.BException: line 3");
        JsonNode job = overview.at("/jobs/0");
        assertThat(job.get("jobExecutionId").asLong()).isEqualTo(3);
        assertThat(job.get("jobName").asString()).isEqualTo("job");
        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        assertThat(job.get("exitMessage").asString()).isEqualTo("a.BException: whole");
        assertThat(job.get("stoppable").asBoolean()).isFalse();
        assertThat(job.get("restartable").asBoolean()).as("the step is closed").isTrue();
        assertThat(job.get("parameters"))
                .isEqualTo(
                        json.readTree(
                                """
                                [{"name":"day","type":"STRING","value":"monday","identifying":true},
                                 {"name":"password","type":"STRING","value":"******","identifying":false}]
                                """));
        assertThat(job.at("/steps/0/name").asString()).isEqualTo("load");
        assertThat(job.at("/steps/0/readCount").asLong()).isEqualTo(10);

        jdbc.sql("update BOOT3_BATCH_STEP_EXECUTION set STATUS = 'STARTED'").update();
        assertThat(
                        get("/tasks/executions/7/overview?schemaTarget=boot3")
                                .at("/jobs/0/restartable")
                                .asBoolean())
                .as("the step is open")
                .isFalse();
        jdbc.sql("delete from BOOT3_BATCH_STEP_EXECUTION").update();
        jdbc.sql("delete from BOOT3_BATCH_JOB_EXECUTION_PARAMS").update();
    }

    @Test
    void theLastExecutionsOfTasksAreTold() throws Exception {
        tables.ended(SchemaTarget.BOOT2, 1, "a", NOON, 0);
        tables.ended(SchemaTarget.BOOT2, 2, "a", NOON.plusDays(1), 1);

        JsonNode tasks = get("/tasks/executions/history?task=a&task=b&size=1").get("tasks");

        assertThat(tasks.propertyNames()).containsExactly("a", "b");
        assertThat(tasks.get("b")).isEmpty();
        assertThat(tasks.get("a").size()).isEqualTo(1);
        JsonNode run = tasks.at("/a/0");
        assertThat(run.get("id").asLong()).isEqualTo(2);
        assertThat(run.get("schemaTarget").asString()).isEqualTo("boot2");
        assertThat(run.get("state").asString()).isEqualTo("FAILED");
        assertThat(run.get("exitCode").asInt()).isEqualTo(1);
        assertThat(run.get("startTime").asString()).matches(MILLIS);
        assertThat(run.get("endTime").asString()).matches(MILLIS);
        String many =
                IntStream.range(0, 51).mapToObj(i -> "task=t" + i).collect(Collectors.joining("&"));
        assertThat(
                        send(HttpRequest.newBuilder(uri("/tasks/executions/history?" + many)).GET())
                                .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks/executions/search?state=NONSENSE",
                "/tasks/executions/search?cursor=nonsense",
                "/tasks/executions/search?from=yesterday",
                "/tasks/executions/search?state=FAILED&state=",
                "/tasks/executions/search?to=%2B10000-01-01T00:00:00Z",
                "/tasks/executions/history",
                "/tasks/executions/history?task=",
                "/tasks/executions/history?task=a&size=0",
                "/tasks/executions/history?task=a&size=51",
                "/tasks/executions/search?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
            })
    void mistakesInASearchAreExplained(String path) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).GET());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null|a JSON object",
                "{|not the JSON",
                "{}|'action'",
                "{'action':'NONSENSE','executions':[],'dryRun':true}|'action'",
                "{'action':1,'executions':[],'dryRun':true}|'action'",
                "{'action':'STOP','dryRun':true}|Either 'executions' or a 'filter'",
                "{'action':'STOP','executions':[],'filter':{'task':'a'},'dryRun':true}|Either",
                "{'action':'STOP','executions':[]}|'dryRun'",
                "{'action':'STOP','filter':{'task':'a'},'dryrun':true}|'dryRun'",
                "{'action':'STOP','executions':[],'dryRun':true,'dryrun':true}|'dryrun'",
                "{'action':'STOP','filter':{'exitcode':1},'dryRun':true}|'filter.exitcode'",
                "{'action':'STOP','filter':{},'dryRun':true}|at least one condition",
                "{'action':'STOP','filter':{'task':'*'},'dryRun':true}|at least one condition",
                "{'action':'STOP','filter':{'task':' ** '},'dryRun':true}|at least one condition",
                "{'action':'STOP','filter':{'state':[null]},'dryRun':true}|'filter.state[0]'",
                "{'action':'STOP','filter':{'state':['X']},'dryRun':true}|'filter.state[0]'",
                "{'action':'STOP','filter':{'to':'+10000-01-01T00:00:00Z'},'dryRun':true}|9999",
                "{'action':'STOP','executions':[null],'dryRun':true}|'executions'",
                "{'action':'STOP','executions':[{}],'dryRun':true}|'id'",
                "{'action':'STOP','executions':[{'id':1,'target':'boot3'}],'dryRun':true}|target",
                "{'action':'LAUNCH_AGAIN','filter':{'task':'a'},'dryRun':true}|'executions'",
            })
    void mistakesInABulkRequestAreExplained(String body, String words) throws Exception {
        HttpResponse<String> answer =
                post("/tasks/executions/bulk", "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/_embedded/errors/0/message").asString())
                .contains(words);
    }

    @Test
    void anExecutionThatIsNotThereHasNoOverview() throws Exception {
        assertThat(
                        send(HttpRequest.newBuilder(uri("/tasks/executions/99/overview")).GET())
                                .statusCode())
                .isEqualTo(404);
    }

    private long launch(String form) throws Exception {
        return json.readTree(form("/tasks/executions/launch", "name=nightly&" + form).body())
                .get("executionId")
                .asLong();
    }

    private LaunchId launchAndAwait() throws Exception {
        launch("arguments=");
        return awaitLaunch().id();
    }

    private long fail(long id) throws InterruptedException {
        platform.launcher.finish(awaitLaunch().id(), 1);
        awaitEnd();
        return id;
    }

    private TaskLaunchRequest awaitLaunch() throws InterruptedException {
        return Objects.requireNonNull(platform.launched.poll(30, TimeUnit.SECONDS), "no launch");
    }

    private RunEnded awaitEnd() throws InterruptedException {
        return Objects.requireNonNull(platform.ended.poll(30, TimeUnit.SECONDS), "no end");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return get(path, "*");
    }

    private JsonNode get(String path, String languages) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri(path)).header("Accept-Language", languages).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private JsonNode bulk(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/tasks/executions/bulk", "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> form(String path, String body)
            throws IOException, InterruptedException {
        return post(path, "application/x-www-form-urlencoded", body);
    }

    private HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
