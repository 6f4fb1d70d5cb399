package net.dstone.skipper.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.client.HttpSkipper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The Skipper server as its script starts it: the executable jar in a process of its own. */
final class SkipperProcess implements AutoCloseable {

    private static final Path JAR =
            Path.of(System.getProperty("basedir", ""))
                    .toAbsolutePath()
                    .resolve("target/dstone-skipper-0.1.0-SNAPSHOT-exec.jar");
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Path home;
    private final int databasePort = freePort();
    private @Nullable Process process;

    /**
     * @param home new or left by a server before
     */
    SkipperProcess(Path home) {
        this.home = home;
    }

    /** Returns when the server answers. */
    Skipper start() throws IOException {
        assertThat(JAR).as("Build the module first").exists();
        Files.createDirectories(home);
        Path portFile = home.resolve("server.port");
        Path log = home.resolve("server.log");
        Files.deleteIfExists(portFile);
        Process started =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-DPORTFILE=" + portFile,
                                "-jar",
                                JAR.toString(),
                                "--server.port=0",
                                "--dstone.server.home=" + home,
                                "--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:%d/./dataflow"
                                        .formatted(databasePort))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process = started;
        Awaitility.await("the server, see " + log)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .failFast(
                        () ->
                                assertThat(started.isAlive())
                                        .as("the server runs; its log: %s", Files.readString(log))
                                        .isTrue())
                .until(() -> Files.exists(portFile) && !Files.readString(portFile).isBlank());
        return new HttpSkipper("http://127.0.0.1:%s/api".formatted(Files.readString(portFile)));
    }

    /** SIGKILL: it gets no chance to tidy up. */
    void kill() {
        Process running = process;
        assertThat(running).isNotNull();
        running.destroyForcibly();
        running.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        process = null;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
