package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.platform.LaunchId;
import net.dstone.server.database.DatabaseBack;
import net.dstone.server.database.DatabaseOutage;
import net.dstone.server.database.DatabaseWatch;
import net.dstone.server.database.Retries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Keeps launches moving while the server is up. A queued launch, an end and the timer's tick wake it;
 * hardly anything is polled in between.
 */
class LaunchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LaunchLoop.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(32);

    /**
     * Then it looks at everything although nothing woke it: the timer goes by a clock that may have been
     * set back by hours, this wait does not.
     */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;
    private final Reconciler reconciler;
    private final TaskPlatforms platforms;
    private final Workers workers;
    private final DatabaseWatch watch;
    private final MeterRegistry meters;
    private final Duration longestWait;
    private final Set<LaunchId> hinted = ConcurrentHashMap.newKeySet();
    private final Semaphore work = new Semaphore(0);
    private boolean subscribed;
    private volatile boolean lookAtAll;
    private final Retries retries = new Retries(FIRST_RETRY, LONGEST_RETRY);
    private boolean failing;
    private volatile @Nullable Thread thread;

    /**
     * @param workers start and stop with this loop
     */
    LaunchLoop(
            Dispatcher dispatcher,
            Reconciler reconciler,
            TaskPlatforms platforms,
            Workers workers,
            DatabaseWatch watch,
            MeterRegistry meters) {
        this(dispatcher, reconciler, platforms, workers, watch, meters, LONGEST_WAIT);
    }

    LaunchLoop(
            Dispatcher dispatcher,
            Reconciler reconciler,
            TaskPlatforms platforms,
            Workers workers,
            DatabaseWatch watch,
            MeterRegistry meters,
            Duration longestWait) {
        this.dispatcher = dispatcher;
        this.reconciler = reconciler;
        this.platforms = platforms;
        this.workers = workers;
        this.watch = watch;
        this.meters = meters;
        this.longestWait = longestWait;
        Gauge.builder("dstone.launch.workers", workers, Workers::busy).register(meters);
    }

    @EventListener
    void queued(RunQueued queued) {
        work.release();
    }

    @EventListener
    void ended(RunEnded ended) {
        work.release();
    }

    /** What was missed while it was away is looked for at once. */
    @EventListener
    void databaseIsBack(DatabaseBack back) {
        lookAtAll = true;
        work.release();
    }

    /** Compares everything with the platforms: for hints that were missed and servers that went away. */
    void tick() {
        try {
            look();
        } catch (RuntimeException exception) {
            if (!DatabaseOutage.causes(exception)) {
                throw exception;
            }
            lookAtAll = true;
            watch.suspect();
        }
        work.release();
    }

    private void look() {
        timed(
                "reconcile",
                () -> {
                    // First, so that what nobody launched while no server was up is not taken for
                    // late.
                    dispatcher.recover();
                    reconciler.runOnce();
                });
    }

    private void timed(String what, Runnable turn) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            turn.run();
            outcome = "ok";
        } finally {
            sample.stop(meters.timer("dstone.loop", "loop", what, "outcome", outcome));
        }
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
        lookAtAll = true;
        // Known before it runs: a thread that is not this one ends itself.
        Thread dispatching = Thread.ofPlatform().daemon().name("dispatcher").unstarted(this::run);
        thread = dispatching;
        dispatching.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            Duration wait = turn();
            try {
                if (!work.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    lookAtAll = true;
                }
            } catch (InterruptedException interrupted) {
                log.warn("The dispatcher was interrupted and goes on");
            }
            work.drainPermits();
        }
    }

    /**
     * One turn, whatever comes of it: this thread is the only one that serves the queues.
     *
     * @return how long to wait for the next at the most
     */
    private Duration turn() {
        try {
            if (lookAtAll) {
                lookAtAll = false;
                look();
            }
            timed("dispatch", dispatcher::runOnce);
            failing = false;
            retries.reset();
            return longestWait;
        } catch (RuntimeException | Error failure) {
            lookAtAll = true;
            if (DatabaseOutage.causes(failure)) {
                watch.suspect();
            } else if (!failing) {
                log.error("The queues cannot be served; trying again ever more seldom", failure);
            }
            failing = true;
            return retries.nextWait();
        }
    }

    /** Hints come in bursts; of those about one launch that nobody has followed yet, one is enough. */
    private void hint(LaunchId launchId) {
        if (!hinted.add(launchId)) {
            return;
        }
        boolean followed = false;
        try {
            workers.execute(() -> observe(launchId));
            followed = true;
        } catch (RejectedExecutionException stopped) {
            log.debug("Hint about {} comes after the end of this server", launchId);
        } finally {
            if (!followed) {
                hinted.remove(launchId);
            }
        }
    }

    private void observe(LaunchId launchId) {
        hinted.remove(launchId);
        try {
            reconciler.observe(launchId);
        } catch (RuntimeException exception) {
            if (DatabaseOutage.causes(exception)) {
                watch.suspect();
                log.debug("A change of launch {} waits for the database", launchId, exception);
            } else {
                log.warn("A change of launch {} could not be recorded yet", launchId, exception);
            }
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
