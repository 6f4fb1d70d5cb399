package net.dstone.dataflow.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The sample application in its web mode, which registers its own tasks when asked. */
final class SampleProcess implements AutoCloseable {

    static final Path JAR =
            ServerProcess.SAMPLES.resolve("dstone-batch/target/dstone-batch-0.0.1-SNAPSHOT.jar");

    private final Process process;
    private final Api api;

    /**
     * @param server where it registers its tasks
     * @param folder where it may write
     */
    SampleProcess(URI server, Path folder) {
        int port = ServerProcess.freePort();
        try {
            Files.createDirectories(folder);
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-jar",
                                    JAR.toString(),
                                    "--server.port=" + port,
                                    "--spring.cloud.dataflow.client.server-uri=" + server)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("sample.log").toFile())
                            .start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        api = new Api(URI.create("http://127.0.0.1:" + port));
        Awaitility.await("the sample, see " + folder.resolve("sample.log"))
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .failFast("the sample ended while it started", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> api.get("/batch/healthCheck").status() == 200);
    }

    Api api() {
        return api;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
