package net.dstone.dataflow.launch;

import java.util.ArrayList;
import java.util.List;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.server.Degraded;
import net.dstone.server.HealthProperties;
import net.dstone.server.database.DatabaseOutage;
import net.dstone.server.database.DatabaseWatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether launches move on: that none waits for nothing, and that no row is set aside. */
@Component
class QueueHealthIndicator implements HealthIndicator {

    /** Enough to see what is wrong. */
    private static final int SHOWN_TROUBLES = 5;

    private final TaskRuns runs;
    private final LaunchPlans plans;
    private final TaskPlatforms platforms;
    private final Dispatcher dispatcher;
    private final RunTroubles troubles;
    private final DatabaseWatch watch;
    private final HealthProperties thresholds;

    QueueHealthIndicator(
            TaskRuns runs,
            LaunchPlans plans,
            TaskPlatforms platforms,
            Dispatcher dispatcher,
            RunTroubles troubles,
            DatabaseWatch watch,
            HealthProperties thresholds) {
        this.runs = runs;
        this.plans = plans;
        this.platforms = platforms;
        this.dispatcher = dispatcher;
        this.troubles = troubles;
        this.watch = watch;
        this.thresholds = thresholds;
    }

    @Override
    public Health health() {
        if (!watch.isUp()) {
            // Asking all the same would take as long as the pool waits.
            return unknown();
        }
        try {
            List<String> problems = problems();
            return problems.isEmpty()
                    ? Health.up().build()
                    : Health.status(Degraded.STATUS).withDetail("problems", problems).build();
        } catch (RuntimeException exception) {
            if (DatabaseOutage.causes(exception)) {
                watch.suspect();
                return unknown();
            }
            throw exception;
        }
    }

    private static Health unknown() {
        return Health.unknown().withDetail("reason", "The database is away").build();
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (TaskPlatform platform : platforms.all()) {
            if (dispatcher.isFailing(platform.name())) {
                problems.add(
                        "The queue of platform %s could not be served, see the server's log"
                                .formatted(platform.name()));
            }
            dispatcher
                    .waitsInVain(platform)
                    .filter(waiting -> waiting.compareTo(thresholds.queueThreshold()) > 0)
                    .ifPresent(
                            waiting ->
                                    problems.add(
                                            "A launch waits for %d s although platform %s has free places"
                                                    .formatted(
                                                            waiting.toSeconds(), platform.name())));
        }
        int notOurs =
                runs.countNotOurs(
                        platforms.all().stream().map(TaskPlatform::name).toList(), plans.keyId());
        if (notOurs > 0) {
            problems.add(
                    "%d launches wait for a platform or a key file that this server does not have"
                            .formatted(notOurs));
        }
        int strange = runs.countStrange();
        if (strange > 0) {
            problems.add(
                    "%d rows of task_run have a state or schema target this server does not know"
                            .formatted(strange));
        }
        troubles.all().entrySet().stream()
                .limit(SHOWN_TROUBLES)
                .forEach(
                        trouble ->
                                problems.add(
                                        "%s cannot be looked after since %s: %s"
                                                .formatted(
                                                        trouble.getKey(),
                                                        trouble.getValue().since(),
                                                        trouble.getValue().problem())));
        return problems;
    }
}
