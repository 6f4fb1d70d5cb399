package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLauncher;
import net.dstone.platform.TaskStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A launcher over an empty place, real programs, and nothing left running after a test. */
abstract class LocalRuns {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** It lets everything else go first. */
    static final Duration TRAINING_TIME = Duration.ofMinutes(5);

    @TempDir Path folder = Path.of("");

    private final List<LocalTaskLauncher> launchers = new ArrayList<>();
    private final List<LaunchId> ids = new ArrayList<>();
    private TestPrograms programs = new TestPrograms(folder);

    @BeforeEach
    void placePrograms() throws IOException {
        programs = TestPrograms.in(folder);
    }

    @AfterEach
    void endAll() {
        launchers.forEach(TaskLauncher::close);
        ids.stream()
                .flatMap(id -> TestPrograms.processesOf(id).stream())
                .forEach(ProcessHandle::destroyForcibly);
    }

    final TestPrograms programs() {
        return programs;
    }

    final Path home() {
        return folder.resolve("home");
    }

    final RunFolder folderOf(LaunchId id) {
        return new RunFolder(home().resolve("runs").resolve(id.value()));
    }

    /** Neither a run's folder nor anything of it among what the launcher keeps for itself. */
    final void assertNoRunFolders() {
        assertThat(home().resolve("runs")).isDirectoryNotContaining("glob:**/[!.]*");
        for (String own : List.of(".live", ".delete-on-exit", ".changing")) {
            assertThat(home().resolve("runs").resolve(own)).isEmptyDirectory();
        }
    }

    final LocalTaskLauncher newLauncher() {
        return newLauncher(programs.account());
    }

    final LocalTaskLauncher newLauncher(LocalAccount account) {
        LocalTaskLauncher launcher =
                new LocalTaskLauncher(home(), account, new JavaHomes(Map.of()));
        launchers.add(launcher);
        return launcher;
    }

    final LaunchId id(String name) {
        LaunchId id = new LaunchId(name + "-" + System.nanoTime());
        ids.add(id);
        return id;
    }

    final LaunchId launched(TaskLauncher launcher, String name, String... program) {
        LaunchId id = id(name);
        launcher.launch(programs.request(id, program));
        return id;
    }

    final LaunchId running(TaskLauncher launcher, String name, String... program) {
        LaunchId id = launched(launcher, name, program);
        awaitRunning(launcher, id);
        return id;
    }

    final LaunchId ended(TaskLauncher launcher, String name, String... program) {
        LaunchId id = launched(launcher, name, program);
        awaitFinal(launcher, id);
        return id;
    }

    static TaskStatus await(TaskLauncher launcher, LaunchId id, Predicate<TaskStatus> wanted) {
        return awaitValue(
                () -> {
                    TaskStatus status = launcher.status(id);
                    return wanted.test(status) ? List.of(status) : List.<TaskStatus>of();
                },
                "status of " + id);
    }

    static TaskStatus awaitFinal(TaskLauncher launcher, LaunchId id) {
        return await(launcher, id, TaskStatus::isFinal);
    }

    static void awaitRunning(TaskLauncher launcher, LaunchId id) {
        await(launcher, id, TaskStatus.Running.class::isInstance);
    }

    /** The process that became the program. */
    final ProcessHandle programOf(LaunchId id) {
        return awaitValue(
                () ->
                        folderOf(id)
                                .program()
                                .flatMap(ProcessIdentity::handle)
                                .map(List::of)
                                .orElse(List.of()),
                "program of " + id);
    }

    final ProcessHandle supervisorOf(LaunchId id) {
        return awaitValue(
                () ->
                        folderOf(id)
                                .supervisor()
                                .flatMap(ProcessIdentity::handle)
                                .map(List::of)
                                .orElse(List.of()),
                "supervisor of " + id);
    }

    static void awaitTrue(Callable<Boolean> condition, String what) {
        awaitTrue(condition, what, PATIENCE);
    }

    static void awaitTrue(Callable<Boolean> condition, String what, Duration patience) {
        awaitValue(() -> condition.call() ? List.of(true) : List.<Boolean>of(), what, patience);
    }

    /** Asks until there is a value; processes elsewhere tell nobody. */
    private static <T> T awaitValue(Callable<List<T>> question, String what) {
        return awaitValue(question, what, PATIENCE);
    }

    private static <T> T awaitValue(Callable<List<T>> question, String what, Duration patience) {
        return Awaitility.await(what)
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(question, answer -> !answer.isEmpty())
                .getFirst();
    }

    static String stdout(TaskLauncher launcher, LaunchId id) {
        return text(launcher, id, LogStream.STDOUT);
    }

    static String text(TaskLauncher launcher, LaunchId id, LogStream stream) {
        try (var in = launcher.log(id).orElseThrow().open(stream, 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
