package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.LaunchId;
import net.dstone.server.database.TestWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaunchLoopTest extends LaunchingCase {

    private final BlockingQueue<LaunchId> launched = new LinkedBlockingQueue<>();
    private final AtomicReference<Thread> dispatching = new AtomicReference<>();
    private final Workers workers = new Workers();
    private DataSource dataSource;
    private TestServer server;
    private LaunchLoop loop;

    @BeforeEach
    void prepare() {
        dataSource = TestDatabase.H2.newMigrated();
        server = server(dataSource, local(1));
        loop =
                new LaunchLoop(
                        server.dispatcher(
                                launch -> {
                                    dispatching.set(Thread.currentThread());
                                    workers.execute(launch);
                                },
                                clock),
                        server.reconciler,
                        server.platforms(),
                        workers,
                        TestWatch.of(dataSource, server.meters),
                        server.meters);
        launcher.onLaunch(request -> launched.add(request.id()));
    }

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void whatWaitsAtTheStartIsLaunched() throws InterruptedException {
        ExecutionKey key = server.launch("nightly");
        loop.start();
        assertThat(awaitLaunch()).isEqualTo(server.launchId(key));
    }

    @Test
    void aQueuedLaunchAndAnEndWakeTheLoop() throws InterruptedException {
        loop.start();
        ExecutionKey first = server.launch("nightly");
        loop.queued(new RunQueued(first, "nightly", "default"));
        assertThat(awaitLaunch()).isEqualTo(server.launchId(first));
        ExecutionKey second = server.launch("nightly");
        loop.queued(new RunQueued(second, "nightly", "default"));

        launcher.finish(server.launchId(first), 0);
        assertThat(server.awaitEnd().key()).isEqualTo(first);
        loop.ended(
                new RunEnded(
                        first, server.launchId(first), "nightly", "default", RunState.SUCCEEDED));
        assertThat(awaitLaunch()).isEqualTo(server.launchId(second));
    }

    @Test
    void aStoppedLoopLaunchesNothingAndMayStartAgain() throws InterruptedException {
        ExecutionKey first = server.launch("nightly");
        loop.start();
        assertThat(awaitLaunch()).isEqualTo(server.launchId(first));
        launcher.finish(server.launchId(first), 0);
        assertThat(server.awaitEnd().key()).isEqualTo(first);
        loop.stop();
        assertThat(Objects.requireNonNull(dispatching.get()).join(Duration.ofSeconds(30)))
                .as("the loop's thread ended")
                .isTrue();
        ExecutionKey key = server.launch("nightly");
        loop.queued(new RunQueued(key, "nightly", "default"));
        assertThat(server.state(key)).isEqualTo(RunState.QUEUED);

        loop.start();
        assertThat(awaitLaunch()).isEqualTo(server.launchId(key));
    }

    /** As when the clock was set back by hours, and the timer's next tick with it. */
    @Test
    void aLaunchThatNobodyTellsOfIsFoundAllTheSame() throws InterruptedException {
        LaunchLoop silent =
                new LaunchLoop(
                        server.dispatcher(workers, clock),
                        server.reconciler,
                        server.platforms(),
                        workers,
                        TestWatch.of(dataSource, server.meters),
                        server.meters,
                        Duration.ofMillis(20));
        ExecutionKey first = server.launch("nightly");
        silent.start();
        try {
            assertThat(awaitLaunch()).isEqualTo(server.launchId(first));
            launcher.finish(server.launchId(first), 0);
            ExecutionKey second = server.launch("nightly");
            assertThat(awaitLaunch()).isEqualTo(server.launchId(second));
        } finally {
            silent.stop();
        }
    }

    private LaunchId awaitLaunch() throws InterruptedException {
        return Objects.requireNonNull(launched.poll(30, TimeUnit.SECONDS), "no launch");
    }
}
