package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.server.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
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

/** Launching, stopping and logs as clients see them, with the server's own loop at work. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchApiTest {

    private static final String CLOUD_TASK = "spring-cloud-task-core-2.4.6.jar";

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
                    List.of(new TaskPlatform("default", "Local", "", 1, launcher)));
        }

        @EventListener
        void ended(RunEnded end) {
            ended.add(end);
        }
    }

    @Autowired private Platforms platform;
    @Autowired private JdbcClient jdbc;
    @Autowired private ServerIdentity server;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void registerApps(@TempDir Path folder) throws IOException, InterruptedException {
        for (String boot : List.of("2", "3", "4")) {
            Path jar = folder.resolve("app%s-1.0.jar".formatted(boot));
            BootJar.of(boot + ".0.0").withLibrary(CLOUD_TASK).write(jar);
            assertThat(
                            post(
                                            "/apps/task/app%s/1.0".formatted(boot),
                                            "uri=" + encode(jar.toUri()) + "&bootVersion=" + boot)
                                    .statusCode())
                    .isEqualTo(201);
            define("task" + boot, "app" + boot);
        }
        define("composed", "app2 && app3");
    }

    private void define(String name, String text) throws IOException, InterruptedException {
        assertThat(
                        post("/tasks/definitions", "name=" + name + "&definition=" + encode(text))
                                .statusCode())
                .isEqualTo(200);
    }

    @BeforeEach
    void nothingRuns() {
        platform.launched.clear();
        platform.ended.clear();
    }

    @Test
    void timersLookAtThisServersPlatformsCountAndRetain() {
        assertThat(jdbc.sql("select task_name from scheduled_tasks").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "reconcile-" + server.id(), "recount-" + server.id(), "retention");
    }

    // --- launching

    @Test
    void aPreviewTakesWhatTheLastLaunchLeftAndLaunchesNothing() throws Exception {
        define("previewed", "app4");
        post("/tasks/executions/launch", "name=previewed&properties=app.app4.mode%3Dfull");
        finishOne();

        JsonNode preview = json(post("/tasks/executions/preview", "name=previewed"));
        assertThat(preview.path("command").get(1).asString()).isEqualTo("previewed");
        assertThat(preview.path("appProperties").path("mode").asString()).isEqualTo("full");
        assertThat(preview.path("inheritedProperties").toString()).isEqualTo("[\"app.app4.mode\"]");
        JsonNode fresh = json(post("/tasks/executions/preview", "name=previewed&inherit=false"));
        assertThat(fresh.path("inheritedProperties")).isEmpty();
        assertThat(fresh.path("appProperties").has("mode")).isFalse();
        assertThat(
                        json(get("/tasks/executions?name=previewed"))
                                .path("page")
                                .path("totalElements")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void aLaunchAnswersWhereItsExecutionIsAndGoesOnByItself() throws Exception {
        HttpResponse<String> answer =
                post("/tasks/executions/launch", "name=task3&properties=app.app3.mode%3Dfull");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode launched = json(answer);
        long id = launched.get("executionId").asLong();
        assertThat(launched.propertyNames())
                .containsExactly("executionId", "schemaTarget", "_links");
        assertThat(launched.get("schemaTarget").asString()).isEqualTo("boot3");
        assertThat(launched.at("/_links/self/href").asString())
                .isEqualTo(uri("/tasks/executions/" + id + "?schemaTarget=boot3").toString());

        TaskLaunchRequest request = awaitLaunch();
        assertThat(request.appProperties()).containsEntry("mode", "full");
        platform.launcher.finish(request.id(), 0);
        assertThat(awaitEnd().state()).isEqualTo(RunState.SUCCEEDED);
        JsonNode execution = json(get("/tasks/executions/" + id + "?schemaTarget=boot3"));
        assertThat(execution.get("taskExecutionStatus").asString()).isEqualTo("COMPLETE");
        assertThat(execution.get("exitCode").asInt()).isZero();
        assertThat(execution.at("/appProperties/spring.datasource.url").asString())
                .isEqualTo("******");
    }

    @Test
    void theOldEndpointAnswersABareNumber() throws Exception {
        HttpResponse<String> answer = post("/tasks/executions", "name=task2");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).matches("\\d+");
        finishOne();
    }

    @Test
    void parametersMayStandInTheQueryBesideABodyThatMeansNothing() throws Exception {
        HttpResponse<String> answer =
                send(
                        request("/tasks/executions/launch?name=task2&arguments=day%3Dmon")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(201);
        TaskLaunchRequest request = awaitLaunch();
        assertThat(request.arguments()).startsWith("day=mon");
        platform.launcher.finish(request.id(), 0);
        awaitEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "4"})
    void theOldEndpointCannotLaunchNewGenerations(String boot) throws Exception {
        HttpResponse<String> answer = post("/tasks/executions", "name=task" + boot);
        assertError(answer, 400, "ApiNotSupportedException");
        assertThat(answer.body())
                .contains(
                        "Task: task%s cannot be launched for boot2. Use %s?name=task%s{&properties,arguments}"
                                .formatted(boot, uri("/tasks/executions/launch"), boot));
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks/executions,name=nope,404,NoSuchTaskDefinitionException",
        "/tasks/executions,x=y,400,UnsatisfiedServletRequestParameterException",
        "/tasks/executions/launch,x=y,400,MissingServletRequestParameterException",
        "/tasks/executions/launch,name=composed,501,ComposedTaskException",
        "/tasks/executions/launch,name=task2&properties=nonsense,400,InvalidLaunchException",
        "/tasks/executions/launch,name=task2&properties=foo.bar%3D1,400,InvalidLaunchException",
        "/tasks/executions/99999,x=y,404,NoSuchTaskExecutionException",
        "/tasks/executions/abc,x=y,400,MethodArgumentTypeMismatchException",
        "/tasks/executions/1?schemaTarget=boot9,x=y,404,NoSuchSchemaTargetException"
    })
    void mistakesAreExplainedInScdfsForm(String path, String form, int status, String logref)
            throws Exception {
        assertError(post(path, form), status, logref);
    }

    // --- how it stands, and stopping

    @Test
    void aRunTellsWhyItWaitsAndIsStoppedInTheQueueOrOnThePlatform() throws Exception {
        long first = launch("task2");
        LaunchId running = awaitLaunch().id();
        long second = launch("task2");
        long third = launch("task2");

        JsonNode waiting = json(get("/tasks/executions/" + third + "/run"));
        assertThat(waiting.get("state").asString()).isEqualTo("QUEUED");
        assertThat(waiting.get("queuePlace").asInt()).isEqualTo(2);
        assertThat(waiting.get("platformLimit").asInt()).isEqualTo(1);
        assertThat(waiting.get("reason").asString()).contains("free place");
        assertThat(waiting.get("inheritedProperties").isArray()).isTrue();

        HttpResponse<String> stopped =
                post("/tasks/executions/%d,%d".formatted(second, third), "platform=default");
        assertThat(stopped.statusCode()).isEqualTo(200);
        assertThat(stopped.body()).isEmpty();
        assertThat(awaitEnd().state()).isEqualTo(RunState.CANCELLED);
        assertThat(awaitEnd().state()).isEqualTo(RunState.CANCELLED);
        assertThat(post("/tasks/executions/" + first, "").statusCode()).isEqualTo(200);
        assertThat(awaitEnd().state()).isEqualTo(RunState.STOPPED);
        assertThat(platform.launcher.cancels()).contains(running);

        JsonNode run = json(get("/tasks/executions/" + first + "/run?schemaTarget=boot2"));
        assertThat(run.get("state").asString()).isEqualTo("STOPPED");
        assertThat(run.get("exitCode").asInt()).isEqualTo(143);
        assertThat(run.get("endedAt").asString()).endsWith("Z");
        assertThat(run.get("queuePlace").isNull()).isTrue();
        assertThat(json(get("/tasks/executions/" + first)).get("taskExecutionStatus").asString())
                .isEqualTo("ERROR");
        assertError(get("/tasks/executions/99999/run"), 404, "NoSuchTaskExecutionException");
    }

    // --- logs

    @Test
    void theWholeLogIsAJsonStringOrPlainText() throws Exception {
        launch("task2");
        LaunchId id = awaitLaunch().id();
        platform.launcher.print(id, LogStream.STDOUT, "line \"1\"\n한글\n");
        assertThat(text(id, "application/json")).isEqualTo("\"stdout:\\nline \\\"1\\\"\\n한글\\n\"");
        platform.launcher.print(id, LogStream.STDERR, "oops\n");

        String both = "stderr:\noops\nstdout:\nline \"1\"\n한글\n";
        assertThat(text(id, "text/plain, application/json, */*")).isEqualTo(both);
        assertThat(text(id, "text/html,application/xml;q=0.9,*/*;q=0.8")).startsWith("\"stderr:");
        assertThat(get("/tasks/logs/" + id).headers().firstValue("Content-Type"))
                .contains("application/json");
        assertThat(
                        send(request("/tasks/logs/" + id).header("Accept", "image/png").GET())
                                .statusCode())
                .isEqualTo(406);
        assertThat(text(id, "application/json;q=0.5,text/plain")).isEqualTo(both);
        assertThat(text(id, "text/plain;q=0.5,application/json")).startsWith("\"stderr:");
        for (String accept : List.of("nonsense", "text/plain;q=0")) {
            assertThat(
                            send(request("/tasks/logs/" + id).header("Accept", accept).GET())
                                    .statusCode())
                    .as(accept)
                    .isEqualTo(406);
        }
        assertThat(json(get("/tasks/logs/" + id + "?platformName=default")).asString())
                .isEqualTo(both);
        assertThat(json(get("/tasks/logs/" + id + "?platformName=zorg")).asString())
                .isEqualTo(
                        "Log could not be retrieved.  Verify that deployments are still available.");
        assertThat(json(get("/tasks/logs/nope")).asString())
                .isEqualTo("Log could not be retrieved as the task instance is not running.");
        platform.launcher.finish(id, 0);
        awaitEnd();
    }

    @Test
    void oneStreamIsReadInParts() throws Exception {
        launch("task2");
        LaunchId id = awaitLaunch().id();
        platform.launcher.print(id, LogStream.STDOUT, "one\ntwo\nthree\n");
        String path = "/tasks/logs/" + id + "/content";

        assertThat(get(path).body()).isEqualTo("one\ntwo\nthree\n");
        assertThat(get(path + "?offset=4").body()).isEqualTo("two\nthree\n");
        assertThat(get(path + "?offset=99").body()).isEmpty();
        HttpResponse<String> tail = get(path + "?tail=1");
        assertThat(tail.body()).isEqualTo("three\n");
        assertThat(tail.headers().firstValue("X-Log-Offset")).contains("8");
        assertThat(get(path + "?stream=stderr").body()).isEmpty();

        HttpResponse<String> part = send(request(path).header("Range", "bytes=4-6").GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("two");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 4-6/14");
        HttpResponse<String> beyond = send(request(path).header("Range", "bytes=14-").GET());
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */14");
        HttpResponse<String> head = send(request(path).HEAD());
        assertThat(head.headers().firstValue("Content-Length")).contains("14");
        assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");

        assertError(get(path + "?stream=stdin"), 400, "InvalidLogRequestException");
        assertError(get(path + "?offset=-1"), 400, "InvalidLogRequestException");
        assertError(get(path + "?tail=-1"), 400, "InvalidLogRequestException");
        assertError(
                send(request("/tasks/logs/" + id + "/follow").header("Last-Event-ID", "-1").GET()),
                400,
                "InvalidLogRequestException");
        assertError(get("/tasks/logs/no%20id/content"), 404, "NoSuchTaskLogException");
        assertError(get("/tasks/logs/nope/content"), 404, "NoSuchTaskLogException");
        assertError(get("/tasks/logs/nope/follow"), 404, "NoSuchTaskLogException");
        platform.launcher.finish(id, 0);
        awaitEnd();
    }

    @Test
    @Timeout(60)
    void aLogIsFollowedToItsEndAndTakenUpWhereItWasLeft() throws Exception {
        launch("task2");
        LaunchId id = awaitLaunch().id();
        platform.launcher.print(id, LogStream.STDOUT, "one\n");
        try (Events events = follow(id, null)) {
            assertThat(events.next()).containsExactly("id: 4", "data: \"one\\n\"");
            platform.launcher.print(id, LogStream.STDOUT, "한\n");
            assertThat(events.next()).containsExactly("id: 8", "data: \"한\\n\"");
        }
        try (Events events = follow(id, "4")) {
            assertThat(events.next()).containsExactly("id: 8", "data: \"한\\n\"");
            platform.launcher.print(id, LogStream.STDOUT, "last");
            platform.launcher.finish(id, 7);
            assertThat(events.next()).containsExactly("id: 12", "data: \"last\"");
            assertThat(events.next())
                    .containsExactly(
                            "event: end",
                            "data: {\"state\":\"FAILED\",\"exitCode\":7,\"reason\":\"The program ended with exit code 7\"}");
            assertThat(events.reader.readLine()).as("the server ends the answer").isNull();
        }
        awaitEnd();
    }

    private record Events(BufferedReader reader) implements AutoCloseable {

        /** The lines of the next event; comments are left out. */
        List<String> next() throws IOException {
            List<String> lines = new ArrayList<>();
            while (true) {
                String line = Objects.requireNonNull(reader.readLine(), "no further event");
                if (line.isEmpty() && !lines.isEmpty()) {
                    return lines;
                }
                if (!line.isEmpty() && !line.startsWith(":")) {
                    lines.add(line);
                }
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private Events follow(LaunchId id, @Nullable String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/tasks/logs/" + id + "/follow");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer =
                http.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/event-stream;charset=UTF-8");
        return new Events(
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    // --- speaking to the server

    private long launch(String task) throws IOException, InterruptedException {
        return json(post("/tasks/executions/launch", "name=" + task)).get("executionId").asLong();
    }

    private void finishOne() throws InterruptedException {
        platform.launcher.finish(awaitLaunch().id(), 0);
        awaitEnd();
    }

    private TaskLaunchRequest awaitLaunch() throws InterruptedException {
        return Objects.requireNonNull(platform.launched.poll(30, TimeUnit.SECONDS), "no launch");
    }

    private RunEnded awaitEnd() throws InterruptedException {
        return Objects.requireNonNull(platform.ended.poll(30, TimeUnit.SECONDS), "no end");
    }

    private String text(LaunchId id, String accept) throws IOException, InterruptedException {
        return send(request("/tasks/logs/" + id).header("Accept", accept).GET()).body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String form)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static void assertError(HttpResponse<String> answer, int status, String logref) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).at("/_embedded/errors/0/logref").asString()).isEqualTo(logref);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String encode(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
