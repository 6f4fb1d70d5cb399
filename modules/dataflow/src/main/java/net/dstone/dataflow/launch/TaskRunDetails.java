package net.dstone.dataflow.launch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.server.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a launch stands, in more words than SCDF's execution has. */
@Component
public class TaskRunDetails {

    private final TaskRuns runs;
    private final LaunchPlans plans;
    private final TaskPlatforms platforms;
    private final RunTroubles troubles;
    private final ServerIdentity server;

    TaskRunDetails(
            TaskRuns runs,
            LaunchPlans plans,
            TaskPlatforms platforms,
            RunTroubles troubles,
            ServerIdentity server) {
        this.runs = runs;
        this.plans = plans;
        this.platforms = platforms;
        this.troubles = troubles;
        this.server = server;
    }

    /**
     * @param reason for people: why it waits, or why it ended as it did
     * @param queuePlace 1 for the next one to be launched; null outside the queue
     * @param platformLimit how many tasks the platform runs at once; null if it is not configured
     * @param exitCode the program's own, -1 if it had none; null until it has ended
     * @param inheritedProperties the keys of deployment properties that come from earlier launches; null
     *     if this server cannot read what the run is launched with
     */
    public record Run(
            long executionId,
            String schemaTarget,
            String taskName,
            String externalExecutionId,
            RunState state,
            @Nullable String reason,
            @Nullable Integer queuePlace,
            String platformName,
            @Nullable Integer platformLimit,
            Instant queuedAt,
            @Nullable Instant launchingAt,
            @Nullable Instant startedAt,
            @Nullable Instant stopRequestedAt,
            @Nullable Instant endedAt,
            @Nullable Integer exitCode,
            @Nullable List<String> inheritedProperties) {

        Run in(Locale language) {
            return new Run(
                    executionId,
                    schemaTarget,
                    taskName,
                    externalExecutionId,
                    state,
                    reason == null ? null : Sentence.reading(reason).in(language),
                    queuePlace,
                    platformName,
                    platformLimit,
                    queuedAt,
                    launchingAt,
                    startedAt,
                    stopRequestedAt,
                    endedAt,
                    exitCode,
                    inheritedProperties);
        }
    }

    /** Empty for an execution that this server did not launch. */
    public Optional<Run> find(ExecutionKey key) {
        return runs.find(key).map(this::of);
    }

    public Run of(TaskRun run) {
        ExecutionKey key = run.key();
        Optional<TaskPlatform> platform = platforms.find(run.platformName());
        boolean queued = run.state() == RunState.QUEUED;
        return new Run(
                key.id(),
                key.target().wireName(),
                run.taskName(),
                run.launchId().value(),
                run.state(),
                reason(run, platform),
                queued ? (Integer) runs.queuePlace(run) : null,
                run.platformName(),
                platform.map(TaskPlatform::maximumConcurrentTasks).orElse(null),
                run.queuedAt(),
                run.launchingAt(),
                run.startedAt(),
                run.stopRequestedAt(),
                run.endedAt(),
                run.exitCode(),
                plans.find(key).map(LaunchPlan::inherited).orElse(null));
    }

    private @Nullable String reason(TaskRun run, Optional<TaskPlatform> platform) {
        if (run.state().ended()) {
            return run.reason();
        }
        Optional<RunTroubles.Trouble> trouble = troubles.find(run.key());
        if (trouble.isPresent()) {
            return Sentence.of("run.troubled", trouble.get().since(), trouble.get().problem())
                    .english();
        }
        if (run.state() != RunState.QUEUED
                && platform.filter(TaskPlatform::boundToMachine).isPresent()
                && !server.id().equals(run.claimedBy())) {
            return Sentence.of("run.elsewhere").english();
        }
        if (run.reason() != null) {
            return run.reason();
        }
        if (platform.isEmpty()) {
            return Sentence.of("run.platform-unknown", run.platformName()).english();
        }
        if (run.state() != RunState.QUEUED) {
            return null;
        }
        boolean readable =
                runs.findPlan(run.key())
                        .map(plan -> plan.keyId().equals(plans.keyId()))
                        .orElse(false);
        Sentence reason =
                readable
                        ? Sentence.of("run.waits", run.platformName())
                        : Sentence.of("run.waits-for-server");
        return reason.english();
    }
}
