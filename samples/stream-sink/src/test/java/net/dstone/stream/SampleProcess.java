package net.dstone.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the real jars, run by {@code java -jar} as a deployer does. */
final class SampleProcess implements AutoCloseable {

    /** Far more than it takes, since the machine may be busy with other builds. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;

    private SampleProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static SampleProcess source(Path folder, Map<String, Object> properties) throws IOException {
        return application(folder, "../stream-source/target/stream-source-1.0.0.jar", properties);
    }

    static SampleProcess processor(Path folder, Map<String, Object> properties) throws IOException {
        return application(
                folder, "../stream-processor/2.0.0/target/stream-processor-2.0.0.jar", properties);
    }

    static SampleProcess sink(Path folder, Map<String, Object> properties) throws IOException {
        return application(folder, "target/stream-sink-1.0.0.jar", properties);
    }

    private static SampleProcess application(
            Path folder, String jar, Map<String, Object> properties) throws IOException {
        Path path = Path.of(jar).toAbsolutePath().normalize();
        assertThat(path).exists();
        int port = freePort();
        Map<String, Object> all = new HashMap<>(properties);
        all.put("server.port", port);
        Path output = Files.createTempFile(folder, path.getFileName() + "-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-jar",
                                path.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("SPRING_APPLICATION_JSON", JSON.writeValueAsString(all));
        return new SampleProcess(builder.start(), output, port);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void awaitHealthy() {
        await().atMost(PATIENCE)
                .failFast(this::failIfEnded)
                .ignoreExceptions()
                .until(() -> "UP".equals(get("/actuator/health").path("status").asString()));
    }

    void failIfEnded() {
        assertThat(process.isAlive()).as(this::output).isTrue();
    }

    JsonNode get(String path) {
        return JSON.readTree(send(HttpRequest.newBuilder(uri(path)).build()).body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, and SIGKILL if that is not enough. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
