package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Servers on one fake platform, with an app {@code import} and a task {@code nightly} that runs it. */
abstract class LaunchingCase {

    @TempDir protected Path folder;

    protected final ManualClock clock = new ManualClock();
    protected final FakeTaskLauncher launcher = new FakeTaskLauncher(clock);

    private final List<TestServer> servers = new ArrayList<>();

    /** A platform that is the server's own machine. */
    protected final TaskPlatform local(int limit) {
        return new TaskPlatform("default", TaskPlatform.LOCAL, "", limit, launcher);
    }

    /** A platform that all servers see. */
    protected final TaskPlatform shared(int limit) {
        return new TaskPlatform("default", "Kubernetes", "", limit, launcher);
    }

    /** The first server of a test. */
    protected final TestServer server(DataSource dataSource, TaskPlatform... platforms) {
        TestServer server = anotherServer(dataSource, "home", platforms);
        server.register("import", BootVersion.BOOT2);
        server.define("nightly", "import");
        return server;
    }

    /** A server with the home of an earlier one is that one after a restart. */
    protected final TestServer anotherServer(
            DataSource dataSource, String homeName, TaskPlatform... platforms) {
        Path home = folder.resolve(homeName);
        try {
            Files.createDirectories(home);
            Path key = folder.resolve("home").resolve(Vault.KEY_FILE);
            if (Files.exists(key) && !Files.exists(home.resolve(Vault.KEY_FILE))) {
                Files.copy(key, home.resolve(Vault.KEY_FILE));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        TestServer server = new TestServer(dataSource, home, clock, platforms);
        servers.add(server);
        return server;
    }

    /** A launch that its platform runs, and the server knows it. */
    protected final ExecutionKey running(TestServer server) {
        ExecutionKey key = server.launch("nightly");
        server.dispatcher.runOnce();
        launcher.start(server.launchId(key));
        server.reconciler.observe(server.launchId(key));
        assertThat(server.state(key)).isEqualTo(RunState.RUNNING);
        return key;
    }

    @AfterEach
    final void closeServers() {
        servers.forEach(TestServer::close);
    }
}
