package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The server as its script starts it: the executable jar in a process of its own. */
final class ServerProcess implements AutoCloseable {

    static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    static final Path SAMPLES = MODULE.resolve("../../samples").normalize();

    static final Path JAR = MODULE.resolve("target/dstone-dataflow-0.1.0-SNAPSHOT-exec.jar");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Path home;
    private final List<String> settings;
    private volatile @Nullable Process process;
    private volatile @Nullable URI address;

    /**
     * @param home new or left by a server before
     * @param settings as on its command line
     */
    ServerProcess(Path home, List<String> settings) {
        this.home = home;
        this.settings = List.copyOf(settings);
    }

    /** A server with a PostgreSQL database. */
    static ServerProcess onPostgres(Path home, String url, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--spring.datasource.url=" + url);
        all.add("--spring.datasource.username=postgres");
        all.add("--spring.datasource.password=");
        return new ServerProcess(home, all);
    }

    /** A server with a MariaDB database. */
    static ServerProcess onMariadb(Path home, String url, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        // Without what the tests themselves need: the server and its tasks have to do without.
        all.add("--spring.datasource.url=" + url.replaceFirst("[?].*", ""));
        all.add("--spring.datasource.username=root");
        all.add("--spring.datasource.password=");
        return new ServerProcess(home, all);
    }

    /** A server with the embedded database, on a port of its own. */
    static ServerProcess onEmbeddedDatabase(Path home, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(
                "--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:%d/./dataflow"
                        .formatted(freePort()));
        return new ServerProcess(home, all);
    }

    /**
     * Returns when the server answers.
     *
     * @param onlyNow settings besides the usual ones, for this start
     */
    Api start(String... onlyNow) {
        assertThat(JAR).as("Build the module first").exists();
        Path portFile = home.resolve("server.port");
        try {
            Files.createDirectories(home);
            Files.deleteIfExists(portFile);
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-DPORTFILE=" + portFile,
                                    "-jar",
                                    JAR.toString(),
                                    "--server.port=0",
                                    "--dstone.skipper.port=-1",
                                    "--dstone.server.home=" + home));
            command.addAll(settings);
            command.addAll(List.of(onlyNow));
            Process started =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            home.resolve("server.log").toFile()))
                            .start();
            process = started;
            Awaitility.await("the server, see " + home.resolve("server.log"))
                    .atMost(START_TIMEOUT)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast(
                            () ->
                                    assertThat(started.isAlive())
                                            .as(
                                                    "the server runs; its log: %s",
                                                    Files.readString(home.resolve("server.log")))
                                            .isTrue())
                    .until(() -> Files.exists(portFile) && answers(portFile));
            URI found = URI.create("http://127.0.0.1:" + Files.readString(portFile));
            address = found;
            return new Api(found);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    URI address() {
        URI started = address;
        assertThat(started).isNotNull();
        return started;
    }

    /** SIGKILL: it gets no chance to tidy up. */
    void kill() {
        end(Process::destroyForcibly);
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /**
     * SIGKILL, also while it starts.
     *
     * @return false if there was nothing to kill
     */
    boolean killIfAlive() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return false;
        }
        running.destroyForcibly();
        running.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        return true;
    }

    /** SIGTERM, as the script does. */
    void stop() {
        end(Process::destroy);
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private void end(Consumer<Process> how) {
        Process running = process;
        assertThat(running).isNotNull();
        how.accept(running);
        running.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        process = null;
    }

    private static boolean answers(Path portFile) throws IOException {
        String port = Files.readString(portFile);
        if (port.isBlank()) {
            return false;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%s/management/health"
                                                    .formatted(port)))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
