package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchQueueTest extends LaunchingCase {

    @ParameterizedTest
    @EnumSource
    void anAcceptedLaunchIsDurableBeforeAnythingRuns(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");

        assertThat(server.state(key)).isEqualTo(RunState.QUEUED);
        TaskExecution execution = server.execution(key);
        assertThat(execution.taskName()).isEqualTo("nightly");
        assertThat(execution.startTime()).isNull();
        assertThat(execution.externalExecutionId())
                .isEqualTo(server.launchId(key).value())
                .startsWith("nightly-");
        assertThat(launcher.requests()).isEmpty();
        assertThat(server.events).containsExactly(new RunQueued(key, "nightly", "default"));
        assertThat(server.audited("Deploy")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRunGoesThroughItsLife(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");

        server.dispatcher.runOnce();
        assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);

        clock.advance(Duration.ofSeconds(3));
        launcher.start(server.launchId(key));
        server.reconciler.observe(server.launchId(key));
        assertThat(server.run(key).state()).isEqualTo(RunState.RUNNING);
        assertThat(server.run(key).startedAt()).isEqualTo(clock.instant());
        assertThat(server.execution(key).startTime()).as("the program writes it itself").isNull();

        clock.advance(Duration.ofSeconds(5));
        launcher.finish(server.launchId(key), 0);
        server.reconciler.observe(server.launchId(key));
        assertThat(server.run(key).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(server.run(key).endedAt()).isEqualTo(clock.instant());
        TaskExecution execution = server.execution(key);
        assertThat(execution.endTime()).isEqualTo(clock.instant());
        assertThat(execution.startTime()).isEqualTo(clock.instant().minusSeconds(5));
        assertThat(execution.exitCode()).isZero();
        assertThat(execution.errorMessage()).isNull();
        assertThat(server.closedRecords.closed).hasSize(1);
        assertThat(server.events)
                .endsWith(
                        new RunEnded(
                                key,
                                server.launchId(key),
                                "nightly",
                                "default",
                                RunState.SUCCEEDED));
    }

    /** Two hints about one launch are followed at once, and only the second saw the end. */
    @ParameterizedTest
    @EnumSource
    void anEndIsNotMissedWhileAnotherLookNotesTheStart(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey key = server.launch("nightly");
        server.dispatcher.runOnce();
        LaunchId id = server.launchId(key);
        launcher.start(id);
        launcher.beforeNextStatus(
                () -> {
                    server.reconciler.observe(id);
                    assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
                    launcher.finish(id, 0);
                });

        server.reconciler.observe(id);

        assertThat(server.state(key)).isEqualTo(RunState.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void launchesBeyondTheLimitWaitAndAllEndInOrder(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(4));
        List<ExecutionKey> accepted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            accepted.add(server.launch("nightly"));
        }
        for (int finished = 0; finished < 40; finished++) {
            server.dispatcher.runOnce();
            assertThat(launcher.requests()).hasSize(Math.min(finished + 4, 40));
            LaunchId next = launcher.requests().get(finished).id();
            launcher.finish(next, 0);
            server.reconciler.observe(next);
        }
        assertThat(launcher.requests().stream().map(TaskLaunchRequest::id))
                .containsExactlyElementsOf(accepted.stream().map(server::launchId).toList());
        assertThat(accepted)
                .allSatisfy(key -> assertThat(server.state(key)).isEqualTo(RunState.SUCCEEDED));
    }

    @ParameterizedTest
    @EnumSource
    void twoServersNeverExceedTheLimitNorLaunchTwice(TestDatabase database) throws Exception {
        DataSource dataSource = database.newMigrated();
        TestServer one = server(dataSource, shared(3));
        TestServer two = anotherServer(dataSource, "two", shared(3));
        for (int i = 0; i < 20; i++) {
            one.launch("nightly");
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int finished = 0; finished < 20; finished++) {
                CountDownLatch together = new CountDownLatch(1);
                List<Future<Integer>> claims = new ArrayList<>();
                for (TestServer server : List.of(one, two)) {
                    claims.add(
                            threads.submit(
                                    () -> {
                                        together.await();
                                        return server.dispatcher.runOnce();
                                    }));
                }
                together.countDown();
                for (Future<Integer> claim : claims) {
                    claim.get();
                }
                assertThat(launcher.requests()).hasSize(Math.min(finished + 3, 20));
                LaunchId next = launcher.requests().get(finished).id();
                launcher.finish(next, 0);
                two.reconciler.observe(next);
            }
        }
        assertThat(launcher.requests().stream().map(TaskLaunchRequest::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aServerLeavesRunsItCannotReadToTheOther(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        TestServer one = server(dataSource, shared(3));
        Path key = folder.resolve("stranger").resolve(Vault.KEY_FILE);
        TestServer stranger = strangerWithOwnKey(dataSource, key);
        ExecutionKey run = one.launch("nightly");

        assertThat(stranger.dispatcher.runOnce()).isZero();
        assertThat(one.dispatcher.runOnce()).isEqualTo(1);
        assertThat(one.state(run)).isEqualTo(RunState.LAUNCHING);
    }

    private TestServer strangerWithOwnKey(DataSource dataSource, Path key) {
        try {
            Files.createDirectories(key.getParent());
            Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return anotherServer(dataSource, "stranger", shared(3));
    }

    @ParameterizedTest
    @EnumSource
    void whatRunsIsRecordedInTheTablesOfItsGeneration(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(5));
        server.register("modern", BootVersion.BOOT4);
        server.define("hourly", "modern");

        ExecutionKey old = server.launch("nightly");
        ExecutionKey modern = server.launch("hourly");

        assertThat(old.target()).isEqualTo(SchemaTarget.BOOT2);
        assertThat(modern).isEqualTo(new ExecutionKey(old.id(), SchemaTarget.BOOT4));
        server.dispatcher.runOnce();
        TaskLaunchRequest request = launcher.requests().get(1);
        assertThat(request.bootVersion()).isEqualTo(4);
        assertThat(request.appProperties())
                .containsEntry("spring.cloud.task.tablePrefix", "BOOT4_TASK_")
                .containsEntry("management.metrics.tags.service", "task-application")
                .containsEntry(
                        "management.metrics.tags.application",
                        "${spring.cloud.task.name:unknown}-${spring.cloud.task.executionid:unknown}");
        assertThat(request.arguments()).endsWith("--spring.cloud.task.executionid=" + modern.id());
    }

    @ParameterizedTest
    @EnumSource
    void theServerRecordsAProgramThatDoesNotRecordItself(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(5));
        server.registerWithoutCloudTask("script");
        server.define("plain", "script");
        ExecutionKey key =
                server.launching.launch(
                        new TaskLaunch("plain", Map.of(), List.of("--day=mon", "--token=abc")));

        server.dispatcher.runOnce();
        launcher.start(server.launchId(key));
        server.reconciler.observe(server.launchId(key));
        assertThat(server.execution(key).startTime()).isEqualTo(clock.instant());
        assertThat(
                        server.jdbc
                                .sql("select TASK_PARAM from TASK_EXECUTION_PARAMS")
                                .query(String.class)
                                .list())
                .contains("--day=mon", "--token=******");

        clock.advance(Duration.ofSeconds(2));
        launcher.finish(server.launchId(key), 4);
        server.reconciler.observe(server.launchId(key));
        assertThat(server.execution(key).endTime()).isEqualTo(clock.instant());
        assertThat(server.execution(key).exitCode()).isEqualTo(4);
        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void theQueueKnowsEveryonesPlace(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        List<ExecutionKey> keys = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            keys.add(server.launch("nightly"));
        }
        server.dispatcher.runOnce();
        assertThat(keys.subList(1, 4).stream().map(server::run).map(server.runs::queuePlace))
                .containsExactly(1, 2, 3);
    }
}
