package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TimeLimits;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeLimitTest extends LaunchingCase {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource
    void aLaunchThatThePlatformNeverStartsIsTakenBackAndFails(TestDatabase database) {
        TestServer server = server(database.newMigrated(), shared(1));
        ExecutionKey key = launch(server, "deployer.import.start-timeout", "60");
        server.dispatcher.runOnce();

        clock.advance(Duration.ofSeconds(60));
        server.reconciler.runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);
        assertThat(launcher.cancels()).isEmpty();

        clock.advance(MOMENT);
        server.reconciler.runOnce();
        server.reconciler.runOnce();

        assertThat(launcher.cancels()).containsExactly(server.launchId(key));
        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
        assertThat(server.execution(key).errorMessage())
                .contains("did not start within 1m, its limit");
        assertThat(
                        server.meters
                                .counter(
                                        "dstone.task.timeouts",
                                        "platform",
                                        "default",
                                        "limit",
                                        "start")
                                .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformThatDoesNotTakeItBackDoesNotKeepThePlace(TestDatabase database) {
        TestServer server = server(database.newMigrated(), shared(1));
        launcher.ignoreCancels();
        ExecutionKey stuck = launch(server, "deployer.*.startTimeout", "1m");
        ExecutionKey next = server.launch("nightly");
        server.dispatcher.runOnce();
        clock.advance(Duration.ofMinutes(1).plus(MOMENT));
        server.reconciler.runOnce();
        assertThat(server.run(stuck).reason()).contains("did not start", "is being stopped");

        clock.advance(RunFinding.CANCEL_PATIENCE.plus(MOMENT));
        server.reconciler.runOnce();
        server.dispatcher.runOnce();

        assertThat(server.state(stuck)).isEqualTo(RunState.FAILED);
        assertThat(server.run(stuck).reason()).contains("told to cancel", "not started yet");
        assertThat(server.state(next)).isEqualTo(RunState.LAUNCHING);

        // It is not wanted any more, so it is told again should it start after all.
        launcher.start(server.launchId(stuck));
        server.reconciler.observe(server.launchId(stuck));
        assertThat(launcher.cancels())
                .containsExactly(server.launchId(stuck), server.launchId(stuck));
        assertThat(server.state(stuck)).isEqualTo(RunState.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void aLaunchThatNeverReachesThePlatformFailsAndIsNotLaunchedLater(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(1));
        ExecutionKey key = launch(server, "deployer.import.start-timeout", "60");
        server.dyingDispatcher(clock).runOnce();
        TaskRun claimed = server.run(key);

        clock.advance(Duration.ofSeconds(61));
        server.reconciler.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
        assertThat(server.run(key).reason())
                .contains("did not start within 1m", "nothing of it was on the platform");
        assertThat(server.runs.confirm(claimed, true, clock.instant())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatRunsTooLongIsStoppedAndFailedWhateverItRecords(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey key = launch(server, "deployer.import.runTimeout", "2h");
        start(server, key);
        clock.advance(Duration.ofHours(2));
        server.reconciler.runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
        server.jdbc
                .sql(
                        """
                        update TASK_EXECUTION set START_TIME = current_timestamp,
                            END_TIME = current_timestamp, EXIT_CODE = 0
                        """)
                .update();

        clock.advance(MOMENT);
        server.reconciler.runOnce();
        server.reconciler.runOnce();

        assertThat(launcher.cancels()).containsExactly(server.launchId(key));
        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
        assertThat(server.run(key).exitCode()).isEqualTo(143);
        TaskExecution execution = server.execution(key);
        assertThat(execution.exitCode()).isEqualTo(143);
        assertThat(execution.errorMessage()).contains("ran longer than 2h, its limit", "143");
        assertThat(server.closedRecords.closed)
                .singleElement()
                .asString()
                .contains(" failed: ", "longer than 2h");
    }

    @ParameterizedTest
    @EnumSource
    void theNextServerCarriesALimitOn(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(1));
        ExecutionKey key = launch(server, "deployer.import.runTimeout", "1h");
        start(server, key);
        clock.advance(Duration.ofHours(1).plus(MOMENT));
        // It writes down that the task has to end, and dies before it tells the platform.
        assertThat(server.runs.markTimedOut(server.run(key), "too long", clock.instant())).isTrue();

        TestServer restarted = anotherServer(dataSource, "home", local(1));
        restarted.reconciler.runOnce();
        restarted.reconciler.runOnce();

        assertThat(launcher.cancels()).containsExactly(restarted.launchId(key));
        assertThat(restarted.state(key)).isEqualTo(RunState.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAskedFirstDecidesWhatTheEndIsCalled(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        launcher.ignoreCancels();
        ExecutionKey stopped = launch(server, "deployer.import.runTimeout", "1h");
        ExecutionKey overdue = server.launch("nightly");
        start(server, stopped);
        start(server, overdue);
        clock.advance(Duration.ofMinutes(59));
        server.stopping.stop(List.of(stopped), "");
        clock.advance(Duration.ofMinutes(2));
        server.reconciler.runOnce();
        server.stopping.stop(List.of(overdue), "");
        launcher.finish(server.launchId(stopped), 143);
        launcher.finish(server.launchId(overdue), 143);

        server.reconciler.runOnce();

        assertThat(server.state(stopped)).isEqualTo(RunState.STOPPED);
        assertThat(server.state(overdue)).isEqualTo(RunState.FAILED);
        assertThat(server.run(overdue).reason()).contains("longer than 1h");
    }

    @Test
    void theAccountsLimitHoldsUnlessTheLaunchSaysOtherwise() {
        TaskPlatform platform =
                new TaskPlatform(
                        "default",
                        TaskPlatform.LOCAL,
                        "",
                        5,
                        launcher,
                        new TimeLimits(Duration.ZERO, Duration.ofMinutes(10)));
        TestServer server = server(TestDatabase.H2.newMigrated(), platform);

        assertThat(server.run(server.launch("nightly")).limits())
                .isEqualTo(new TimeLimits(Duration.ZERO, Duration.ofMinutes(10)));
        assertThat(server.run(launch(server, "deployer.import.run-timeout", "0")).limits().run())
                .isZero();
        assertThat(
                        server.run(launch(server, "deployer.import.run-timeout", "PT90S"))
                                .limits()
                                .run())
                .hasSeconds(90);
    }

    @Test
    void aLimitThatIsNoTimeIsRefused() {
        TestServer server = server(TestDatabase.H2.newMigrated(), local(1));
        for (String wrong : List.of("soon", "-5", "1 hour", "99999999999999999999d")) {
            assertThatThrownBy(() -> launch(server, "deployer.import.run-timeout", wrong))
                    .isInstanceOf(InvalidLaunchException.class)
                    .hasMessageContaining("run-timeout")
                    .hasMessageContaining(wrong);
        }
    }

    private static ExecutionKey launch(TestServer server, String key, String value) {
        return server.launching.launch(new TaskLaunch("nightly", Map.of(key, value), List.of()));
    }

    private void start(TestServer server, ExecutionKey key) {
        server.dispatcher.runOnce();
        launcher.start(server.launchId(key));
        server.reconciler.observe(server.launchId(key));
        assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
    }
}
