package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script with what its {@code prepare} really makes. */
class PreparedStartIT {

    private static final Path PROJECT = ServerProcess.MODULE.resolve("../..").normalize();
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir private Path folder;

    @Test
    void theServerStartsFromTheLayoutAndTheCacheThatPrepareMade() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")));
        install("bin/01.dataflow.sh", "bin/common.sh", "conf/dataflow-server.yml");
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(ServerProcess.JAR, folder.resolve("lib/dataflow-server.jar"));

        Process prepare = script("prepare");
        try {
            assertThat(prepare.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
        } finally {
            prepare.destroyForcibly();
        }
        assertThat(prepare.exitValue()).as(output()).isZero();
        Path cache = layout().resolve("server.aot");
        assertThat(cache).isNotEmptyFile();

        Process server =
                script(
                        "run",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=jdbc:h2:mem:prepared");
        try {
            Path portFile = folder.resolve("data/dataflow.port");
            Awaitility.await("the server")
                    .atMost(LONGEST)
                    .failFast(() -> assertThat(server.isAlive()).as(output()).isTrue())
                    .until(() -> Files.exists(portFile) && Files.size(portFile) > 0);
            Api api = new Api(URI.create("http://127.0.0.1:" + Files.readString(portFile)));
            assertThat(api.get("/about").status()).isEqualTo(200);
            assertThat(Files.readString(Path.of("/proc/%d/maps".formatted(server.pid()))))
                    .as("what the server has loaded: %s", output())
                    .contains(cache.toString());
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private void install(String... files) throws IOException {
        for (String file : files) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(PROJECT.resolve(file), copy);
        }
    }

    private Path layout() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("lib"))) {
            return found.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private Process script(String... arguments) throws IOException {
        List<String> command =
                Stream.concat(
                                Stream.of(folder.resolve("bin/01.dataflow.sh").toString()),
                                Stream.of(arguments))
                        .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("output").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DSTONE_DATA", folder.resolve("data").toString());
        builder.environment()
                .keySet()
                .removeAll(
                        Set.of(
                                "JAVA_OPTS",
                                "JAVA_TOOL_OPTIONS",
                                "JDK_JAVA_OPTIONS",
                                "_JAVA_OPTIONS"));
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
