package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LaunchTimes;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskStatus;
import org.junit.jupiter.api.Test;

/** What a program on this machine gets, and what it may not give away. */
class LocalProgramTest extends LocalRuns {

    private static final String LOCAL = LocalAccount.DEPLOYMENT_PREFIX;

    @Test
    void argumentsArriveByteForByte() {
        LocalTaskLauncher launcher = newLauncher();
        String[] odd = {
            "with blank",
            "",
            "\"double\" 'single'",
            "$HOME `id` $(id)",
            "line\nbreak",
            "한글 é",
            "\\",
            "*",
            "-n",
            "--",
            "tab\there;&|<>"
        };
        String[] arguments =
                Stream.concat(Stream.of("arguments"), Stream.of(odd)).toArray(String[]::new);
        LaunchId id = ended(launcher, "arguments", arguments);

        assertThat(stdout(launcher, id).split("\0", -1))
                .containsExactly(
                        Stream.concat(Stream.of(odd), Stream.of("")).toArray(String[]::new));
    }

    @Test
    void variablesArriveByteForByteAlsoThoseTheShellsUseThemselves() {
        LocalTaskLauncher launcher = newLauncher();
        String odd = "a \"b\" 'c'\n$HOME \\ 한글";
        for (String name : List.of("TEXT", "run", "code", "mode", "start")) {
            LaunchId id = id("variable");
            launcher.launch(
                    programs()
                            .request(
                                    id,
                                    Map.of(name, odd),
                                    Map.of(LOCAL + "useSpringApplicationJson", "false"),
                                    "variable",
                                    name));
            awaitFinal(launcher, id);

            assertThat(stdout(launcher, id)).as(name).isEqualTo(odd + "\n");
        }
    }

    @Test
    void aSecretIsNeitherOnACommandLineNorInAFile() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        String secret = "s3cret-" + System.nanoTime();
        LaunchId id = id("secret");

        launcher.launch(
                programs().request(id, Map.of("db.password", secret), Map.of(), "run", "x"));
        awaitTrue(() -> stdout(launcher, id).equals("x"), "output");

