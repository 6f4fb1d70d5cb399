package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.NoSuchTaskExecutionException;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutionMissingExternalIdException;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

class TaskStoppingTest extends LaunchingCase {

    @ParameterizedTest
    @EnumSource
    void aQueuedRunIsCancelledAndNeverLaunched(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");

        server.stopping.stop(List.of(key), "");
        server.dispatcher.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.CANCELLED);
        TaskExecution execution = server.execution(key);
        assertThat(execution.endTime()).isEqualTo(clock.instant());
        assertThat(execution.exitCode()).isEqualTo(-1);
        assertThat(execution.errorMessage()).contains("queue");
        assertThat(launcher.requests()).isEmpty();
        assertThat(server.closedRecords.closed).singleElement().asString().contains("stopped");
    }

    @ParameterizedTest
    @EnumSource
    void aRunningTaskIsStoppedWithItsExitCode(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = running(server);

        server.stopping.stop(List.of(key), "");
        server.reconciler.observe(server.launchId(key));

        assertThat(launcher.cancels()).containsExactly(server.launchId(key));
        assertThat(server.state(key)).isEqualTo(RunState.STOPPED);
        assertThat(server.execution(key).exitCode()).isEqualTo(143);
        assertThat(server.execution(key).errorMessage()).contains("Stopped on request");
        assertThat(server.audited("Undeploy"))
                .singleElement()
                .asString()
                .contains("1 Task Execution Stopped", "{\"Stopped Task Executions\":1}");
    }

    @ParameterizedTest
    @EnumSource
    void aStoppedProgramThatEndedItsRowItselfKeepsItButItsRunIsStopped(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = running(server);
        server.jdbc
                .sql(
                        """
                        update TASK_EXECUTION set START_TIME = current_timestamp,
                            END_TIME = current_timestamp, EXIT_CODE = 0
                        """)
                .update();

        server.stopping.stop(List.of(key), "");
        server.reconciler.observe(server.launchId(key));

        assertThat(server.execution(key).exitCode()).isZero();
        assertThat(server.state(key)).isEqualTo(RunState.STOPPED);
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsJustBeingLaunchedIsStopped(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();

        server.stopping.stop(List.of(key), "");
        assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);
        server.dispatcher.recover();

        assertThat(server.state(key)).isEqualTo(RunState.STOPPED);
        assertThat(launcher.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStopBetweenTheLastLookAndTheLaunchStillCounts(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        launcher.onLaunch(
                request -> {
                    server.runs.requestStop(key, clock.instant());
                    launcher.start(request.id());
                });

        server.dispatcher.runOnce();
        server.reconciler.observe(server.launchId(key));

        assertThat(server.state(key)).isEqualTo(RunState.STOPPED);
    }

    @ParameterizedTest
    @EnumSource
    void aProgramThatHangsStaysRunningUntilItIsGone(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        server.dispatcher.runOnce();
        launcher.start(server.launchId(key));
        launcher.ignoreCancels();

        server.stopping.stop(List.of(key), "");
        server.reconciler.runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
        assertThat(server.run(key).stopRequestedAt()).isEqualTo(clock.instant());

        launcher.finish(server.launchId(key), 137);
        server.reconciler.runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.STOPPED);
        assertThat(launcher.cancels()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void stoppingWhatHasEndedDoesNothing(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        server.dispatcher.runOnce();
        launcher.finish(server.launchId(key), 0);
        server.reconciler.runOnce();

        server.stopping.stop(List.of(key), "");

        assertThat(server.state(key)).isEqualTo(RunState.SUCCEEDED);
        assertThat(server.execution(key).exitCode()).isZero();
        assertThat(launcher.cancels()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatNoPlatformGivesIsNotStopped(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        server.jdbc
                .sql(
                        """
                        insert into TASK_EXECUTION (TASK_EXECUTION_ID, TASK_NAME, EXTERNAL_EXECUTION_ID)
                        values (-1, 'by hand', 'host 7: 4711')
                        """)
                .update();
        ExecutionKey foreign = new ExecutionKey(-1, SchemaTarget.BOOT2);

        assertThatThrownBy(() -> server.stopping.stop(List.of(foreign), ""))
                .isInstanceOf(TaskExecutionMissingExternalIdException.class);
        assertThat(server.audited("Undeploy")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatCannotBeAuditedIsNotNotedEither(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = running(server);
        server.jdbc.sql("alter table audit_records rename to hidden_records").update();

        assertThatThrownBy(() -> server.stopping.stop(List.of(key), ""))
                .isInstanceOf(DataAccessException.class);
        assertThat(server.run(key).stopRequested()).isFalse();
        assertThat(launcher.cancels()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withOneUnknownIdNothingIsStopped(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        ExecutionKey unknown = new ExecutionKey(99999, SchemaTarget.BOOT2);

        assertThatThrownBy(() -> server.stopping.stop(List.of(key, unknown), ""))
                .isInstanceOf(NoSuchTaskExecutionException.class)
                .hasMessageContaining("99999");
        assertThat(server.state(key)).isEqualTo(RunState.QUEUED);
    }
}
