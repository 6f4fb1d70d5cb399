package net.dstone.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real jar, run by {@code java -jar} in a folder of its own. */
final class BatchProcess implements AutoCloseable {

    /** Far more than it takes, since the machine may be busy with other builds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path JAR =
            Path.of("target/dstone-batch-0.0.1-SNAPSHOT.jar").toAbsolutePath();

    private final Process process;
    private final Path output;

    private BatchProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static BatchProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    static BatchProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        command.add("--dstone.batch.work-folder=" + folder.resolve("files"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // With the plain C locale Java's own choice of charset would lose Korean text.
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return new BatchProcess(builder.start(), output);
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    void awaitOutput(String text) {
        await().atMost(PATIENCE)
                .failFast("the process ended", () -> !process.isAlive())
                .until(() -> output().contains(text));
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
