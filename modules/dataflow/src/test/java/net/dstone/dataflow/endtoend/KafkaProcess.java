package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The Kafka for development as its script starts it. */
final class KafkaProcess implements AutoCloseable {

    private static final Path JAR =
            ServerProcess.SAMPLES.resolve("kafka-broker/target/kafka-broker-1.0.0.jar");

    private final Process process;
    private final int port = ServerProcess.freePort();

    /**
     * @param folder where it may write; returns when Kafka is ready
     */
    KafkaProcess(Path folder) throws IOException {
        Path log = Files.createDirectories(folder).resolve("kafka.log");
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                JAR.toString(),
                                "--port=" + port,
                                "--data=" + folder.resolve("data"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Awaitility.await("Kafka, see " + log)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> assertThat(process.isAlive()).as(Files.readString(log)).isTrue())
                .until(() -> Files.readString(log).contains("Kafka is ready"));
    }

    /** As clients name it. */
    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
