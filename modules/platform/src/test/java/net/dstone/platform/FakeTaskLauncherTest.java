package net.dstone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeTaskLauncherTest extends TaskLauncherContract {

    private static final String REFUSED = "refused";

    private final FakeTaskLauncher fake = new FakeTaskLauncher();

    /** Programs of the contract are told by their arguments: what to print, and how to end. */
    @BeforeEach
    void letProgramsRunByThemselves() {
        fake.onLaunch(
                request -> {
                    List<String> arguments = request.arguments();
                    fake.start(request.id());
                    fake.print(request.id(), LogStream.STDOUT, arguments.get(0));
                    fake.print(request.id(), LogStream.STDERR, arguments.get(1));
                    if (arguments.size() == 3) {
                        fake.finish(request.id(), Integer.parseInt(arguments.get(2)));
                    }
                });
    }

    @Test
    void aLaunchIsPendingUntilTheTestStartsIt() {
        FakeTaskLauncher byHand = new FakeTaskLauncher();
        LaunchId id = newId();
        byHand.launch(exitsWith(id, 0));

        assertThat(byHand.status(id)).isInstanceOf(TaskStatus.Pending.class);
        byHand.start(id);
        assertThat(byHand.status(id)).isInstanceOf(TaskStatus.Running.class);
        byHand.lose(id, "node gone");
        assertThat(byHand.status(id)).isEqualTo(new TaskStatus.Lost("node gone"));
    }

    @Test
    void refusesLaunchesWhenToldTo() {
        FakeTaskLauncher byHand = new FakeTaskLauncher();
        byHand.refuse("quota is used up");
        assertThatThrownBy(() -> byHand.launch(exitsWith(newId(), 0)))
                .isInstanceOf(LaunchException.class)
                .hasMessage("quota is used up");

        byHand.acceptAgain();
        LaunchId id = newId();
        byHand.launch(exitsWith(id, 0));
        assertThat(byHand.requests()).extracting(TaskLaunchRequest::id).containsExactly(id);
    }

    @Test
    void recordsCancelsThatItIgnores() {
        FakeTaskLauncher byHand = new FakeTaskLauncher();
        LaunchId id = newId();
        byHand.launch(exitsWith(id, 0));
        byHand.start(id);
        byHand.ignoreCancels();

        byHand.cancel(id);

        assertThat(byHand.status(id)).isInstanceOf(TaskStatus.Running.class);
        assertThat(byHand.cancels()).containsExactly(id);
    }

    @Override
    protected TaskLauncher launcher() {
        return fake;
    }

    @Override
    protected TaskLauncher successor() {
        return fake;
    }

    @Override
    protected TaskLaunchRequest exitsWith(LaunchId id, int exitCode) {
        return request(id, List.of("", "", String.valueOf(exitCode)));
    }

    @Override
    protected TaskLaunchRequest prints(LaunchId id, String stdout, String stderr) {
        return request(id, List.of(stdout, stderr, "0"));
    }

    @Override
    protected TaskLaunchRequest printsAndRuns(LaunchId id, String stdout) {
        return request(id, List.of(stdout, ""));
    }

    @Override
    protected TaskLaunchRequest startsAnotherAndRuns(LaunchId id) {
        return request(id, List.of("", ""));
    }

    @Override
    protected boolean anythingRuns(LaunchId id) {
        return fake.status(id) instanceof TaskStatus.Running;
    }

    @Override
    protected TaskLaunchRequest cannotStart(LaunchId id) {
        fake.refuse(REFUSED);
        return request(id, List.of("", ""));
    }

    private static TaskLaunchRequest request(LaunchId id, List<String> arguments) {
        return new TaskLaunchRequest(
                id,
                "contract",
                new Executable.Jar(Path.of("/app.jar"), OptionalInt.empty()),
                3,
                Map.of(),
                Map.of(),
                arguments);
    }
}