        List<ProcessHandle> processes = TestPrograms.processesOf(id);
        assertThat(processes).hasSize(2);
        assertThat(processes).allMatch(p -> TestPrograms.environment(p).contains(secret));
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(p -> TestPrograms.commandLine(p).contains(secret));
        try (Stream<Path> files = Files.walk(home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secret);
            }
        }
    }

    @Test
    void nobodyElseMayLookIntoARunFolder() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = ended(launcher, "private", "exit", "0");

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folderOf(id).path())))
                .isEqualTo("rwx------");
    }

    @Test
    void relativeFilesStayInTheRunFolder() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = launched(launcher, "write", "write", "exit");

        assertThat(awaitFinal(launcher, id)).isInstanceOf(TaskStatus.Exited.class);
        Path directory = launcher.workingDirectory(id).orElseThrow();
        assertThat(directory.getParent()).isEqualTo(folderOf(id).path());
        assertThat(directory.resolve("exit")).hasContent("text");
    }

    @Test
    void relativeFilesGoUnderTheRootThatIsConfiguredUntilTheRunIsCleanedUp() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("write");
        Path root = folder.resolve("elsewhere");

        launcher.launch(
                programs()
                        .request(
                                id,
                                Map.of(),
                                Map.of(LOCAL + "workingDirectoriesRoot", root.toString()),
                                "write",
                                "file"));
        awaitFinal(launcher, id);
        Path directory = launcher.workingDirectory(id).orElseThrow();

        assertThat(directory).startsWith(root);
        assertThat(root.relativize(directory).getNameCount()).isEqualTo(2);
        assertThat(directory.getFileName()).hasToString(id.value());
        assertThat(directory.resolve("file")).hasContent("text");

        launcher.cleanUp(id);

        assertThat(folderOf(id).path()).doesNotExist();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void cleaningUpLeavesOthersOfTheSameMillisecondAlone() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("write");
        launcher.launch(
                programs()
                        .request(
                                id,
                                Map.of(),
                                Map.of(
                                        LOCAL + "workingDirectoriesRoot",
                                        folder.resolve("elsewhere").toString()),
                                "exit",
                                "0"));
        awaitFinal(launcher, id);
        Path directory = launcher.workingDirectory(id).orElseThrow();
        Path neighbour = Files.createDirectory(directory.resolveSibling("neighbour"));

        launcher.cleanUp(id);

        assertThat(directory).doesNotExist();
        assertThat(neighbour).exists();
    }

    @Test
    void filesUnderTheRootThatIsConfiguredAreDeletedOnExitWhenWanted() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("write");
        Path root = folder.resolve("elsewhere");
        launcher.launch(
                programs()
                        .request(
                                id,
                                Map.of(),
                                Map.of(
                                        LOCAL + "workingDirectoriesRoot",
                                        root.toString(),
                                        LOCAL + "deleteFilesOnExit",
                                        "true"),
                                "write",
                                "file"));
        awaitFinal(launcher, id);

        launcher.close();

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aWorkingDirectoryThatTheRecordDoesNotHaveFromUsIsLeftAlone() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = ended(launcher, "moved", "exit", "0");
        Path others = Files.createDirectories(folder.resolve("earlier-home/runs/x/work"));
        Path record = folderOf(id).path().resolve("run.json");
        Files.writeString(
                record,
                Files.readString(record)
                        .replace(folderOf(id).workingDirectory().toString(), others.toString()));

        launcher.cleanUp(id);

        assertThat(folderOf(id).path()).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void filesAreDeletedWhenTheServerStopsOnlyIfWantedAndOnlyOfFinishedRuns() {
        LocalTaskLauncher launcher = newLauncher();
        Map<String, String> delete = Map.of(LOCAL + "deleteFilesOnExit", "true");
        LaunchId kept = id("kept");
        LaunchId deleted = id("deleted");
        LaunchId running = id("running");
        launcher.launch(programs().request(kept, "exit", "0"));
        launcher.launch(programs().request(deleted, Map.of(), delete, "exit", "0"));
        launcher.launch(programs().request(running, Map.of(), delete, "run", ""));
        awaitFinal(launcher, kept);
        awaitFinal(launcher, deleted);
        awaitRunning(launcher, running);

        launcher.close();

        assertThat(folderOf(kept).path()).exists();
        assertThat(folderOf(deleted).path()).doesNotExist();
        assertThat(folderOf(running).path()).exists();
    }

    @Test
    void aProgramThatPrintsWhereTheServerPrintsHasNoLog() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = id("inherit");

        launcher.launch(
                programs()
                        .request(
                                id,
                                Map.of(),
                                Map.of(LOCAL + "inheritLogging", "true"),
                                "exit",
                                "0"));
        awaitFinal(launcher, id);

        assertThat(launcher.log(id)).isEmpty();
    }

    @Test
    void theFirstOutputIsAmongTheTimesOfARunAlsoForTheNextServer() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = running(launcher, "first-output", "run", "text");
        awaitTrue(
                () -> launcher.times(id).orElseThrow().firstOutputAt().isPresent(), "first output");
        launcher.cancel(id);
        awaitFinal(launcher, id);
        launcher.close();

        LaunchTimes times = newLauncher().times(id).orElseThrow();

        assertThat(times.firstOutputAt().orElseThrow())
                .isBetween(times.startedAt().orElseThrow(), times.endedAt().orElseThrow());
        assertThat(times.took()).isPresent();
    }

    @Test
    void aLogIsReadWhileItGrowsButAStreamEndsWhereItWasOpened() throws IOException {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = ended(launcher, "grow", "exit", "0");
        Path log = folderOf(id).logFile(LogStream.STDOUT);
        Files.writeString(log, "0123456789");

        try (var stream = launcher.log(id).orElseThrow().open(LogStream.STDOUT, 2)) {
            Files.writeString(log, "0123456789 and more");
            assertThat(stream.skip(3)).isEqualTo(3);
            assertThat(stream.read()).isEqualTo('5');
            assertThat(stream.readAllBytes()).asString().isEqualTo("6789");
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void aChildGetsTheTimeToEndWellAlthoughItsParentEndsAtOnce() {
        LocalTaskLauncher launcher =
                newLauncher(
                        LocalAccount.of(
                                Map.of(
                                        "javaCmd",
                                        programs().script().toString(),
                                        "shutdownTimeout",
                                        "20")));
        LaunchId id = launched(launcher, "graceful", "run-with-graceful-child");
        awaitTrue(() -> stdout(launcher, id).contains("ready"), "output");

        launcher.cancel(id);

        assertThat(awaitFinal(launcher, id)).isInstanceOf(TaskStatus.Exited.class);
        assertThat(stdout(launcher, id)).contains("saved");
        assertThat(TestPrograms.programsOf(id)).isEmpty();
    }

    @Test
    void aChildInAProcessGroupOfItsOwnIsEndedToo() {
        LocalTaskLauncher launcher = newLauncher();
        LaunchId id = launched(launcher, "group", "run-with-child-in-own-group");
        awaitTrue(() -> TestPrograms.programsOf(id).count() >= 4, "children");

        launcher.cancel(id);

        awaitFinal(launcher, id);
        assertThat(TestPrograms.programsOf(id)).isEmpty();
    }

    @Test
    void withoutAShutdownTimeoutAProgramIsKilledAtOnce() {
        LocalTaskLauncher launcher =
                newLauncher(
                        LocalAccount.of(
                                Map.of(
                                        "javaCmd",
                                        programs().script().toString(),
                                        "shutdownTimeout",
                                        "0")));
        LaunchId id = running(launcher, "kill", "run", "");

        launcher.cancel(id);

        assertThat(awaitFinal(launcher, id))
                .isInstanceOfSatisfying(
                        TaskStatus.Exited.class, e -> assertThat(e.exitCode()).isEqualTo(137));
    }

    @Test
    void whatCannotBeStartedIsSaid() {
        LocalTaskLauncher launcher = newLauncher();
        TaskLaunchRequest image = with(new Executable.Image("team/app:1"));
        TaskLaunchRequest missing =
                with(new Executable.Jar(Path.of("/no/such.jar"), OptionalInt.empty()));

        assertThatThrownBy(() -> launcher.launch(image))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("team/app:1");
        assertThatThrownBy(() -> launcher.launch(missing))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("/no/such.jar");
        assertThatThrownBy(
                        () ->
                                launcher.launch(
                                        programs()
                                                .request(
                                                        id("setting"),
                                                        Map.of(),
                                                        Map.of(LOCAL + "debugSuspend", "maybe"))))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("debugSuspend");
        assertThatThrownBy(
                        () ->
                                launcher.launch(
                                        programs()
                                                .request(
                                                        id("huge"),
                                                        Map.of("p", "x".repeat(3_000_000)),
                                                        Map.of(),
                                                        "exit",
                                                        "0")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("Argument list too long");
        assertNoRunFolders();
    }

    @Test
    void aRealJarRunsOnTheJavaOfThisMachine() throws IOException {
        Path source = folder.resolve("Greeter.java");
        Files.writeString(
                source,
                """
                public class Greeter {
                    public static void main(String[] arguments) {
                        System.out.println("Hello " + arguments[0] + " " + System.getProperty("x"));
                        System.err.println(System.getenv("SPRING_APPLICATION_JSON"));
                        System.exit(7);
                    }
                }
                """);
        run("javac", "-d", folder.resolve("classes").toString(), source.toString());
        Path jar = folder.resolve("greeter.jar");
        run(
                "jar",
                "--create",
                "--file=" + jar,
                "--main-class=Greeter",
                "-C",
                folder.resolve("classes").toString(),
                ".");
        LaunchId id = id("java");
        LocalTaskLauncher launcher =
                new LocalTaskLauncher(home(), LocalAccount.defaults(), JavaHomes.discover());
        int level = Runtime.version().feature();

        launcher.launch(
                new TaskLaunchRequest(
                        id,
                        "greeter",
                        new Executable.Jar(jar, OptionalInt.of(level)),
                        3,
                        Map.of("greeting.secret", "한"),
                        Map.of(LOCAL + "javaOpts", "-Dx=y", "spring.cloud.deployer.memory", "64m"),
                        List.of("세계")));

        assertThat(awaitFinal(launcher, id))
                .isInstanceOfSatisfying(
                        TaskStatus.Exited.class, e -> assertThat(e.exitCode()).isEqualTo(7));
        assertThat(stdout(launcher, id)).isEqualTo("Hello 세계 y\n");
        assertThat(text(launcher, id, LogStream.STDERR))
                .contains("\"greeting.secret\":\"\\uD55C\"");
        launcher.close();
    }

    @Test
    void twoHundredLaunchesAtOnceAllEndAndLeaveNothingBehind() throws Exception {
        LocalTaskLauncher launcher = newLauncher();
        int count = 200;
        Set<LaunchId> ended = ConcurrentHashMap.newKeySet();
        CountDownLatch allEnded = new CountDownLatch(count);
        launcher.subscribe(
                id -> {
                    if (launcher.status(id).isFinal() && ended.add(id)) {
                        allEnded.countDown();
                    }
                });
        List<LaunchId> ids = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LaunchId id = id("many-" + i);
            ids.add(id);
            TaskLaunchRequest request = programs().request(id, "exit", String.valueOf(i % 256));
            threads.add(Thread.startVirtualThread(() -> launcher.launch(request)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(allEnded.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < count; i++) {
            int expected = i % 256;
            assertThat(launcher.status(ids.get(i)))
                    .isInstanceOfSatisfying(
                            TaskStatus.Exited.class,
                            e -> assertThat(e.exitCode()).isEqualTo(expected));
        }
        awaitTrue(() -> ProcessHandle.current().descendants().noneMatch(this::isSupervisor), "end");
        ids.forEach(launcher::cleanUp);
        assertNoRunFolders();
    }

    private boolean isSupervisor(ProcessHandle process) {
        return ProcessIdentity.runs(process)
                && TestPrograms.commandLine(process).contains(home().toString());
    }

    private static TaskLaunchRequest with(Executable executable) {
        return new TaskLaunchRequest(
                new LaunchId("refused"), "refused", executable, 3, Map.of(), Map.of(), List.of());
    }

    private static void run(String tool, String... arguments) {
        int code =
                ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        assertThat(code).isZero();
    }
}
