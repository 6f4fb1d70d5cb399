package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.server.Degraded;
import net.dstone.server.HealthProperties;
import net.dstone.server.database.TestWatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

/** One broken row, and everything else goes on. */
class PoisonedRowTest extends LaunchingCase {

    @ParameterizedTest
    @EnumSource
    void aQueuedRowThatCannotBeReadIsTakenOutOfTheQueueWithItsReason(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(1));
        ExecutionKey badId = server.launch("nightly");
        ExecutionKey badLimit = server.launch("nightly");
        ExecutionKey good = server.launch("nightly");
        corrupt(server, badId, "launch_id = '../../etc/passwd'");
        corrupt(server, badLimit, "run_limit = -1");

        TestServer restarted = anotherServer(dataSource, "home", local(1));
        restarted.reconciler.runOnce();
        restarted.dispatcher.recover();
        for (int i = 0; i < 3; i++) {
            restarted.dispatcher.runOnce();
        }

        assertThat(restarted.state(good)).isEqualTo(RunState.LAUNCHING);
        assertThat(column(restarted, badId, "state")).isEqualTo("CANCELLED");
        assertThat(column(restarted, badId, "reason"))
                .contains("cannot be read", "../../etc/passwd");
        assertThat(restarted.execution(badId).endTime()).isEqualTo(clock.instant());
        assertThat(restarted.execution(badId).errorMessage()).contains("cannot be read");
        assertThat(column(restarted, badLimit, "state")).isEqualTo("CANCELLED");
        assertThat(restarted.meters.counter("dstone.task.unreadable").count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRowOnAPlatformThatCannotBeReadIsLostAndGivesItsPlaceBack(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey bad = running(server);
        ExecutionKey good = server.launch("nightly");
        corrupt(server, bad, "launch_id = ' '");

        server.reconciler.runOnce();
        server.dispatcher.runOnce();

        assertThat(column(server, bad, "state")).isEqualTo("LOST");
        assertThat(server.state(good)).isEqualTo(RunState.LAUNCHING);
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfANewerServerAreLeftAloneHoldNoPlaceAndAreShown(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey badState = server.launch("nightly");
        ExecutionKey badTarget = server.launch("nightly");
        ExecutionKey held = running(server, badTarget, badState);
        ExecutionKey good = server.launch("nightly");
        corrupt(server, badState, "state = 'PAUSED'");
        corrupt(server, badTarget, "schema_target = 'boot9'");
        corrupt(server, held, "schema_target = 'boot8'");

        server.reconciler.runOnce();
        server.dispatcher.recover();
        server.dispatcher.runOnce();

        assertThat(server.state(good)).isEqualTo(RunState.LAUNCHING);
        assertThat(column(server, badState, "state")).isEqualTo("PAUSED");
        assertThatThrownBy(() -> server.run(badState))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("PAUSED");
        Health health = health(server, local(1));
        assertThat(health.getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(health.getDetails().get("problems"))
                .asString()
                .contains("3 rows of task_run have a state or schema target");
    }

    @ParameterizedTest
    @EnumSource
    void plansThatCannotBeReadEndTheirRunsOnly(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        List<ExecutionKey> bad = new ArrayList<>();
        for (String plan : List.of("{oops", "null", "[]", "{}", "{\"taskName\":null}")) {
            ExecutionKey key = server.launch("nightly");
            server.replacePlan(key, plan);
            bad.add(key);
        }
        ExecutionKey garbage = server.launch("nightly");
        corrupt(server, garbage, "secrets = '%%% no base64 %%%'");
        ExecutionKey none = server.launch("nightly");
        corrupt(server, none, "secrets = null");
        bad.addAll(List.of(garbage, none));
        ExecutionKey good = server.launch("nightly");

        server.dispatcher.runOnce();

        assertThat(server.state(good)).isEqualTo(RunState.LAUNCHING);
        for (ExecutionKey key : bad) {
            assertThat(server.state(key)).isEqualTo(RunState.FAILED);
            assertThat(server.run(key).reason()).contains("cannot be read");
        }
        assertThat(launcher.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformThatCannotTellOfOneLaunchHoldsUpNoOtherAndIsAskedEverMoreSeldom(
            TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey mute = running(server);
        ExecutionKey other = running(server);
        launcher.breakStatus(server.launchId(mute), "the API answers nonsense");
        launcher.finish(server.launchId(other), 0);

        server.reconciler.runOnce();

        assertThat(server.state(other)).isEqualTo(RunState.SUCCEEDED);
        assertThat(server.state(mute)).isEqualTo(RunState.RUNNING);
        assertThat(health(server, local(2)).getDetails().get("problems"))
                .asString()
                .contains(mute.toString(), "the API answers nonsense");
        assertThat(server.meters.get("dstone.task.troubled").gauge().value()).isEqualTo(1);

        launcher.mendStatus(server.launchId(mute));
        launcher.finish(server.launchId(mute), 0);
        server.reconciler.runOnce();
        assertThat(server.state(mute)).as("not yet asked again").isEqualTo(RunState.RUNNING);
        clock.advance(Duration.ofSeconds(11));
        server.reconciler.runOnce();
        assertThat(server.state(mute)).isEqualTo(RunState.SUCCEEDED);
        assertThat(health(server, local(2)).getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource
    void recordsThatCannotBeClosedDoNotKeepARunOpen(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey bad = running(server);
        server.closedRecords.broken.add(bad);
        launcher.finish(server.launchId(bad), 3);
        ExecutionKey next = server.launch("nightly");

        for (int i = 1; i < RunEnding.MAX_ATTEMPTS; i++) {
            server.reconciler.runOnce();
            assertThat(server.state(bad)).isEqualTo(RunState.RUNNING);
            clock.advance(Duration.ofMinutes(1));
        }
        server.reconciler.runOnce();
        server.dispatcher.runOnce();

        assertThat(server.state(bad)).isEqualTo(RunState.FAILED);
        assertThat(server.run(bad).exitCode()).isEqualTo(3);
        assertThat(server.run(bad).reason())
                .contains("exit code 3", "could not be closed", "a row nobody can write");
        assertThat(server.execution(bad).exitCode()).isEqualTo(3);
        assertThat(server.state(next)).isEqualTo(RunState.LAUNCHING);
    }

    @ParameterizedTest
    @EnumSource
    void aQueueIsStuckWhenSomethingWaitsAlthoughThereAreFreePlaces(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        server.launch("nightly");
        assertThat(health(server, local(1)).getStatus()).isEqualTo(Status.UP);

        clock.advance(Duration.ofMinutes(3));
        Health stuck = health(server, local(1));
        assertThat(stuck.getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(stuck.getDetails().get("problems"))
                .asString()
                .contains("A launch waits for 180 s although platform default has free places");

        server.dispatcher.runOnce();
        server.launch("nightly");
        clock.advance(Duration.ofHours(1));
        assertThat(health(server, local(1)).getStatus())
                .as("the only place is taken")
                .isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource
    void aLaunchNobodyHereCanTakeIsShown(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        corrupt(server, server.launch("nightly"), "key_id = 'another'");
        corrupt(server, server.launch("nightly"), "platform_name = 'gone'");

        assertThat(health(server, local(1)).getDetails().get("problems"))
                .asString()
                .contains("2 launches wait for a platform or a key file");
    }

    @ParameterizedTest
    @EnumSource
    void aQueueIsStuckOnlyWhenItCouldMoveAndDoesNot(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey first = running(server);
        server.launch("nightly");
        server.dispatcher.runOnce();
        clock.advance(Duration.ofMinutes(10));
        server.dispatcher.runOnce();
        launcher.finish(server.launchId(first), 0);
        server.reconciler.runOnce();
        assertThat(health(server, local(1)).getStatus())
                .as("a place came free")
                .isEqualTo(Status.UP);

        clock.advance(Duration.ofMinutes(3));

        assertThat(health(server, local(1)).getDetails().get("problems"))
                .asString()
                .contains("A launch waits for 180 s although platform default has free places");
    }

    private Health health(TestServer server, TaskPlatform platform) {
        return new QueueHealthIndicator(
                        server.runs,
                        server.plans,
                        new TaskPlatforms(List.of(platform)),
                        server.dispatcher,
                        server.troubles,
                        TestWatch.of(new DriverManagerDataSource(), server.meters),
                        new HealthProperties(DataSize.ofMegabytes(1), Duration.ofMinutes(2)))
                .health();
    }

    /** Launched before those that wait already. */
    private ExecutionKey running(TestServer server, ExecutionKey... waiting) {
        for (ExecutionKey key : waiting) {
            corrupt(server, key, "priority = 9");
        }
        return running(server);
    }

    private static void corrupt(TestServer server, ExecutionKey key, String change) {
        server.jdbc
                .sql(
                        """
                        update task_run set %s
                        where task_execution_id = :id and schema_target = :target
                        """
                                .formatted(change))
                .param("id", key.id())
                .param("target", key.target().wireName())
                .update();
    }

    private static String column(TestServer server, ExecutionKey key, String column) {
        return server.jdbc
                .sql("select %s from task_run where task_execution_id = :id".formatted(column))
                .param("id", key.id())
                .query(String.class)
                .single();
    }
}
