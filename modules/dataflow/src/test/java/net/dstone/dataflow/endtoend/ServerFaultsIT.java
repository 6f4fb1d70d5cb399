package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dstone.dataflow.endtoend.Api.Execution;
import net.dstone.dataflow.endtoend.Ledger.Harm;
import net.dstone.dataflow.endtoend.Ledger.Kind;
import net.dstone.dataflow.testing.BootJar;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * The server and its tasks killed at chosen moments. Where the server has to stand still between two of
 * its steps, the test holds a lock on the row it writes next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerFaultsIT {

    private static final Duration LONGEST_END = Duration.ofMinutes(1);
    private static final String EXECUTION_LOCK =
            "select 1 from BOOT%d_TASK_EXECUTION where TASK_EXECUTION_ID = ? for update";

    private Path folder;
    private PostgresServer postgres;
    private FaultBed bed;
    private ServerProcess server;
    private RunProcesses processes;
    private Api api;

    @BeforeAll
    void startServer(@TempDir Path newFolder) throws IOException {
        folder = newFolder;
        postgres = new PostgresServer(folder.resolve("postgres"));
        bed = new FaultBed(folder, postgres.newUrl());
        server =
                bed.server(
                        "home",
                        FaultBed.ACCOUNT + "maximum-concurrent-tasks=20",
                        FaultBed.ACCOUNT + "shutdown-timeout=3");
        processes = bed.processes("home");
        api = server.start();
        bed.registerTasks(api);
    }

    @AfterAll
    void stopServer() {
        server.close();
        postgres.close();
    }

    @AfterEach
    void theTruthHolds() {
        bed.truth().assertHolds(LONGEST_END);
    }

    /** One kill, with a launch at each step of its life. */
    @Test
    void aKilledServerLosesNoLaunchWhereverItIs() throws Exception {
        Path gate = folder.resolve("gate");
        String waiting = "gate=" + gate;
        CountDownLatch download = new CountDownLatch(1);
        HttpServer web = servingAfter(download);
        List<RowLock> locks = new ArrayList<>();
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Execution running = started(bed.launchMarked(api, waiting));
            Execution killedMeanwhile = started(bed.launchMarked(api, waiting));
            Execution unwatchedMeanwhile = started(bed.launchMarked(api, waiting));
            Execution folderDeleted = started(bed.launchMarked(api, waiting + " code=5"));
            Execution beforeRestart = started(bed.launchMarked(api, waiting));
            Execution stubborn = started(bed.launchMarked(api, waiting + " stubborn=yes"));
            Execution cleanedUp = bed.launchMarked(api, "");
            api.awaitEnd(cleanedUp);
            Execution ending = started(bed.launchMarked(api, "seconds=1 code=3"));
            locks.add(lock(EXECUTION_LOCK.formatted(4), ending.id()));
            locks.getLast().awaitVictim();
            String address =
                    "http://127.0.0.1:%d/far-1.0.jar".formatted(web.getAddress().getPort());
            api.register("far", "4", address);
            api.define("far", "far");
            Execution claimed =
                    bed.accepted(
                            api.launch("far", bed.program().insteadOfJava("far"), "target=boot4"),
                            Kind.MARKED);
            api.awaitState(claimed, Set.of("LAUNCHING"));

            RowLock queue = lock("select 1 from task_platform for update");
            Execution spawned = bed.launchPlain(api, waiting);
            locks.add(
                    lock(
                            "select 1 from TASK_EXECUTION where TASK_EXECUTION_ID = ? for update",
                            spawned.id()));
            queue.close();
            locks.getLast().awaitVictim();
            assertThat(api.run(spawned).get("state").asString()).isEqualTo("LAUNCHING");
            awaitProgram(spawned);

            RowLock deletion = lock(EXECUTION_LOCK.formatted(4), cleanedUp.id());
            locks.add(deletion);
            bed.ledger().deleted(cleanedUp);
            CompletableFuture<Void> deleting = inBackground(() -> delete(cleanedUp));
            deletion.awaitVictim();
            assertThat(processes.folder(launchId(cleanedUp))).doesNotExist();

            locks.add(lock("select 1 from task_platform for update"));
            Execution queued = bed.launchMarked(api, "");
            api.stop(stubborn);
            locks.add(lock("lock table audit_records in share mode"));
            CompletableFuture<Void> accepting =
                    inBackground(() -> bed.launchMarked(api, "code=99"));
            locks.getLast().awaitVictim();
            List<String> launchIds =
                    Stream.of(killedMeanwhile, unwatchedMeanwhile, folderDeleted, beforeRestart)
                            .map(this::launchId)
                            .toList();
            assertThat(api.run(queued).get("state").asString()).isEqualTo("QUEUED");
            assertThat(api.run(ending).get("state").asString()).isEqualTo("RUNNING");
            assertThat(api.run(stubborn).get("state").asString()).isEqualTo("RUNNING");

            server.kill();

            assertThat(deleting).failsWithin(LONGEST_END);
            assertThat(accepting).failsWithin(LONGEST_END);
            for (RowLock lock : locks) {
                lock.close();
            }
            processes.killProgram(launchIds.get(0));
            processes.killSupervisor(launchIds.get(1));
            bed.ledger().harmed(launchIds.get(2), Harm.FOLDER_DELETED);
            FileSystemUtils.deleteRecursively(processes.folder(launchIds.get(2)));
            processes.killSupervisor(launchIds.get(3));
            processes.killProgram(launchIds.get(3));
            processes.restartMachine(launchIds.get(3), stranger.toHandle());
            download.countDown();
            api = server.start();

            assertThat(api.run(running).get("state").asString()).isEqualTo("RUNNING");
            assertThat(api.awaitEnd(queued)).isEqualTo("SUCCEEDED");
            assertThat(api.awaitEnd(claimed)).isEqualTo("SUCCEEDED");
            assertThat(api.awaitEnd(ending)).isEqualTo("FAILED");
            assertThat(api.run(ending).get("exitCode").asInt()).isEqualTo(3);
            assertThat(api.awaitEnd(stubborn)).isEqualTo("STOPPED");
            assertThat(api.awaitEnd(killedMeanwhile)).isEqualTo("FAILED");
            assertThat(api.awaitEnd(beforeRestart)).isEqualTo("LOST");
            assertThat(api.run(beforeRestart).get("reason").asString()).contains("was restarted");
            Files.createFile(gate);
            assertThat(api.awaitEnd(running)).isEqualTo("SUCCEEDED");
            assertThat(api.awaitEnd(spawned)).isEqualTo("SUCCEEDED");
            assertThat(api.awaitEnd(folderDeleted)).isEqualTo("FAILED");
            assertThat(api.run(folderDeleted).get("exitCode").asInt()).isEqualTo(5);
            assertThat(api.awaitEnd(unwatchedMeanwhile)).isEqualTo("LOST");
            delete(cleanedUp);
            assertThat(
                            api.get(
                                            "/tasks/executions/%d?schemaTarget=boot4"
                                                    .formatted(cleanedUp.id()))
                                    .status())
                    .isEqualTo(404);
            assertThat(stranger.isAlive()).as("the process with the old number").isTrue();
        } finally {
            download.countDown();
            web.stop(0);
            stranger.destroyForcibly();
        }
    }

    @Test
    void aServerKilledInTheMiddleOfAVolleyLaunchesEachOnce() throws IOException {
        for (int folders : List.of(1, 9)) {
            Set<Path> before = folders();
            for (int i = 0; i < 12; i++) {
                bed.launchMarked(api, "seconds=0.2 code=" + i % 2);
            }
            Awaitility.await("%d run folders".formatted(folders))
                    .atMost(LONGEST_END)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> folders().size() - before.size() >= folders);
            server.kill();
            api = server.start();
        }
    }

    @Test
    void aTasksEndIsToldAsItWas() throws IOException {
        Path gate = folder.resolve("never");
        String waiting = "gate=" + gate;
        // A task of its own, as its later launches would inherit what this one is given.
        api.define("tiny", "batch");
        Execution outOfMemory =
                bed.accepted(
                        api.launch(
                                "tiny",
                                "deployer.batch.local.javaOpts=-Xmx6m -XX:+ExitOnOutOfMemoryError",
                                ""),
                        Kind.BATCH);
        bed.ledger().willFail(outOfMemory, 3);
        Execution says137 = bed.launchMarked(api, "code=137");
        Execution killed = started(bed.launchMarked(api, waiting));
        Execution unwatched = started(bed.launchMarked(api, waiting));
        Execution both = started(bed.launchPlain(api, waiting));
        Execution forgotten = started(bed.launchMarked(api, waiting));
        Execution graceful = started(bed.launchMarked(api, waiting));
        Execution stubborn = started(bed.launchMarked(api, waiting + " stubborn=yes"));
        Execution family = started(bed.launchMarked(api, waiting + " child=yes"));

        processes.killProgram(launchId(killed));
        processes.killSupervisor(launchId(unwatched));
        processes.killProgram(launchId(unwatched));
        processes.killSupervisor(launchId(both));
        processes.killProgram(launchId(both));
        String forgottenId = launchId(forgotten);
        bed.ledger().harmed(forgottenId, Harm.FOLDER_DELETED);
        long orphan = processes.program(forgottenId).orElseThrow().pid();
        FileSystemUtils.deleteRecursively(processes.folder(forgottenId));
        bed.ledger().harmed(forgottenId, Harm.PROGRAM_KILLED);
        ProcessHandle.of(orphan).orElseThrow().destroyForcibly();
        api.stop(graceful);
        api.stop(stubborn);
        api.stop(family);

        assertEnd(outOfMemory, "FAILED", 3, "exit code 3");
        assertEnd(says137, "FAILED", 137, "SIGKILL");
        assertEnd(killed, "FAILED", 137, "SIGKILL");
        assertEnd(unwatched, "LOST", -1, "watched the program was killed");
        assertEnd(both, "LOST", -1, "watched the program was killed");
        assertEnd(forgotten, "FAILED", 137, "SIGKILL");
        assertEnd(graceful, "STOPPED", 143, "Stopped on request");
        assertEnd(stubborn, "STOPPED", 137, "Stopped on request");
        assertEnd(family, "STOPPED", 143, "Stopped on request");
    }

    @Test
    void aBatchProgramThatHadToBeKilledLeavesStoppedJobsThatRestart() throws IOException {
        Path java = folder.resolve("java-that-ignores-sigterm.sh");
        Files.writeString(
                java,
                """
                #!/bin/sh
                trap '' TERM
                exec '%s/bin/java' "$@"
                """
                        .formatted(System.getProperty("java.home")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Execution first =
                bed.launchBatch(
                        api, "app.batch.sample.sleep=300,deployer.batch.local.javaCmd=" + java);
        api.awaitState(first, Set.of("RUNNING"));
        api.awaitLog(first, "Worked 1 of");

        api.stop(first);

        assertEnd(first, "STOPPED", 137, "Stopped on request");
        long job = stoppedJob(first);
        api.restartJob(job, first.target());
        Execution second = bed.accepted(api.newest("batch"), Kind.BATCH);
        assertThat(second.id()).isGreaterThan(first.id());
        api.awaitLog(second, "Worked ");
        assertThat(api.log(second)).doesNotContain("Worked 0 of");
        api.stop(second);
        assertThat(api.awaitEnd(second)).isEqualTo("STOPPED");
        stoppedJob(second);
    }

    /** The id of the one job execution, which is stopped with its running step. */
    private long stoppedJob(Execution execution) {
        JsonNode job = api.jobs(execution).get(0);
        assertThat(job.get("status").asString()).isEqualTo("STOPPED");
        long id = job.get("executionId").asLong();
        List<String> steps = new ArrayList<>();
        api.steps(id, execution.target())
                .forEach(
                        step ->
                                steps.add(
                                        step.at("/stepExecution/stepName").asString()
                                                + " "
                                                + step.at("/stepExecution/status").asString()));
        assertThat(steps).contains("work STOPPED");
        return id;
    }

    private void assertEnd(Execution execution, String state, int exitCode, String reason) {
        assertThat(api.awaitEnd(execution)).isEqualTo(state);
        JsonNode run = api.run(execution);
        assertThat(run.get("exitCode").asInt()).isEqualTo(exitCode);
        assertThat(run.get("reason").asString()).contains(reason);
    }

    private Execution started(Execution execution) {
        api.awaitState(execution, Set.of("RUNNING"));
        awaitProgram(execution);
        return execution;
    }

    private void awaitProgram(Execution execution) {
        Awaitility.await("the program of " + execution)
                .atMost(LONGEST_END)
                .until(() -> bed.program().of(execution).starts() == 1);
    }

    private String launchId(Execution execution) {
        return api.externalId(execution);
    }

    private void delete(Execution execution) {
        Api.Answer answer =
                api.delete(
                        "/tasks/executions/%d?schemaTarget=%s&action=CLEANUP,REMOVE_DATA"
                                .formatted(execution.id(), execution.target()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Set<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("home/runs"))) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .collect(Collectors.toSet());
        }
    }

    private RowLock lock(String statement, Object... parameters) throws SQLException {
        return new RowLock(bed.dataSource(), statement, parameters);
    }

    private static CompletableFuture<Void> inBackground(Runnable action) {
        return CompletableFuture.runAsync(
                action, command -> Thread.ofVirtual().name("request").start(command));
    }

    private HttpServer servingAfter(CountDownLatch latch) throws IOException {
        byte[] jar = Files.readAllBytes(BootJar.of("4.0.0").write(folder.resolve("far.jar")));
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext(
                "/",
                exchange -> {
                    try {
                        latch.await();
                    } catch (InterruptedException exception) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(200, jar.length);
                    exchange.getResponseBody().write(jar);
                    exchange.close();
                });
        web.start();
        return web;
    }
}
