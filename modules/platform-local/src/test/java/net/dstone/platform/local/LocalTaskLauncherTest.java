package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskLauncher;
import net.dstone.platform.TaskLauncherContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, with real processes. */
class LocalTaskLauncherTest extends TaskLauncherContract {

    @TempDir Path folder = Path.of("");

    private final List<LaunchId> launched = new ArrayList<>();
    private final List<TaskLauncher> launchers = new ArrayList<>();
    private TestPrograms programs = new TestPrograms(folder);

    @BeforeEach
    void launcherOverAnEmptyPlace() throws IOException {
        programs = TestPrograms.in(folder);
        launchers.add(newLauncher());
    }

    @AfterEach
    void nothingGoesOnRunning() {
        launchers.forEach(TaskLauncher::close);
        for (LaunchId id : launched) {
            TestPrograms.programsOf(id).forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    protected TaskLauncher launcher() {
        return launchers.getFirst();
    }

    @Override
    protected TaskLauncher successor() {
        TaskLauncher successor = newLauncher();
        launchers.add(successor);
        return successor;
    }

    private TaskLauncher newLauncher() {
        return new LocalTaskLauncher(
                folder.resolve("home"), programs.account(), new JavaHomes(Map.of()));
    }

    @Override
    protected TaskLaunchRequest exitsWith(LaunchId id, int exitCode) {
        return request(id, "exit", String.valueOf(exitCode));
    }

    @Override
    protected TaskLaunchRequest prints(LaunchId id, String stdout, String stderr) {
        return request(id, "print", stdout, stderr);
    }

    @Override
    protected TaskLaunchRequest printsAndRuns(LaunchId id, String stdout) {
        return request(id, "run", stdout);
    }

    @Override
    protected TaskLaunchRequest startsAnotherAndRuns(LaunchId id) {
        return request(id, "run-with-child");
    }

    @Override
    protected boolean anythingRuns(LaunchId id) {
        return TestPrograms.programsOf(id).findAny().isPresent();
    }

    @Override
    protected TaskLaunchRequest cannotStart(LaunchId id) {
        return programs.request(
                id, Map.of(), Map.of(LocalAccount.DEPLOYMENT_PREFIX + "javaCmd", "/no/such/java"));
    }

    private TaskLaunchRequest request(LaunchId id, String... arguments) {
        launched.add(id);
        return programs.request(id, arguments);
    }
}
