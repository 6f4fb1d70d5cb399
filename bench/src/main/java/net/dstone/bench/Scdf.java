package net.dstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of the REST API that both servers speak. */
final class Scdf {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Scdf(URI address) {
        this.address = address;
    }

    void register(String name, Path jar) {
        send("POST", "/apps/task/" + name + "/1.0.0", Map.of("uri", jar.toUri().toString()));
    }

    void define(String task, String definition) {
        send("POST", "/tasks/definitions", Map.of("name", task, "definition", definition));
    }

    /** The id of the execution. */
    long launch(String task, String properties, String arguments) {
        return Long.parseLong(
                send(
                                "POST",
                                "/tasks/executions",
                                Map.of(
                                        "name", task,
                                        "properties", properties,
                                        "arguments", arguments))
                        .strip());
    }

    JsonNode execution(long id) {
        return JsonMapper.shared().readTree(get("/tasks/executions/" + id));
    }

    /** From the request until the execution shows an end. */
    double millisToLaunch(String task, String properties, String arguments) {
        long begin = System.nanoTime();
        awaitSuccess(launch(task, properties, arguments), LOOK_EVERY);
        return (System.nanoTime() - begin) / 1e6;
    }

    /**
     * @param lookEvery each look takes time from what runs
     */
    JsonNode awaitSuccess(long id, Duration lookEvery) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode execution = execution(id);
        while (execution.path("endTime").asString("").isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Execution has not ended: " + execution);
            }
            try {
                Thread.sleep(lookEvery);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(exception);
            }
            execution = execution(id);
        }
        if (execution.path("exitCode").asInt(-1) != 0) {
            throw new IllegalStateException("Execution has failed: " + execution);
        }
        return execution;
    }

    URI address() {
        return address;
    }

    double millisToGet(String path) {
        long begin = System.nanoTime();
        get(path);
        return (System.nanoTime() - begin) / 1e6;
    }

    String get(String path) {
        return send("GET", path, Map.of());
    }

    private String send(String method, String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json, text/plain;q=0.5")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s %s: %d %s"
                                .formatted(method, path, response.statusCode(), response.body()));
            }
            return response.body();
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
