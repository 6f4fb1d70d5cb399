package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.app.AppFileException;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.dataflow.web.DataflowException;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchFailureTest extends LaunchingCase {

    @ParameterizedTest
    @EnumSource
    void aPlatformThatRefusesEndsTheRunWithItsReason(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        launcher.refuse("no Java 25 on this machine");
        ExecutionKey key = server.launch("nightly");

        server.dispatcher.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
        TaskExecution execution = server.execution(key);
        assertThat(execution.startTime()).as("or clients show it as unknown").isNotNull();
        assertThat(execution.endTime()).isEqualTo(clock.instant());
        assertThat(execution.exitCode()).isEqualTo(-1);
        assertThat(execution.errorMessage()).contains("no Java 25 on this machine");
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformThatStumblesIsTriedAgainLaterAndKeepsTheOrder(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey first = server.launch("nightly");
        ExecutionKey second = server.launch("nightly");
        launcher.onLaunch(
                request -> {
                    launcher.forget(request.id());
                    throw new IllegalStateException("the platform's API does not answer");
                });

        server.dispatcher.runOnce();
        assertThat(server.state(first)).isEqualTo(RunState.QUEUED);
        assertThat(server.run(first).reason()).contains("Attempt 1 of 5", "does not answer");

        launcher.onLaunch(request -> launcher.start(request.id()));
        clock.advance(Duration.ofSeconds(6));
        server.dispatcher.runOnce();
        assertThat(server.state(first)).isEqualTo(RunState.RUNNING);
        assertThat(server.state(second)).isEqualTo(RunState.QUEUED);
    }

    @ParameterizedTest
    @EnumSource
    void afterTooManyTriesALaunchFails(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(1));
        ExecutionKey key = server.launch("nightly");
        launcher.onLaunch(
                request -> {
                    launcher.forget(request.id());
                    throw new IllegalStateException("the platform's API does not answer");
                });
        for (int i = 0; i < Dispatcher.MAX_ATTEMPTS; i++) {
            assertThat(server.state(key)).isEqualTo(RunState.QUEUED);
            server.dispatcher.runOnce();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
        assertThat(server.execution(key).errorMessage()).contains("does not answer");
    }

    @ParameterizedTest
    @EnumSource
    void aLaunchThatFailedButRunsIsNotLaunchedAgain(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        launcher.onLaunch(
                request -> {
                    launcher.start(request.id());
                    throw new IllegalStateException("the answer was lost");
                });

        server.dispatcher.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
        assertThat(launcher.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptThatWasTakenOverCannotEndTheNewerOne(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        server.dyingDispatcher(clock).runOnce();
        TaskRun stale = server.run(key);
        assertThat(server.runs.takeOver(stale, "another", clock.instant())).isTrue();

        RunOutcome failure =
                RunOutcome.withoutExitCode(RunState.FAILED, "too late", clock.instant());
        assertThat(server.ending.end(stale, failure)).isFalse();
        assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);
    }

    @Test
    void aFileThatIsMissingIsToldAtOnceAndNothingIsStored() {
        TestServer server = server(TestDatabase.H2.newMigrated(), local(2));
        server.registerAt("ghost", "1", BootVersion.BOOT2, "file:/no/such.jar", true);
        server.define("haunted", "ghost");

        assertThatThrownBy(() -> server.launch("haunted"))
                .isInstanceOf(AppFileException.class)
                .hasMessageContaining("/no/such.jar");
        assertThat(count(server, "TASK_EXECUTION")).isZero();
        assertThat(count(server, "task_run")).isZero();
        assertThat(count(server, "audit_records")).isZero();
    }

    @Test
    void aFileThatVanishesInTheQueueEndsTheRun() throws IOException {
        TestServer server = server(TestDatabase.H2.newMigrated(), local(2));
        ExecutionKey key = server.launch("nightly");
        Files.delete(folder.resolve("home").resolve("import.jar"));

        server.dispatcher.runOnce();

        assertThat(server.state(key)).isEqualTo(RunState.FAILED);
        assertThat(server.execution(key).errorMessage()).contains("import.jar");
    }

    @Test
    void aDownloadHappensAfterTheAnswer() throws IOException {
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String uri = "http://127.0.0.1:%d/app-1.0.jar".formatted(web.getAddress().getPort());
        TestServer server = server(TestDatabase.H2.newMigrated(), local(2));
        byte[] jar = Files.readAllBytes(server.jar("remote", true));
        server.registerAt("remote", "1", BootVersion.BOOT2, uri, true);
        server.define("far", "remote");

        ExecutionKey key = server.launch("far");
        assertThat(server.state(key)).isEqualTo(RunState.QUEUED);

        web.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, jar.length);
                    exchange.getResponseBody().write(jar);
                    exchange.close();
                });
        web.start();
        try {
            server.dispatcher.runOnce();
            assertThat(launcher.requests()).hasSize(1);
            assertThat(server.state(key)).isEqualTo(RunState.LAUNCHING);
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aDownloadThatIsRefusedEndsTheRunWithItsReason() throws IOException {
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        web.start();
        try {
            String uri = "http://127.0.0.1:%d/app-1.0.jar".formatted(web.getAddress().getPort());
            TestServer server = server(TestDatabase.H2.newMigrated(), local(2));
            server.registerAt("remote", "1", BootVersion.BOOT2, uri, true);
            server.define("far", "remote");
            ExecutionKey key = server.launch("far");

            server.dispatcher.runOnce();

            assertThat(server.state(key)).isEqualTo(RunState.FAILED);
            assertThat(server.execution(key).errorMessage()).contains("app-1.0.jar");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void impossibleWishesAreRefused() {
        TestServer server =
                server(
                        TestDatabase.H2.newMigrated(),
                        local(2),
                        new TaskPlatform("second", "Local", "", 2, new FakeTaskLauncher(clock)));
        server.define("composed", "import && other");
        server.define("unregistered", "nowhere");
        server.define("broken", "import --mode='open");
        String platform = TaskLaunch.PLATFORM_NAME;

        refused(server, "nope", Map.of(), DataflowException.Kind.NOT_FOUND, "named nope");
        refused(server, "composed", Map.of(), DataflowException.Kind.UNSUPPORTED, "composed");
        refused(server, "broken", Map.of(), DataflowException.Kind.INVALID, "terminating");
        refused(server, "unregistered", Map.of(), DataflowException.Kind.NOT_FOUND, "nowhere");
        refused(
                server,
                "nightly",
                Map.of("foo.bar", "1"),
                DataflowException.Kind.INVALID,
                "foo.bar");
        refused(
                server,
                "nightly",
                Map.of("version.import", "9"),
                DataflowException.Kind.NOT_FOUND,
                "import in version 9");
        refused(
                server,
                "nightly",
                Map.of(platform, "third"),
                DataflowException.Kind.INVALID,
                "third");
        server.launch("nightly");
        refused(
                server,
                "nightly",
                Map.of(platform, "second"),
                DataflowException.Kind.CONFLICT,
                "already been deployed on platform [default]");
        assertThat(count(server, "task_run")).isEqualTo(1);
    }

    @Test
    void aSinglePlatformIsTakenWhateverIsAskedFor() {
        TestServer server = server(TestDatabase.H2.newMigrated(), local(2));
        ExecutionKey key =
                server.launching.launch(
                        new TaskLaunch(
                                "nightly", Map.of(TaskLaunch.PLATFORM_NAME, "zorg"), List.of()));
        assertThat(server.run(key).platformName()).isEqualTo("default");
    }

    private static void refused(
            TestServer server,
            String task,
            Map<String, String> properties,
            DataflowException.Kind kind,
            String message) {
        assertThatThrownBy(
                        () -> server.launching.launch(new TaskLaunch(task, properties, List.of())))
                .isInstanceOfSatisfying(
                        DataflowException.class,
                        exception -> assertThat(exception.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    private static int count(TestServer server, String table) {
        return server.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
