package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded database is the harder case: it must outlive the server as well. */
class ServerRestartIT {

    @TempDir private Path folder;

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("stopped", (Consumer<ServerProcess>) ServerProcess::stop),
                Arguments.of("killed", (Consumer<ServerProcess>) ServerProcess::kill));
    }

    @ParameterizedTest(name = "the server is {0}")
    @MethodSource("endings")
    void tasksGoOnWithoutTheServerAndEndWithTheirTrueExitCodesAndLogs(
            String how, Consumer<ServerProcess> end) throws IOException {
        Path gate = folder.resolve("gate");
        String behindTheGate = "deployer.dstone-batch.local.javaCmd=" + newJavaWaitingFor(gate);
        try (ServerProcess server = ServerProcess.onEmbeddedDatabase(folder.resolve("home"))) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("works", "dstone-batch --spring.batch.job.names=longRunningJob");
            api.define("settles", "dstone-batch --spring.batch.job.names=restartableJob");
            Execution across = api.launch("works", "", "seconds=300");
            Execution succeeds = api.launch("settles", behindTheGate, "failAtStep=none rows=30");
            Execution fails = api.launch("settles", behindTheGate, "failAtStep=settle");
            for (Execution execution : List.of(across, succeeds, fails)) {
                api.awaitState(execution, Set.of("RUNNING"));
            }
            api.awaitLog(across, "Working: 1 of");
            Path runs = folder.resolve("home/runs");
            Path success = runs.resolve(api.externalId(succeeds)).resolve("exit");
            Path failure = runs.resolve(api.externalId(fails)).resolve("exit");

            end.accept(server);
            Files.createFile(gate);
            Awaitility.await("the end of two tasks while no server runs")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> Files.exists(success) && Files.exists(failure));
            Api again = server.start();

            assertThat(again.run(across).get("state").asString()).isEqualTo("RUNNING");
            assertThat(again.awaitEnd(succeeds)).isEqualTo("SUCCEEDED");
            assertThat(again.execution(succeeds).get("exitCode").asInt()).isZero();
            assertThat(again.jobs(succeeds).get(0).get("status").asString()).isEqualTo("COMPLETED");
            assertThat(again.log(succeeds)).containsSubsequence("Starting ", "COMPLETED");
            assertThat(again.awaitEnd(fails)).isEqualTo("FAILED");
            assertThat(again.execution(fails).get("exitCode").asInt()).isNotZero();
            assertThat(again.jobs(fails).get(0).get("status").asString()).isEqualTo("FAILED");

            again.stop(across);
            assertThat(again.awaitEnd(across)).isEqualTo("STOPPED");
            assertThat(again.jobs(across).get(0).get("status").asString()).isEqualTo("STOPPED");
        }
    }

    /** So that a program does nothing before, and all it does after, the given file exists. */
    private Path newJavaWaitingFor(Path gate) throws IOException {
        Path program = folder.resolve("java-behind-gate.sh");
        Files.writeString(
                program,
                """
                #!/bin/sh
                until [ -e '%s' ]; do
                    # A failed test takes its folder away.
                    [ -e "$0" ] || exit 1
                    sleep 0.1
                done
                exec '%s/bin/java' "$@"
                """
                        .formatted(gate, System.getProperty("java.home")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }
}
