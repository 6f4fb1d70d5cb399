package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.sql.DataSource;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server dies at some point; the one started after it, or beside it, carries on. */
class CrashTest extends LaunchingCase {

    @ParameterizedTest
    @EnumSource
    void afterAcceptingTheNextStartLaunches(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        ExecutionKey key = server(dataSource, local(2)).launch("nightly");

        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.dispatcher.runOnce();

        assertThat(launcher.requests()).hasSize(1);
        assertThat(launcher.requests().getFirst().id()).isEqualTo(restarted.launchId(key));
    }

    @ParameterizedTest
    @EnumSource
    void afterClaimingTheNextStartLaunchesOnce(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey key = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);

        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.reconciler.runOnce();
        restarted.dispatcher.recover();
        restarted.dispatcher.recover();

        assertLaunchedOnceAndRuns(restarted, key);
    }

    @ParameterizedTest
    @EnumSource
    void afterClaimingAStartADayLaterStillLaunches(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey key = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();

        clock.advance(Duration.ofDays(1));
        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.dispatcher.recover();
        restarted.reconciler.runOnce();

        assertLaunchedOnceAndRuns(restarted, key);
    }

    @ParameterizedTest
    @EnumSource
    void tasksOnTheMachineOfAServerThatIsGoneTakeNoPlacesOnOthers(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer gone = server(dataSource, local(1));
        ExecutionKey waitsForItsHost = running(gone);
        TestServer other = anotherServer(dataSource, "other", local(1));
        ExecutionKey next = other.launch("nightly");
        ExecutionKey last = other.launch("nightly");

        other.dispatcher.runOnce();

        assertThat(other.state(next)).isEqualTo(RunState.LAUNCHING);
        assertThat(other.state(last)).as("its own machine is full").isEqualTo(RunState.QUEUED);
        assertThat(other.state(waitsForItsHost)).isEqualTo(RunState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void afterLaunchingTheNextStartAdoptsWhatRuns(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey key = server.launch("nightly");
        server.dispatcher.runOnce();
        launcher.start(server.launchId(key));
        assertThat(server.state(key)).as("the crash came first").isEqualTo(RunState.LAUNCHING);

        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.reconciler.runOnce();
        restarted.dispatcher.recover();

        assertThat(restarted.state(key)).isEqualTo(RunState.RUNNING);
        assertThat(launcher.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatEndedMeanwhileIsClosedWithItsTrueExitCode(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey key = running(server);
        launcher.finish(server.launchId(key), 3);

        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.reconciler.runOnce();

        assertThat(restarted.state(key)).isEqualTo(RunState.FAILED);
        assertThat(restarted.execution(key).exitCode()).isEqualTo(3);
        assertThat(restarted.execution(key).errorMessage()).contains("exit code 3");
        assertThat(restarted.closedRecords.closed)
                .containsExactly(key + " failed: The program ended with exit code 3");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGoneWithoutATraceIsLost(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey lost = running(server);
        ExecutionKey forgotten = running(server);
        launcher.lose(server.launchId(lost), "the machine was restarted");
        launcher.forget(server.launchId(forgotten));

        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.reconciler.runOnce();

        assertThat(restarted.state(lost)).isEqualTo(RunState.LOST);
        assertThat(restarted.execution(lost).exitCode()).isEqualTo(-1);
        assertThat(restarted.execution(lost).errorMessage()).isEqualTo("the machine was restarted");
        assertThat(restarted.execution(lost).endTime()).isEqualTo(clock.instant());
        assertThat(restarted.state(forgotten)).isEqualTo(RunState.LOST);
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatWasOnlyWrittenDownIsRepeated(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey key = running(server);
        server.runs.requestStop(key, clock.instant());
        assertThat(launcher.cancels()).isEmpty();

        TestServer restarted = anotherServer(dataSource, "home", local(2));
        restarted.reconciler.runOnce();
        restarted.reconciler.runOnce();

        assertThat(launcher.cancels()).containsExactly(restarted.launchId(key));
        assertThat(restarted.state(key)).isEqualTo(RunState.STOPPED);
    }

    @ParameterizedTest
    @EnumSource
    void aLaunchThatKillsItsServerEveryTimeIsGivenUp(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(2));
        ExecutionKey key = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();
        for (int i = 1; i < Dispatcher.MAX_ATTEMPTS; i++) {
            anotherServer(dataSource, "home", local(2)).dyingDispatcher(clock).recover();
        }
        assertThat(server.run(key).attempts()).isEqualTo(Dispatcher.MAX_ATTEMPTS);

        TestServer last = anotherServer(dataSource, "home", local(2));
        last.dispatcher.recover();

        assertThat(last.state(key)).isEqualTo(RunState.FAILED);
        assertThat(last.run(key).reason()).contains("Given up after 5 attempts");
        assertThat(launcher.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onASharedPlatformAnotherServerTakesOverAStaleClaim(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, shared(2));
        ExecutionKey key = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();

        TestServer other = anotherServer(dataSource, "other", shared(2));
        other.dispatcher.recover();
        assertThat(launcher.requests()).as("the claim is fresh").isEmpty();

        clock.advance(Dispatcher.CLAIM_EXPIRY.plus(Duration.ofSeconds(1)));
        other.dispatcher.recover();
        assertThat(launcher.requests()).hasSize(1);
        assertThat(other.launchId(key)).isEqualTo(launcher.requests().getFirst().id());
    }

    @ParameterizedTest
    @EnumSource
    void onASharedPlatformAnotherServerClosesTheEndAndGoesOnWithTheQueue(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer gone = server(dataSource, shared(1));
        ExecutionKey running = running(gone);
        ExecutionKey waiting = gone.launch("nightly");
        gone.runs.requestStop(running, clock.instant());
        TestServer other = anotherServer(dataSource, "other", shared(1));

        other.reconciler.runOnce();
        assertThat(launcher.cancels()).containsExactly(other.launchId(running));
        other.reconciler.runOnce();
        other.dispatcher.runOnce();

        assertThat(other.state(running)).isEqualTo(RunState.STOPPED);
        assertThat(other.state(waiting)).isEqualTo(RunState.LAUNCHING);
        assertThat(launcher.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherMachineRunsIsLeftToItsServer(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(3));
        ExecutionKey running = running(server);
        ExecutionKey claimed = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();

        // Its own machine knows nothing of what runs on the other.
        TestServer other =
                anotherServer(
                        dataSource,
                        "other",
                        new TaskPlatform("default", "Local", "", 3, new FakeTaskLauncher(clock)));
        clock.advance(Duration.ofDays(1));
        other.reconciler.runOnce();
        other.dispatcher.recover();

        assertThat(other.state(running)).isEqualTo(RunState.RUNNING);
        assertThat(other.state(claimed)).isEqualTo(RunState.LAUNCHING);
        assertThat(other.run(claimed).attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void twoServersCloseAnEndOnce(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, shared(2));
        ExecutionKey key = running(server);
        TestServer other = anotherServer(dataSource, "other", shared(2));
        launcher.finish(server.launchId(key), 1);

        TaskRun seenByBoth = server.run(key);
        server.reconciler.observe(server.launchId(key));
        assertThat(
                        other.ending.end(
                                seenByBoth,
                                RunOutcome.withoutExitCode(RunState.LOST, "late", clock.instant())))
                .isFalse();

        assertThat(other.state(key)).isEqualTo(RunState.FAILED);
        assertThat(other.execution(key).exitCode()).isEqualTo(1);
        assertThat(other.closedRecords.closed).isEmpty();
    }

    private void assertLaunchedOnceAndRuns(TestServer restarted, ExecutionKey key) {
        assertThat(launcher.requests()).hasSize(1);
        launcher.start(restarted.launchId(key));
        restarted.reconciler.runOnce();
        assertThat(restarted.state(key)).isEqualTo(RunState.RUNNING);
    }
}
