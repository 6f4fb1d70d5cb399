package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a server as an SCDF client does. */
final class Api {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final Set<String> FINAL_STATES =
            Set.of("SUCCEEDED", "FAILED", "STOPPED", "LOST", "CANCELLED");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    record Answer(int status, String text) {

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    /** One execution by what clients name it with. */
    record Execution(long id, String target) {

        private String query() {
            return id + "?schemaTarget=" + target;
        }
    }

    Answer get(String path) {
        return send("GET", path, Map.of(), "application/json");
    }

    Answer post(String path, Map<String, String> form) {
        return send("POST", path, form, "application/json");
    }

    Answer put(String path) {
        return send("PUT", path, Map.of(), "application/json");
    }

    Answer delete(String path) {
        return send("DELETE", path, Map.of(), "application/json");
    }

    /** The answer must be a success. */
    JsonNode json(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    void register(String name, String bootVersion, String uri) {
        Answer answer =
                post("/apps/task/" + name + "/1.0", Map.of("uri", uri, "bootVersion", bootVersion));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    void define(String task, String definition) {
        Answer answer = post("/tasks/definitions", Map.of("name", task, "definition", definition));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    Execution launch(String task, String properties, String arguments) {
        Answer answer =
                post(
                        "/tasks/executions/launch",
                        Map.of("name", task, "properties", properties, "arguments", arguments));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode launched = answer.json();
        return new Execution(
                launched.get("executionId").asLong(), launched.get("schemaTarget").asString());
    }

    void stop(Execution execution) {
        Answer answer = post("/tasks/executions/" + execution.query(), Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void restartJob(long jobExecution, String target) {
        Answer answer =
                put(
                        "/jobs/executions/%d?restart=true&schemaTarget=%s"
                                .formatted(jobExecution, target));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** The execution of the task that was launched last. */
    Execution newest(String task) {
        JsonNode execution =
                json("/tasks/executions?name=%s&sort=TASK_EXECUTION_ID,desc&size=1".formatted(task))
                        .at("/_embedded/taskExecutionResourceList/0");
        return new Execution(
                execution.get("executionId").asLong(), execution.get("schemaTarget").asString());
    }

    JsonNode execution(Execution execution) {
        return json("/tasks/executions/" + execution.query());
    }

    JsonNode run(Execution execution) {
        return json(
                "/tasks/executions/" + execution.id() + "/run?schemaTarget=" + execution.target());
    }

    /** Waits until the run has ended and answers its state. */
    String awaitEnd(Execution execution) {
        return awaitState(execution, FINAL_STATES);
    }

    String awaitState(Execution execution, Set<String> states) {
        return Awaitility.await("run of " + execution + " in one of " + states)
                .atMost(LONGEST_RUN)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(exception -> exception instanceof UncheckedIOException)
                .until(() -> run(execution).get("state").asString(), states::contains);
    }

    /** Waits until the run's log holds the text. */
    void awaitLog(Execution execution, String text) {
        Awaitility.await("'" + text + "' in the log of " + execution)
                .atMost(LONGEST_RUN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> log(execution), log -> log.contains(text));
    }

    /** What the platform knows the launch by. */
    String externalId(Execution execution) {
        return execution(execution).get("externalExecutionId").asString();
    }

    String log(Execution execution) {
        Answer answer = send("GET", "/tasks/logs/" + externalId(execution), Map.of(), "text/plain");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    /** The job executions of a task execution, newest first. */
    JsonNode jobs(Execution execution) {
        return json("/jobs/thinexecutions?taskExecutionId=%d&schemaTarget=%s"
                        .formatted(execution.id(), execution.target()))
                .at("/_embedded/jobExecutionThinResourceList");
    }

    JsonNode steps(long jobExecution, String target) {
        return json("/jobs/executions/%d/steps?schemaTarget=%s".formatted(jobExecution, target))
                .at("/_embedded/stepExecutionResourceList");
    }

    /** With a body of JSON. */
    Answer postJson(String path, String json) {
        return send("POST", path, json, "application/json", "application/json");
    }

    private Answer send(String method, String path, Map<String, String> form, String accept) {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(method, path, body, "application/x-www-form-urlencoded", accept);
    }

    private Answer send(
            String method, String path, String body, String contentType, String accept) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofMinutes(1))
                        .header("Accept", accept)
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
