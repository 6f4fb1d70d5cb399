package net.dstone.dataflow.launch;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.platform.LaunchId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Keeps launches moving while the server is up. A queued launch, an end and the timer's tick wake it;
 * nothing is polled in between.
 */
class LaunchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LaunchLoop.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Reconciler reconciler;
    private final TaskPlatforms platforms;
    private final Workers workers;
    private final Semaphore work = new Semaphore(0);
    private boolean subscribed;
    private volatile @Nullable Thread thread;

    /**
     * @param workers start and stop with this loop
     */
    LaunchLoop(
            Dispatcher dispatcher,
            Reconciler reconciler,
            TaskPlatforms platforms,
            Workers workers) {
        this.dispatcher = dispatcher;
        this.reconciler = reconciler;
        this.platforms = platforms;
        this.workers = workers;
    }

    @EventListener
    void queued(RunQueued queued) {
        work.release();
    }

    @EventListener
    void ended(RunEnded ended) {
        work.release();
    }

    /** Compares everything with the platforms: for hints that were missed and servers that went away. */
    void tick() {
        reconciler.runOnce();
        dispatcher.recover();
        work.release();
    }

    @Override
    public void start() {
        workers.start();
        if (!subscribed) {
            for (TaskPlatform platform : platforms.all()) {
                platform.launcher().subscribe(this::hint);
            }
            subscribed = true;
        }
        // Known before it runs: a thread that is not this one ends itself.
        Thread dispatching = Thread.ofVirtual().name("dispatcher").unstarted(this::run);
        thread = dispatching;
        dispatching.start();
    }

    private void run() {
        try {
            tick();
        } catch (RuntimeException exception) {
            log.warn("The first look at the platforms failed; the timer repeats it", exception);
        }
        while (thread == Thread.currentThread()) {
            dispatcher.runOnce();
            work.acquireUninterruptibly();
            work.drainPermits();
        }
    }

    private void hint(LaunchId launchId) {
        try {
            workers.execute(() -> observe(launchId));
        } catch (RejectedExecutionException stopped) {
            log.debug("Hint about {} comes after the end of this server", launchId);
        }
    }

    private void observe(LaunchId launchId) {
        try {
            reconciler.observe(launchId);
        } catch (RuntimeException exception) {
            log.warn("A change of launch {} could not be recorded yet", launchId, exception);
        }
    }

    /** What is being launched gets a moment to finish; the rest is taken up by the next start. */
    @Override
    public void stop() {
        thread = null;
        work.release();
        try {
            if (!workers.stop(LONGEST_STOP)) {
                log.info("Launches are left half done; the next start takes them up");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
