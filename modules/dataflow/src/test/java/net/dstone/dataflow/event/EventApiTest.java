package net.dstone.dataflow.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.TaskLaunchRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A database of its own: other tests put rows in by numbers of their own.
        properties =
                "spring.datasource.url=jdbc:h2:mem:events;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE")
@Import(FakePlatformConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventApiTest {

    @Autowired private FakeTaskLauncher launcher;
    @Autowired private MeterRegistry meters;
    @LocalServerPort private int port;
    @TempDir static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void registerAndDefine() throws IOException, InterruptedException {
        register("import");
        post("/tasks/definitions", "name=nightly&definition=import");
    }

    private void register(String app) throws IOException, InterruptedException {
        Path jar = folder.resolve(app + ".jar");
        BootJar.of("4.0.0").withLibrary("spring-cloud-task-core-5.0.0.jar").write(jar);
        post(
                "/apps/task/%s/1.0".formatted(app),
                "bootVersion=4&force=true&uri="
                        + URLEncoder.encode(jar.toUri().toString(), StandardCharsets.UTF_8));
    }

    @Test
    void allClientsHearOfEachStateOfAnExecution() throws Exception {
        try (Events one = listen(null);
                Events other = listen(null)) {
            one.skipGreeting();
            other.skipGreeting();
            launcher.onLaunch(request -> launcher.start(request.id()));

            post("/tasks/executions/launch", "name=nightly");

            for (Events events : List.of(one, other)) {
                assertThat(events.next().get(2)).endsWith("\"state\":\"QUEUED\"}");
                assertThat(events.next().get(2)).endsWith("\"state\":\"LAUNCHING\"}");
                List<String> running = events.next();
                assertThat(running.get(0)).matches("id: \\d+");
                assertThat(running.get(1)).isEqualTo("event: execution");
                assertThat(running.get(2))
                        .matches(
                                "data: \\{\"id\":\\d+,\"schemaTarget\":\"boot4\","
                                        + "\"taskName\":\"nightly\",\"state\":\"RUNNING\"}");
            }
            TaskLaunchRequest launched = launcher.requests().getLast();
            launcher.finish(launched.id(), 0);
            assertThat(one.next().get(2)).endsWith("\"state\":\"SUCCEEDED\"}");
            assertThat(other.next().get(2)).endsWith("\"state\":\"SUCCEEDED\"}");
        }
    }

    @Test
    void changesOfAppsAndDefinitionsAreTold() throws Exception {
        try (Events events = listen(null)) {
            events.skipGreeting();

            register("other");
            assertThat(events.next()).element(1).isEqualTo("event: apps");
            post("/tasks/definitions", "name=other&definition=other");
            assertThat(events.next()).element(1).isEqualTo("event: definitions");
            assertThat(send(request("/tasks/definitions/other").DELETE()).statusCode())
                    .isEqualTo(200);
            assertThat(events.next()).element(1).isEqualTo("event: definitions");
            assertThat(send(request("/apps/task/other/1.0").DELETE()).statusCode()).isEqualTo(200);
            assertThat(events.next()).element(1).isEqualTo("event: apps");
        }
    }

    @Test
    void theDeletionOfExecutionsIsToldOnce() throws Exception {
        try (Events events = listen(null)) {
            events.skipGreeting();
            launcher.onLaunch(request -> launcher.start(request.id()));
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                post("/tasks/executions/launch", "name=nightly");
                ids.add(events.next().get(2).replaceAll(".*\"id\":(\\d+).*", "$1"));
                assertThat(events.next().get(2)).endsWith("\"state\":\"LAUNCHING\"}");
                assertThat(events.next().get(2)).endsWith("\"state\":\"RUNNING\"}");
                launcher.finish(launcher.requests().getLast().id(), 0);
                assertThat(events.next().get(2)).endsWith("\"state\":\"SUCCEEDED\"}");
            }

            String path =
                    "/tasks/executions/%s?schemaTarget=boot4&action="
                            .formatted(String.join(",", ids));
            assertThat(send(request(path + "CLEANUP").DELETE()).statusCode()).isEqualTo(200);
            assertThat(send(request(path + "CLEANUP,REMOVE_DATA").DELETE()).statusCode())
                    .isEqualTo(200);
            register("other");

            assertThat(events.next().subList(1, 3)).containsExactly("event: deleted", "data: {}");
            assertThat(events.next()).element(1).isEqualTo("event: apps");
        }
    }

    @Test
    void aRefusedChangeIsNotTold() throws Exception {
        try (Events events = listen(null)) {
            events.skipGreeting();

            assertThat(
                            send(form("/tasks/definitions", "name=nightly&definition=import"))
                                    .statusCode())
                    .isEqualTo(409);
            register("other");

            assertThat(events.next()).element(1).isEqualTo("event: apps");
        }
    }

    @Test
    void aClientThatComesBackGetsWhatItMissed() throws Exception {
        String place;
        try (Events events = listen(null)) {
            place = events.skipGreeting();
        }
        register("first");
        register("second");
        String afterFirst;
        try (Events events = listen(place)) {
            afterFirst = events.next().getFirst().substring("id: ".length());
            assertThat(events.next()).element(1).isEqualTo("event: apps");
        }
        try (Events events = listen(afterFirst)) {
            assertThat(events.next().getFirst())
                    .isEqualTo("id: " + (Long.parseLong(afterFirst) + 1));
        }
    }

    @Test
    void aClientWhosePlaceIsNotKnownIsToldToLookAgain() throws Exception {
        try (Events events = listen("3")) {
            assertThat(events.next().subList(1, 3)).containsExactly("event: reset", "data: {}");
        }
    }

    @Test
    void aPlaceThatIsNoNumberIsRefused() throws Exception {
        assertThat(send(request("/events").header("Last-Event-ID", "x").GET()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoAsksForTheHeadOnlyTakesNoPlace() throws Exception {
        Gauge clients = meters.get("dstone.event.clients").gauge();
        double before = clients.value();

        HttpResponse<String> answer = send(request("/events").HEAD());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/event-stream;charset=UTF-8");
        // One that listens has its place before it is greeted, and any before it had theirs.
        try (Events events = listen(null)) {
            events.skipGreeting();
            assertThat(clients.value()).isEqualTo(before + 1);
        }
    }

    private record Events(BufferedReader reader) implements AutoCloseable {

        /** The id a client has before the first event. */
        String skipGreeting() throws IOException {
            return next().getFirst().substring("id: ".length());
        }

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

    private Events listen(@Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/events");
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

    private void post(String path, String form) throws IOException, InterruptedException {
        assertThat(send(form(path, form)).statusCode()).isBetween(200, 201);
    }

    private HttpRequest.Builder form(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }
}
