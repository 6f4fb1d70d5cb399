package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import net.dstone.platform.local.JavaHomes;
import net.dstone.platform.local.LocalAccount;
import net.dstone.platform.local.LocalTaskLauncher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real processes of this machine. */
class LocalLaunchTest extends LaunchingCase {

    private final BlockingQueue<LaunchId> changes = new LinkedBlockingQueue<>();
    private LocalTaskLauncher processes;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        processes =
                new LocalTaskLauncher(
                        folder.resolve("home"), LocalAccount.defaults(), JavaHomes.discover());
        processes.subscribe(changes::add);
        server =
                server(
                        TestDatabase.H2.newMigrated(),
                        new TaskPlatform("default", TaskPlatform.LOCAL, "", 2, processes));
        server.registerAt("tiny", "1", BootVersion.BOOT4, jar().toUri().toString(), true);
        server.define("small", "tiny");
    }

    @AfterEach
    void stop() {
        processes.close();
    }

    @Test
    void aProcessEndsWithItsTrueExitCodeAndLog() throws Exception {
        ExecutionKey key =
                server.launching.launch(
                        new TaskLaunch(
                                "small", Map.of("app.tiny.tiny.exit", "3"), List.of("--day=mon")));
        server.dispatcher.runOnce();

        assertThat(awaitEnd(key)).isEqualTo(RunState.FAILED);
        TaskExecution execution = server.execution(key);
        assertThat(execution.exitCode()).isEqualTo(3);
        assertThat(execution.startTime()).isNotNull().isBeforeOrEqualTo(execution.endTime());
        assertThat(log(key)).startsWith("arguments --day=mon").contains("executionid=" + key.id());
    }

    @Test
    void aStoppedProcessIsGone() throws Exception {
        ExecutionKey key =
                server.launching.launch(
                        new TaskLaunch("small", Map.of("app.tiny.tiny.wait", "1"), List.of()));
        server.dispatcher.runOnce();
        await(key, RunState.RUNNING::equals);
        // A Java machine that is told to end while it still starts ends with 1.
        for (int looks = 0; looks < 60 && log(key).isEmpty(); looks++) {
            changes.poll(1, TimeUnit.SECONDS);
        }

        server.stopping.stop(List.of(key), "");

        assertThat(awaitEnd(key)).isEqualTo(RunState.STOPPED);
        assertThat(server.execution(key).exitCode()).isEqualTo(143);
    }

    private RunState awaitEnd(ExecutionKey key) throws InterruptedException {
        return await(key, RunState::ended);
    }

    /** Looks after each hint and, as the server's timer does, also without one. */
    private RunState await(ExecutionKey key, Predicate<RunState> wanted)
            throws InterruptedException {
        for (int looks = 0; looks < 60 && !wanted.test(server.state(key)); looks++) {
            changes.poll(1, TimeUnit.SECONDS);
            server.reconciler.runOnce();
        }
        return server.state(key);
    }

    private String log(ExecutionKey key) throws IOException {
        try (InputStream content =
                processes.log(server.launchId(key)).orElseThrow().open(LogStream.STDOUT, 0)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("tiny.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyProgram.class.getName());
        String entry = TinyProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(file, manifest);
                InputStream program =
                        Objects.requireNonNull(
                                TinyProgram.class.getClassLoader().getResourceAsStream(entry))) {
            content.putNextEntry(new JarEntry(entry));
            program.transferTo(content);
            content.closeEntry();
        }
        return jar;
    }
}
