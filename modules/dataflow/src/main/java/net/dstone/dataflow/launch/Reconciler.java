package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskStatus;
import net.dstone.server.ServerIdentity;
import net.dstone.server.database.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes rows agree with what the platforms say: adopts what runs, ends what is gone, repeats a stop whose
 * server went away.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final TaskRuns runs;
    private final ExecutionRows executions;
    private final LaunchPlans plans;
    private final RunEnding ending;
    private final TaskPlatforms platforms;
    private final ServerIdentity server;
    private final TransactionOperations transaction;
    private final RunTroubles troubles;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    /** Runs this process has asked their platform to stop; asking again would only start the wait anew. */
    private final Set<ExecutionKey> cancelled = ConcurrentHashMap.newKeySet();

    Reconciler(
            TaskRuns runs,
            ExecutionRows executions,
            LaunchPlans plans,
            RunEnding ending,
            TaskPlatforms platforms,
            ServerIdentity server,
            TransactionOperations transaction,
            RunTroubles troubles,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.runs = runs;
        this.executions = executions;
        this.plans = plans;
        this.ending = ending;
        this.platforms = platforms;
        this.server = server;
        this.transaction = transaction;
        this.troubles = troubles;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Compares every run that holds a place with its platform. One that cannot be compared stops no other;
     * only without the database nothing can be done.
     */
    void runOnce() {
        Set<ExecutionKey> endedElsewhere = new HashSet<>(cancelled);
        TaskRuns.Found found = runs.listOnPlatforms();
        Set<ExecutionKey> onPlatforms = new HashSet<>();
        found.runs().forEach(run -> onPlatforms.add(run.key()));
        endedElsewhere.removeAll(onPlatforms);
        cancelled.removeAll(endedElsewhere);
        troubles.retain(onPlatforms);
        found.runs().stream().filter(run -> troubles.isDue(run.key())).forEach(this::look);
        for (TaskRuns.Unreadable unreadable : found.unreadable()) {
            // What runs on a machine is its server's to judge, and nobody else's.
            if (isOurs(unreadable.run())) {
                look(unreadable.run(), () -> ending.giveUp(unreadable));
            }
        }
    }

    private boolean isOurs(TaskRun run) {
        return platforms
                .find(run.platformName())
                .map(platform -> speaksFor(platform, run))
                .orElse(false);
    }

    /** Looks at one launch after a hint that it changed. */
    void observe(LaunchId launchId) {
        runs.find(launchId)
                .filter(run -> run.state() != RunState.QUEUED)
                .filter(run -> !run.state().ended() || run.timedOut())
                .ifPresent(this::look);
    }

    private void look(TaskRun run) {
        look(run, () -> reconcile(run));
    }

    private void look(TaskRun run, Runnable looking) {
        try {
            looking.run();
            troubles.over(run.key());
        } catch (RuntimeException exception) {
            if (DatabaseOutage.causes(exception)) {
                throw exception;
            }
            troubles.failed(run, exception);
        }
    }

    private void reconcile(TaskRun run) {
        platforms
                .find(run.platformName())
                .filter(platform -> speaksFor(platform, run))
                .ifPresent(
                        platform -> act(platform, run, platform.launcher().status(run.launchId())));
    }

    private void act(TaskPlatform platform, TaskRun run, TaskStatus status) {
        switch (RunFinding.of(run, status, clock.instant())) {
            // Also one that was given up as never started, and starts after all.
            case RunFinding.AsExpected() -> repeatStop(platform, run, status);
            case RunFinding.NotLaunched() -> {
                // The dispatcher is on its way to launch it, or takes it up again.
            }
            case RunFinding.Started(Instant at) -> {
                start(run, at);
                repeatStop(platform, run, status);
            }
            case RunFinding.Overdue() -> timeOut(platform, run, status);
            case RunFinding.Ended(RunOutcome outcome) -> {
                cancelled.remove(run.key());
                if (!ending.end(run, outcome)) {
                    lookAgain(run);
                }
            }
        }
    }

    /**
     * Another look moved the run meanwhile, by an older status as likely as by a newer one. No hint comes
     * after the one about the end, so the end is not left to the next comparison of everything.
     */
    private void lookAgain(TaskRun seen) {
        runs.find(seen.key())
                .filter(now -> now.state() == RunState.RUNNING && now.state() != seen.state())
                .ifPresent(this::reconcile);
    }

    /** What a machine says of a task another machine launched means nothing. */
    private boolean speaksFor(TaskPlatform platform, TaskRun run) {
        return !platform.boundToMachine() || server.id().equals(run.claimedBy());
    }

    private void start(TaskRun run, Instant at) {
        boolean started =
                Boolean.TRUE.equals(
                        transaction.execute(
                                status -> {
                                    boolean marked = runs.markRunning(run, at);
                                    if (marked && !run.recordsItself()) {
                                        executions.start(
                                                run.key(), at, plans.maskedArguments(run.key()));
                                    }
                                    return marked;
                                }));
        if (started) {
            events.publishEvent(new RunMoved(run.key(), run.taskName(), RunState.RUNNING));
        }
    }

    /** The wish is a row before the platform hears of it, so that another server carries it on. */
    private void timeOut(TaskPlatform platform, TaskRun run, TaskStatus status) {
        String reason = run.timeOutReason("being-stopped");
        if (!runs.markTimedOut(run, reason, clock.instant())) {
            return;
        }
        log.info("Task {} ({}): {}", run.taskName(), run.key(), reason);
        meters.counter(
                        "dstone.task.timeouts",
                        "platform",
                        platform.name(),
                        "limit",
                        run.state() == RunState.RUNNING ? "run" : "start")
                .increment();
        runs.find(run.key()).ifPresent(unwanted -> act(platform, unwanted, status));
    }

    private void repeatStop(TaskPlatform platform, TaskRun run, TaskStatus status) {
        boolean alive =
                status instanceof TaskStatus.Running || status instanceof TaskStatus.Pending;
        if (run.unwanted() && alive && cancelled.add(run.key())) {
            try {
                platform.launcher().cancel(run.launchId());
            } catch (RuntimeException exception) {
                cancelled.remove(run.key());
                throw exception;
            }
        }
    }
}
