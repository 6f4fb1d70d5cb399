package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under load, or its disk is full, and comes back. */
class DatabaseFaultsIT {

    private static final Duration LONGEST_END = Duration.ofMinutes(2);

    @TempDir private Path folder;

    @Test
    void onAFullDiskOfPostgresqlWhatRunsEndsAndIsToldWhenThereIsRoomAgain() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 200);
                PostgresServer postgres = new PostgresServer(folder.resolve("disk/postgres"))) {
            FaultBed bed = new FaultBed(folder, postgres.newUrl());
            try (ServerProcess server = bed.server("home")) {
                Api api = server.start();
                bed.registerTasks(api);
                Path gate = folder.resolve("gate");
                List<Execution> running = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Execution execution =
                            bed.launchMarked(api, "gate=%s code=%d".formatted(gate, i));
                    api.awaitState(execution, Set.of("RUNNING"));
                    running.add(execution);
                }

                disk.fill();
                bed.ledger().databaseHarmed();
                // Until it has used up what it had reserved, it still accepts some.
                Awaitility.await("a launch that cannot be stored")
                        .atMost(LONGEST_END)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> !accepts(bed, api));
                Files.createFile(gate);
                RunProcesses processes = bed.processes("home");
                Awaitility.await("the end of the programs")
                        .atMost(LONGEST_END)
                        .until(() -> processes.running().isEmpty());
                disk.free();
                if (!postgres.isRunning()) {
                    postgres.start();
                }

                for (int i = 0; i < 3; i++) {
                    api.awaitEnd(running.get(i));
                    assertThat(api.run(running.get(i)).get("exitCode").asInt()).isEqualTo(i);
                }
                bed.truth().assertHolds(LONGEST_END);
            }
        }
    }

    private static boolean accepts(FaultBed bed, Api api) {
        try {
            bed.launchMarked(api, "padding=" + "x".repeat(2000));
            return true;
        } catch (RuntimeException | AssertionError refused) {
            bed.ledger().unanswered();
            return false;
        }
    }

    @Test
    void aKilledEmbeddedDatabaseIsStartedAgainAndNothingIsLost() throws IOException {
        Path home = folder.resolve("home");
        Path gate = folder.resolve("gate");
        MarkedProgram program = new MarkedProgram(folder);
        try (ServerProcess server = ServerProcess.onEmbeddedDatabase(home)) {
            Api api = server.start();
            Execution running = launchWaiting(api, program, gate, 4);
            api.awaitState(running, Set.of("RUNNING"));

            ProcessHandle database = embeddedDatabase(home);
            database.destroyForcibly();
            database.onExit().join();
            Files.createFile(gate);
            awaitRecordedEnd(api, running);

            assertEndedWithItsExitCodeAndTheServerGoesOn(api, program, running);
            embeddedDatabase(home).destroyForcibly();
        }
    }

    @Test
    void onAFullDiskOfTheEmbeddedDatabaseLaunchesAreRefusedAndWhatRunsEndsWithItsExitCode()
            throws Exception {
        Path home = folder.resolve("home");
        Path gate = folder.resolve("gate");
        MarkedProgram program = new MarkedProgram(folder);
        try (SmallDisk disk = new SmallDisk(home, 96);
                ServerProcess server = ServerProcess.onEmbeddedDatabase(home)) {
            Api api = server.start();
            Execution running = launchWaiting(api, program, gate, 4);
            api.awaitState(running, Set.of("RUNNING"));

            disk.fill();
            Api.Answer refused = api.post("/tasks/executions/launch", Map.of("name", "marked"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text()).contains("not accepted", "Free some");
            Files.createFile(gate);
            awaitExitCodeOnTheFullDisk(home);
            disk.free();
            awaitRecordedEnd(api, running);

            assertEndedWithItsExitCodeAndTheServerGoesOn(api, program, running);
            embeddedDatabase(home).destroyForcibly();
        }
    }

    @Test
    void onAFullDiskOfTheRunFoldersLaunchesFailAndWhatRunsEndsWithItsExitCode() throws Exception {
        Path home = folder.resolve("home");
        Path gate = folder.resolve("gate");
        MarkedProgram program = new MarkedProgram(folder);
        try (SmallDisk disk = new SmallDisk(home.resolve("runs"), 64);
                ServerProcess server = ServerProcess.onEmbeddedDatabase(home)) {
            Api api = server.start();
            Execution running = launchWaiting(api, program, gate, 4);
            api.awaitState(running, Set.of("RUNNING"));

            disk.fill();
            Execution refused = launch(api, program, "code=0");
            assertThat(api.awaitEnd(refused)).isEqualTo("FAILED");
            assertThat(api.run(refused).get("reason").asString()).contains("is full");
            Files.createFile(gate);
            awaitExitCodeOnTheFullDisk(home);
            disk.free();

            assertEndedWithItsExitCodeAndTheServerGoesOn(api, program, running);
            embeddedDatabase(home).destroyForcibly();
        }
    }

    private static void awaitExitCodeOnTheFullDisk(Path home) throws IOException {
        Path exit = home.resolve("runs").resolve(launchIdFolder(home)).resolve("exit");
        Awaitility.await("the program's exit code on the full disk")
                .atMost(LONGEST_END)
                .until(() -> Files.exists(exit));
    }

    /** Of a program that was made to end with 4. */
    private static void assertEndedWithItsExitCodeAndTheServerGoesOn(
            Api api, MarkedProgram program, Execution running) throws IOException {
        assertThat(api.awaitEnd(running)).isEqualTo("FAILED");
        assertThat(api.run(running).get("exitCode").asInt()).isEqualTo(4);
        Execution next = launch(api, program, "code=0");
        assertThat(api.awaitEnd(next)).isEqualTo("SUCCEEDED");
        program.assertRanOnce(running);
        program.assertRanOnce(next);
    }

    /** The database may be away until then, and once more when the end is written to one that was full. */
    private static void awaitRecordedEnd(Api api, Execution execution) {
        String run =
                "/tasks/executions/%d/run?schemaTarget=%s"
                        .formatted(execution.id(), execution.target());
        Awaitility.await("the recorded end")
                .atMost(LONGEST_END)
                .until(
                        () -> {
                            Api.Answer answer = api.get(run);
                            return answer.status() == 200 && !answer.json().get("endedAt").isNull();
                        });
    }

    /** The only one there is. */
    private static Path launchIdFolder(Path home) throws IOException {
        try (var runs = Files.newDirectoryStream(home.resolve("runs"), "marked-*")) {
            return runs.iterator().next().getFileName();
        }
    }

    private static Execution launchWaiting(
            Api api, MarkedProgram program, Path gate, int exitCode) {
        api.register("marked", "4", SampleProcess.JAR.toUri().toString());
        api.define("marked", "marked");
        return launch(api, program, "gate=%s code=%d".formatted(gate, exitCode));
    }

    private static Execution launch(Api api, MarkedProgram program, String arguments) {
        return api.launch("marked", program.insteadOfJava("marked"), "target=boot4 " + arguments);
    }

    private static ProcessHandle embeddedDatabase(Path home) {
        String folder = home.resolve("database").toString();
        return ProcessHandle.allProcesses()
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(folder + " "))
                                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
