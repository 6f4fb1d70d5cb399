package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody sets the clock by hours, forward or back. */
class ClockJumpTest extends LaunchingCase {

    private static final Duration FORWARD = Duration.ofHours(5);
    private static final Duration BACK = FORWARD.negated();

    @ParameterizedTest
    @EnumSource
    void aLaunchThatWasQueuedInTheFutureIsLaunched(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");

        clock.advance(BACK);
        server.dispatcher.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);
        assertThat(launcher.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRetryIsNotPutOffByHours(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        launcher.onLaunch(
                request -> {
                    launcher.forget(request.id());
                    throw new IllegalStateException("the platform's API does not answer");
                });
        server.dispatcher.runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.QUEUED);
        launcher.onLaunch(request -> launcher.start(request.id()));

        server.dispatcher.runOnce();
        assertThat(server.state(key)).as("the retry is not due yet").isEqualTo(RunState.QUEUED);
        clock.advance(BACK);
        server.dispatcher.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimThatLooksStaleIsLaunchedOnce(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer slow = server(dataSource, shared(2));
        ExecutionKey key = slow.launch("nightly");
        List<Runnable> launches = new ArrayList<>();
        slow.dispatcher(launches::add, clock).runOnce();
        TestServer other = anotherServer(dataSource, "other", shared(2));

        clock.advance(FORWARD);
        other.dispatcher.recover();
        launches.forEach(Runnable::run);

        assertThat(launcher.requests()).hasSize(1);
        assertThat(other.run(key).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatRunsGoesOnAndEndsWithItsExitCode(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey forward = running(server);
        ExecutionKey back = running(server);

        clock.advance(FORWARD);
        server.reconciler.runOnce();
        launcher.finish(server.launchId(forward), 3);
        server.reconciler.runOnce();
        clock.advance(BACK.multipliedBy(2));
        server.reconciler.runOnce();
        server.dispatcher.recover();
        assertThat(server.state(back)).isEqualTo(RunState.RUNNING);
        launcher.finish(server.launchId(back), 0);
        server.reconciler.runOnce();

        assertThat(server.run(forward).exitCode()).isEqualTo(3);
        assertThat(server.state(back)).isEqualTo(RunState.SUCCEEDED);
        assertThat(launcher.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aStopIsAStopAlsoIfTheEndSeemsToComeBeforeIt(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = running(server);
        server.runs.requestStop(key, clock.instant());

        clock.advance(BACK);
        server.reconciler.runOnce();
        server.reconciler.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.STOPPED);
        assertThat(server.run(key).exitCode()).isEqualTo(143);
    }
}
