package net.dstone.platform.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is killed, deleted or full: each launch runs at most once and ends with the truth. */
class LocalFaultsTest extends LocalRuns {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34})
    void whatAKilledServerWasLaunchingRunsOnce(int linesBeforeTheKill) throws Exception {
        Path counts = Files.createDirectory(folder.resolve("counts"));
        List<LaunchId> ids =
                launchInAnotherServer(
                        linesBeforeTheKill, "count", counts.resolve("{id}").toString());

        LocalTaskLauncher launcher = newLauncher();
        for (LaunchId id : ids) {
            launcher.launch(programs().request(id, "count", counts.resolve(id.value()).toString()));
        }

        assertThat(ids).hasSizeGreaterThanOrEqualTo(linesBeforeTheKill);
        for (LaunchId id : ids) {
            assertThat(awaitFinal(launcher, id))
                    .isInstanceOfSatisfying(
                            TaskStatus.Exited.class, e -> assertThat(e.exitCode()).isZero());
            assertThat(counts.resolve(id.value())).hasContent("run");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    void whatIsUnknownAfterAKillNeverStartsByItself(int linesBeforeTheKill) throws Exception {
        Path counts = Files.createDirectory(folder.resolve("counts"));
        List<LaunchId> ids =
                launchInAnotherServer(
                        linesBeforeTheKill, "count", counts.resolve("{id}").toString());

        LocalTaskLauncher launcher = newLauncher();
        LaunchId last = ids.getLast();
        TaskStatus status =
                await(launcher, last, s -> s.isFinal() || s.equals(new TaskStatus.Unknown()));

        awaitTrue(() -> TestPrograms.processesOf(last).isEmpty(), "end of all shells");
        assertThat(Files.exists(counts.resolve(last.value())))
                .isEqualTo(status instanceof TaskStatus.Exited);
    }

    @Test
    void aProgramOutlivesItsKilledServerAndTheNextOneSeesItEnd() throws Exception {
        LaunchId id = launchInAnotherServer(2, "run", "started").getFirst();

        LocalTaskLauncher launcher = newLauncher();
        BlockingQueue<LaunchId> hints = new LinkedBlockingQueue<>();
        launcher.subscribe(hints::add);
        awaitRunning(launcher, id);
        awaitTrue(() -> stdout(launcher, id).equals("started"), "output");
        hints.clear();
        programOf(id).destroyForcibly();

        awaitTrue(() -> id.equals(hints.poll(60, SECONDS)), "hint");
        assertExit(awaitFinal(launcher, id), 137);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9:137", "15:143", "6:134"})
    void aProgramKilledBySignalEndsWith128AndTheSignal(String signalAndCode) throws Exception {
        String[] parts = signalAndCode.split(":");
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "signal", "run", "");

        run("kill", "-" + parts[0], String.valueOf(programOf(id).pid()));

        assertExit(awaitFinal(launcher, id), Integer.parseInt(parts[1]));
    }

    @Test
    void aProgramWhoseSupervisorWasKilledIsRunningUntilItEndsAndThenLost() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "unsupervised", "run", "");
        ProcessHandle supervisor = supervisorOf(id);

        supervisor.destroyForcibly();
        awaitTrue(() -> !ProcessIdentity.runs(supervisor), "end of the supervisor");
        assertThat(launcher.status(id)).isInstanceOf(TaskStatus.Running.class);
        assertThat(newLauncher().status(id)).isInstanceOf(TaskStatus.Running.class);
        programOf(id).destroyForcibly();

        assertLost(awaitFinal(launcher, id), "the process that watched the program was killed");
        assertLost(newLauncher().status(id), "the process that watched the program was killed");
    }

    @Test
    void aProgramWhoseSupervisorWasKilledCanBeCancelled() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "unsupervised", "run-with-child");
        supervisorOf(id).destroyForcibly();

        launcher.cancel(id);

        assertThat(awaitFinal(launcher, id)).isInstanceOf(TaskStatus.Lost.class);
        awaitTrue(() -> TestPrograms.processesOf(id).isEmpty(), "end of all processes");
    }

    @Test
    void aProcessThatGotTheNumberOfTheProgramIsNotTakenForIt() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = killedRun(launcher);
        giveNumbersToThisProcess(folderOf(id));

        LocalTaskLauncher next = newLauncher();

        assertLost(next.status(id), "the process that watched the program was killed");
        next.cancel(id);
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aRestartOfTheMachineIsGivenAsTheReason() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = killedRun(launcher);
        giveNumbersToThisProcess(folderOf(id));
        restartMachine(id);

        assertLost(newLauncher().status(id), "was restarted");
    }

    /** Machines start alike each time, so even number and start may be those of another process. */
    @Test
    void aProcessLikeTheProgramAfterARestartIsNeitherWatchedNorEnded() throws Exception {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = killedRun(launcher);
        RunFolder run = folderOf(id);
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            ProcessIdentity same = ProcessIdentity.of(stranger.toHandle());
            ProcessIdentity supervisor = run.supervisor().orElseThrow();
            Files.move(
                    run.path()
                            .resolve(
                                    "supervisor.%d.%s"
                                            .formatted(supervisor.pid(), supervisor.start())),
                    run.path().resolve("supervisor.%d.%s".formatted(same.pid(), same.start())));
            Files.writeString(
                    run.path().resolve("program"), "%d %s\n".formatted(same.pid(), same.start()));
            restartMachine(id);
            LocalTaskLauncher next = newLauncher();

            next.cancel(id);

            assertLost(next.status(id), "was restarted while the program ran");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** The disk may not have what the shell did last, so it may have run. */
    @Test
    void aLaunchThatARestartInterruptedIsNotRepeated() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("restarted");
        abandonedRun(id);
        restartMachine(id);

        launcher.launch(programs().request(id, "count", folder.resolve("count").toString()));

        assertLost(launcher.status(id), "not known whether it ran");
        assertThat(folder.resolve("count")).doesNotExist();
    }

    private void restartMachine(LaunchId id) throws IOException {
        Path record = folderOf(id).path().resolve("run.json");
        Files.writeString(
                record, Files.readString(record).replace(ProcessIdentity.bootId(), "another-boot"));
    }

    @Test
    void aCancelThatARestartInterruptedDoesNotHoldUpTheEndForEver() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = ended(launcher, "stop", "exit", "4");
        folderOf(id).requestStop();

        assertExit(newLauncher().status(id), 4);
    }

    @Test
    void aCancelThatAKilledServerBeganIsFinishedByTheNextOne() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = launched(launcher, "stop", "run-with-child");
        awaitTrue(() -> TestPrograms.programsOf(id).count() == 2, "child");
        folderOf(id).requestStop();
        programOf(id).destroyForcibly();
        awaitTrue(() -> folderOf(id).exited().isPresent(), "exit code");
        launcher.close();

        LocalTaskLauncher next = newLauncher();
        assertThat(next.status(id)).isInstanceOf(TaskStatus.Running.class);
        next.cancel(id);

        assertExit(awaitFinal(next, id), 137);
        assertThat(TestPrograms.programsOf(id)).isEmpty();
    }

    @Test
    void aRunWhoseFolderWasDeletedStillEndsWithItsExitCode() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "deleted", "run", "");
        ProcessHandle program = programOf(id);
        RunFolders.deleteRecursively(folderOf(id).path());

        assertThat(launcher.status(id)).isInstanceOf(TaskStatus.Running.class);
        assertThat(newLauncher().status(id)).isInstanceOf(TaskStatus.Running.class);
        assertThat(launcher.log(id)).isEmpty();
        program.destroyForcibly();

        assertExit(awaitFinal(launcher, id), 137);
    }

    @Test
    void aRunWhoseFolderWasDeletedCanBeCancelled() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "deleted", "run", "");
        RunFolders.deleteRecursively(folderOf(id).path());
        launcher.close();

        LocalTaskLauncher next = newLauncher();
        next.cancel(id);

        assertExit(awaitFinal(next, id), 143);
    }

    @Test
    void aRunWhoseFolderAndSupervisorAreGoneIsLost() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "deleted", "run", "");
        ProcessHandle supervisor = supervisorOf(id);
        ProcessHandle program = programOf(id);
        RunFolders.deleteRecursively(folderOf(id).path());

        supervisor.destroyForcibly();
        program.destroyForcibly();

        assertLost(awaitFinal(launcher, id), "was deleted");
    }

    @Test
    void aSupervisorKilledBeforeTheProgramStartedMeansThatItNeverStarts() throws Exception {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("early");
        abandonedRun(id);
        RunFolder run = folderOf(id);
        Files.move(run.path().resolve("ticket"), run.path().resolve("supervisor.999999999.1"));

        assertLost(launcher.status(id), "nothing of it ran");
        Process straggler = script("program", id, "count", folder.resolve("count").toString());

        assertThat(straggler.waitFor()).isEqualTo(143);
        assertThat(folder.resolve("count")).doesNotExist();
    }

    @Test
    void twoSupervisorsOfOneLaunchRunItOnce() throws Exception {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("twice");
        abandonedRun(id);
        String count = folder.resolve("count").toString();
        List<Process> shells = new ArrayList<>();

        for (int i = 0; i < 10; i++) {
            shells.add(
                    script(
                            "supervise",
                            id,
                            programs().script().toString(),
                            "1",
                            "2",
                            "count",
                            count));
        }
        for (Process shell : shells) {
            assertThat(shell.waitFor()).isZero();
        }

        assertThat(Path.of(count)).hasContent("run");
        assertExit(launcher.status(id), 0);
    }

    @Test
    void aShellThatComesLateToAnUnknownLaunchDoesNotRunIt() throws Exception {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("late");
        abandonedRun(id);
        assertThat(launcher.status(id)).isEqualTo(new TaskStatus.Unknown());
        String count = folder.resolve("count").toString();

        Process late =
                script("supervise", id, programs().script().toString(), "1", "2", "count", count);

        assertThat(late.waitFor()).isZero();
        assertThat(Path.of(count)).doesNotExist();
    }

    @Test
    void aRunThatAnEarlierShellClaimedMeanwhileGetsNoSecondTicket() throws IOException {
        newLauncher();
        LaunchId id = id("claimed");
        abandonedRun(id);
        RunFolder run = folderOf(id);
        RunRecord record = run.record().orElseThrow();
        Files.move(run.path().resolve("ticket"), run.path().resolve("supervisor.999999999.1"));

        assertThat(RunFolders.in(home()).put(run, record)).isFalse();
        assertThat(run.takeTicket()).isFalse();
    }

    @Test
    void aHalfLaunchedRunIsUnknownAndCanBeLaunchedOrCleanedUp() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId asked = id("asked");
        LaunchId repeated = id("repeated");
        abandonedRun(asked);
        abandonedRun(repeated);

        assertThat(launcher.status(asked)).isEqualTo(new TaskStatus.Unknown());
        launcher.launch(programs().request(asked, "exit", "5"));
        launcher.launch(programs().request(repeated, "exit", "6"));

        assertExit(awaitFinal(launcher, asked), 5);
        assertExit(awaitFinal(launcher, repeated), 6);
    }

    @Test
    void aShellThatCannotStartTheProgramIsToldInTheReason() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        Path script = home().resolve("supervise.sh");
        Files.delete(script);
        Files.createDirectory(script);
        LaunchId id = launched(launcher, "shell", "exit", "0");

        assertLost(awaitFinal(launcher, id), "see stderr.log");
    }

    @Test
    void aLeftoverThatCannotBeRemovedDoesNotKeepTheNextServerFromTakingOver() throws Exception {
        LaunchId id = runOfAServerThatStopped();
        Path changing = home().resolve("runs/.changing");
        Files.createSymbolicLink(changing.resolve(".gone-1"), changing.resolve("nowhere"));

        LocalTaskLauncher next = newLauncher();

        awaitNoticed(next, id);
    }

    @Test
    void runsThatCannotBeReadDoNotKeepTheNextServerFromTakingOverTheOthers() throws Exception {
        LaunchId id = runOfAServerThatStopped();
        for (int i = 0; i < 20; i++) {
            Files.createDirectories(home().resolve("runs/broken-%d/exit".formatted(i)));
            Files.createFile(home().resolve("runs/.live/broken-" + i));
        }

        LocalTaskLauncher next = newLauncher();

        awaitNoticed(next, id);
    }

    @Test
    void aRunThatCannotBeReadDoesNotKeepFilesOfOthersFromBeingDeletedOnExit() throws Exception {
        LocalTaskLauncher launcher =
                newLauncher(
                        LocalAccount.of(
                                Map.of(
                                        "javaCmd",
                                        programs().script().toString(),
                                        "deleteFilesOnExit",
                                        "true")));
        List<LaunchId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            LaunchId id = id("deleted-" + i);
            ids.add(id);
            launcher.launch(programs().request(id, "exit", "0"));
            awaitFinal(launcher, id);
        }
        Path exit = folderOf(ids.removeFirst()).path().resolve("exit");
        Files.delete(exit);
        Files.createDirectory(exit);

        launcher.close();

        assertThat(ids).allSatisfy(id -> assertThat(folderOf(id).path()).doesNotExist());
    }

    @Test
    void aServerThatStartsLooksOnlyAtRunsThatMayNotHaveEnded() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId ended = ended(launcher, "ended", "exit", "0");
        LaunchId going = running(launcher, "going", "run", "");
        awaitTrue(() -> RunFolders.in(home()).live().equals(List.of(going)), "index");
        launcher.close();
        Files.writeString(folderOf(ended).path().resolve("run.json"), "never read");

        LocalTaskLauncher next = newLauncher();

        awaitNoticed(next, going);
        next.cancel(going);
        awaitFinal(next, going);
        awaitTrue(() -> RunFolders.in(home()).live().isEmpty(), "index");
    }

    @Test
    void anIndexOfARunThatWasNeverMadeIsForgotten() throws IOException {
        newLauncher();
        Path live = home().resolve("runs/.live");
        Path young = Files.createFile(live.resolve("young-1"));
        Path old = Files.createFile(live.resolve("old-1"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

        newLauncher();

        awaitTrue(() -> !Files.exists(old), "removal");
        assertThat(young).exists();
    }

    /** Between the two a server that looks sees a program that has not started yet. */
    @Test
    void aProgramIsToldOfAlsoWhenItsFileIsWrittenAfterItWasMade() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "unwritten", "run", "");
        Path program = folderOf(id).path().resolve("program");
        String content = Files.readString(program);
        BlockingQueue<TaskStatus> seen = new LinkedBlockingQueue<>();
        launcher.subscribe(changed -> seen.add(launcher.status(changed)));
        Files.delete(program);

        Files.createFile(program);
        awaitTrue(() -> seen.poll(10, SECONDS) instanceof TaskStatus.Pending, "hint of the file");
        Files.writeString(program, content);

        awaitTrue(
                () -> seen.poll(10, SECONDS) instanceof TaskStatus.Running, "hint of its content");
    }

    private LaunchId runOfAServerThatStopped() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "watched", "run", "");
        launcher.close();
        return id;
    }

    /** A launcher that watches a run's folder gives a hint of each new file in it. */
    private void awaitNoticed(LocalTaskLauncher launcher, LaunchId id) {
        Set<LaunchId> hints = ConcurrentHashMap.newKeySet();
        launcher.subscribe(hints::add);
        awaitTrue(
                () -> {
                    Files.createTempFile(folderOf(id).path(), "new", "");
                    return hints.contains(id);
                },
                "hint");
    }

    /** The moments are those at which the launcher tells of a change. */
    @Test
    void aCancelAtAnyMomentOfTheStartLeavesNothingRunning() {
        LocalTaskLauncher launcher = newLauncher();
        Map<LaunchId, AtomicInteger> changesToWaitFor = new ConcurrentHashMap<>();
        launcher.subscribe(
                id -> {
                    if (changesToWaitFor.get(id) instanceof AtomicInteger left
                            && left.getAndDecrement() == 0) {
                        launcher.cancel(id);
                    }
                });
        List<LaunchId> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LaunchId id = id("cancel-" + i);
            ids.add(id);
            changesToWaitFor.put(id, new AtomicInteger(i % 4));
            launcher.launch(programs().request(id, "run", ""));
        }

        for (LaunchId id : ids) {
            // Several changes may be told of as one, so not all have been cancelled.
            await(launcher, id, s -> s.isFinal() || s instanceof TaskStatus.Running);
            launcher.cancel(id);
            awaitFinal(launcher, id);
        }
        awaitTrue(
                () -> ids.stream().allMatch(id -> TestPrograms.processesOf(id).isEmpty()),
                "end of all processes");
    }

    @Test
    void onAFullDiskLaunchesAreRefusedAndRunningOnesEndWithTheirExitCode() throws Exception {
        Path disk = Files.createDirectories(home());
        assumeTrue(
                new ProcessBuilder(
                                        "mount",
                                        "-t",
                                        "tmpfs",
                                        "-o",
                                        "size=12m",
                                        "tmpfs",
                                        disk.toString())
                                .start()
                                .waitFor()
                        == 0,
                "only root may mount a small disk");
        try {
            LocalTaskLauncher launcher = newLauncher();
            LaunchId id = id("full");
            launcher.launch(programs().request(id, "run", ""));
            ProcessHandle program = programOf(id);
            fill(disk);

            assertThatThrownBy(
                            () -> launcher.launch(programs().request(id("refused"), "exit", "0")))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("is full");
            program.destroyForcibly();

            assertExit(awaitFinal(launcher, id), 137);
            launcher.close();
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void fill(Path disk) throws IOException {
        try (var file = Files.newOutputStream(disk.resolve("big"))) {
            byte[] block = new byte[4096];
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    void aLaunchCancelledTwiceBeforeItsProgramStartedEndsWithItsShell() throws IOException {
        LocalTaskLauncher launcher =
                newLauncher(
                        LocalAccount.of(
                                Map.of(
                                        "javaCmd",
                                        programs().script().toString(),
                                        "shutdownTimeout",
                                        "600")));
        LaunchId id = id("twice");
        abandonedRun(id);
        Process shell = script("supervise", id, "sleep", "600");
        awaitTrue(() -> folderOf(id).supervisor().isPresent(), "shell");
        awaitTrue(() -> shell.children().findAny().isPresent(), "program on its way");

        launcher.cancel(id);
        launcher.cancel(id);
        shell.children().forEach(ProcessHandle::destroyForcibly);

        assertExit(awaitFinal(launcher, id), 137);
    }

    /** A run with program and supervisor killed, which nobody has asked about yet. */
    private LaunchId killedRun(LocalTaskLauncher launcher) {
        LaunchId id = launched(launcher, "killed", "run", "");
        ProcessHandle supervisor = supervisorOf(id);
        ProcessHandle program = programOf(id);
        launcher.close();
        supervisor.destroyForcibly();
        program.destroyForcibly();
        awaitTrue(() -> TestPrograms.processesOf(id).isEmpty(), "end of all processes");
        return id;
    }

    /** As if the machine had counted its process ids once round. */
    private static void giveNumbersToThisProcess(RunFolder run) throws IOException {
        long pid = ProcessHandle.current().pid();
        ProcessIdentity supervisor = run.supervisor().orElseThrow();
        ProcessIdentity program = run.program().orElseThrow();
        Files.move(
                run.path()
                        .resolve(
                                "supervisor.%d.%s".formatted(supervisor.pid(), supervisor.start())),
                run.path().resolve("supervisor.%d.%s".formatted(pid, supervisor.start())));
        Files.writeString(run.path().resolve("program"), "%d %s\n".formatted(pid, program.start()));
    }

    /** What a server leaves that was killed between making the folder and starting the shell. */
    private void abandonedRun(LaunchId id) throws IOException {
        RunRecord record =
                new RunRecord(
                        id.value(),
                        "test",
                        3,
                        "java",
                        folderOf(id).workingDirectory().toString(),
                        false,
                        Instant.now(),
                        999999999,
                        "1",
                        ProcessIdentity.bootId(),
                        null);
        assertThat(RunFolders.in(home()).put(folderOf(id), record)).isTrue();
    }

    private Process script(String mode, LaunchId id, String... command) throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "/bin/sh",
                                home().resolve("supervise.sh").toString(),
                                mode,
                                folderOf(id).path().toString()));
        line.addAll(List.of(command));
        return new ProcessBuilder(line).start();
    }

    /** Kills a server after it announced some launches; returns all that it announced. */
    private List<LaunchId> launchInAnotherServer(int lines, String... program) throws Exception {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KilledServer.class.getName(),
                                folder.toString(),
                                home().toString(),
                                id("crash").value() + "-"));
        line.addAll(List.of(program));
        Process server =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<LaunchId> ids = new ArrayList<>();
        Consumer<String> add = text -> ids.add(new LaunchId(text));
        try (BufferedReader output = server.inputReader()) {
            for (int i = 0; i < lines; i++) {
                add.accept(output.readLine());
            }
            // Not through Process, which would close the pipe with what it still holds.
            server.toHandle().destroyForcibly();
            output.lines().forEach(add);
        }
        assertThat(server.waitFor()).isEqualTo(137);
        return ids;
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static void assertExit(TaskStatus status, int exitCode) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        TaskStatus.Exited.class,
                        exited -> assertThat(exited.exitCode()).isEqualTo(exitCode));
    }

    private static void assertLost(TaskStatus status, String reason) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        TaskStatus.Lost.class, lost -> assertThat(lost.reason()).contains(reason));
    }
}
