package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.app.AppFile;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.web.DataflowException;
import net.dstone.platform.LaunchException;
import net.dstone.platform.TaskStatus;
import net.dstone.server.ServerIdentity;
import net.dstone.server.database.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings queued runs onto their platforms, oldest first and never more than a platform has places. A run
 * is claimed in a short transaction and launched outside of any; a server that dies in between finds its
 * claim again, and launching an id twice starts one program only.
 */
class Dispatcher {

    /** Tries of one launch, over restarts as well, before it is given up. */
    static final int MAX_ATTEMPTS = 5;

    /** A claim on a platform all servers see that was not confirmed for so long is another server's to take. */
    static final Duration CLAIM_EXPIRY = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration FIRST_RETRY_DELAY = Duration.ofSeconds(5);

    private final TaskRuns runs;
    private final LaunchPlans plans;
    private final AppArtifacts artifacts;
    private final TaskPlatforms platforms;
    private final Reconciler reconciler;
    private final RunEnding ending;
    private final RunTroubles troubles;
    private final ServerIdentity server;
    private final TransactionOperations transaction;
    private final Executor launches;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    private final Set<ExecutionKey> inFlight = ConcurrentHashMap.newKeySet();

    /** When a platform's queue last moved, or had to wait for a place. */
    private final Map<String, Instant> lastUseful = new ConcurrentHashMap<>();

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /**
     * @param launches runs one launch each, from its download to its start
     */
    Dispatcher(
            TaskRuns runs,
            LaunchPlans plans,
            AppArtifacts artifacts,
            TaskPlatforms platforms,
            Reconciler reconciler,
            RunEnding ending,
            RunTroubles troubles,
            ServerIdentity server,
            TransactionOperations transaction,
            Executor launches,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.runs = runs;
        this.plans = plans;
        this.artifacts = artifacts;
        this.platforms = platforms;
        this.reconciler = reconciler;
        this.ending = ending;
        this.troubles = troubles;
        this.server = server;
        this.transaction = transaction;
        this.launches = launches;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Fills the free places of all platforms. A platform that fails does not hold up the others; only
     * without the database nothing can be done.
     *
     * @return how many runs were claimed
     */
    int runOnce() {
        int claimed = 0;
        for (TaskPlatform platform : platforms.all()) {
            try {
                claimed += fill(platform);
                if (failing.remove(platform.name())) {
                    log.info("The queue of platform {} is served again", platform.name());
                }
            } catch (RuntimeException exception) {
                if (DatabaseOutage.causes(exception)) {
                    throw exception;
                }
                meters.counter("dstone.task.dispatch.failures", "platform", platform.name())
                        .increment();
                if (failing.add(platform.name())) {
                    log.warn(
                            "The queue of platform {} could not be served",
                            platform.name(),
                            exception);
                }
            }
        }
        return claimed;
    }

    /** Whether a platform's queue could not be served at the last try. */
    boolean isFailing(String platformName) {
        return failing.contains(platformName);
    }

    private int fill(TaskPlatform platform) {
        // Most looks find nothing; those take no lock.
        if (!runs.isAnyQueued(platform.name(), plans.keyId(), clock.instant())) {
            return 0;
        }
        runs.ensurePlatform(platform.name());
        TaskRuns.Found found = claim(platform);
        if (!found.runs().isEmpty() || isFull(platform)) {
            lastUseful.put(platform.name(), clock.instant());
        }
        found.unreadable().forEach(ending::giveUp);
        return found.runs().size();
    }

    private boolean isFull(TaskPlatform platform) {
        return runs.countPlaces(platform, server.id()) >= platform.maximumConcurrentTasks();
    }

    /** How long a run of the platform's queue could have been launched and was not. */
    Optional<Duration> waitsInVain(TaskPlatform platform) {
        if (isFull(platform)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant useful = lastUseful.getOrDefault(platform.name(), Instant.MIN);
        return runs.findOldestQueued(platform.name(), plans.keyId(), now)
                .map(queued -> queued.isAfter(useful) ? queued : useful)
                .map(since -> Duration.between(since, now));
    }

    /** Together with {@link #recover}, which must not find what is claimed here before it is in flight. */
    private synchronized TaskRuns.Found claim(TaskPlatform platform) {
        TaskRuns.Found found =
                Objects.requireNonNull(
                        transaction.execute(
                                status ->
                                        runs.claim(
                                                platform,
                                                server.id(),
                                                plans.keyId(),
                                                clock.instant())));
        for (TaskRun run : found.runs()) {
            // Before the launch, which may be quick to tell of its next state.
            tell(run, RunState.LAUNCHING);
            begin(platform, run);
        }
        return found;
    }

    /** Takes up launches that a server, perhaps this one before it was restarted, left half done. */
    synchronized void recover() {
        for (TaskRun run : runs.listOnPlatforms().runs()) {
            if (run.state() != RunState.LAUNCHING
                    || inFlight.contains(run.key())
                    || troubles.find(run.key()).isPresent()) {
                continue;
            }
            try {
                platforms
                        .find(run.platformName())
                        .filter(platform -> isLeftToUs(platform, run))
                        .ifPresent(platform -> takeUp(platform, run));
            } catch (RuntimeException exception) {
                if (DatabaseOutage.causes(exception)) {
                    throw exception;
                }
                troubles.failed(run, exception);
            }
        }
    }

    private boolean isLeftToUs(TaskPlatform platform, TaskRun run) {
        if (server.id().equals(run.claimedBy())) {
            return true;
        }
        Instant claimedAt = run.claimedAt();
        return !platform.boundToMachine()
                && (claimedAt == null || claimedAt.plus(CLAIM_EXPIRY).isBefore(clock.instant()));
    }

    private void takeUp(TaskPlatform platform, TaskRun run) {
        boolean unknown = platform.launcher().status(run.launchId()) instanceof TaskStatus.Unknown;
        if (unknown && runs.takeOver(run, server.id(), clock.instant())) {
            runs.find(run.key()).ifPresent(taken -> begin(platform, taken));
        }
    }

    private void begin(TaskPlatform platform, TaskRun run) {
        inFlight.add(run.key());
        boolean begun = false;
        try {
            launches.execute(() -> launchAndLook(platform, run));
            begun = true;
        } finally {
            if (!begun) {
                inFlight.remove(run.key());
            }
        }
    }

    private void launchAndLook(TaskPlatform platform, TaskRun run) {
        try {
            launch(platform, run);
            reconciler.observe(run.launchId());
        } catch (RuntimeException exception) {
            // The row stays as it is; the next comparison with the platform decides.
            if (DatabaseOutage.causes(exception)) {
                log.debug("The launch of {} is undecided", run.key(), exception);
            } else {
                troubles.failed(run, exception);
            }
        } finally {
            inFlight.remove(run.key());
        }
    }

    /** Whatever is wrong with one launch, it is tried a few times and then ends with what was wrong. */
    private void launch(TaskPlatform platform, TaskRun run) {
        try {
            tryToLaunch(platform, run);
        } catch (RuntimeException exception) {
            if (DatabaseOutage.causes(exception)) {
                throw exception;
            }
            retryLater(platform, run, exception);
        }
    }

    private void tryToLaunch(TaskPlatform platform, TaskRun run) {
        if (run.attempts() > MAX_ATTEMPTS) {
            fail(run, Sentence.of("run.given-up", MAX_ATTEMPTS).english());
            return;
        }
        Optional<LaunchPlan> plan = plans.find(run.key());
        if (plan.isEmpty()) {
            fail(run, Sentence.of("run.plan-unreadable").english());
            return;
        }
        AppFile file;
        Timer.Sample resolving = Timer.start(meters);
        try {
            file = artifacts.resolve(plan.get().app());
            resolving.stop(meters.timer("dstone.artifact.resolve", "outcome", "ok"));
        } catch (DataflowException exception) {
            resolving.stop(meters.timer("dstone.artifact.resolve", "outcome", "failed"));
            if (exception.kind() == DataflowException.Kind.FAILED) {
                retryLater(platform, run, exception);
            } else {
                fail(run, String.valueOf(exception.getMessage()));
            }
            return;
        }
        Optional<TaskRun> confirmed = runs.confirm(run, recordsItself(file), clock.instant());
        if (confirmed.isEmpty()) {
            return;
        }
        if (confirmed.get().stopRequested()) {
            ending.end(
                    confirmed.get(),
                    RunOutcome.withoutExitCode(
                            RunState.STOPPED,
                            Sentence.of("run.stopped-before-start").english(),
                            clock.instant()));
            return;
        }
        try {
            platform.launcher().launch(plan.get().request(run.launchId(), run.key().id(), file));
            meters.timer("dstone.task.dispatch", "platform", platform.name())
                    .record(Duration.between(run.queuedAt(), clock.instant()));
        } catch (LaunchException exception) {
            fail(run, String.valueOf(exception.getMessage()));
        }
    }

    /** Of an image nothing is known; most record themselves, and what is missing is added at the end. */
    private static boolean recordsItself(AppFile file) {
        return !(file instanceof AppFile.Jar jar) || jar.cloudTask();
    }

    private void fail(TaskRun run, String reason) {
        ending.end(
                run,
                RunOutcome.withoutExitCode(
                        RunState.FAILED,
                        Sentence.of("run.not-launched", reason).english(),
                        clock.instant()));
    }

    /** Only when the platform has nothing of it; otherwise it may be running. */
    private void retryLater(TaskPlatform platform, TaskRun run, RuntimeException exception) {
        log.warn(
                "Attempt {} to launch task {} ({}) failed",
                run.attempts(),
                run.taskName(),
                run.key(),
                exception);
        if (!(platform.launcher().status(run.launchId()) instanceof TaskStatus.Unknown)) {
            return;
        }
        if (run.attempts() >= MAX_ATTEMPTS) {
            fail(
                    run,
                    exception.getMessage() == null ? exception.toString() : exception.getMessage());
            return;
        }
        Duration delay = FIRST_RETRY_DELAY.multipliedBy(1L << (run.attempts() - 1));
        boolean requeued =
                runs.requeue(
                        run,
                        Sentence.of(
                                        "run.attempt-failed",
                                        run.attempts(),
                                        MAX_ATTEMPTS,
                                        exception.getMessage() == null
                                                ? exception.toString()
                                                : exception.getMessage())
                                .english(),
                        clock.instant(),
                        delay);
        if (requeued) {
            tell(run, RunState.QUEUED);
        }
    }

    private void tell(TaskRun run, RunState state) {
        events.publishEvent(new RunMoved(run.key(), run.taskName(), state));
    }
}
