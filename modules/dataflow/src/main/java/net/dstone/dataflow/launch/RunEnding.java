package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.task.ExecutionRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends runs: the run, its execution and whatever else belongs to it are closed in one transaction, once.
 */
class RunEnding {

    private static final Logger log = LoggerFactory.getLogger(RunEnding.class);

    private final TaskRuns runs;
    private final ExecutionRows executions;
    private final List<ExecutionRecords> furtherRecords;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    RunEnding(
            TaskRuns runs,
            ExecutionRows executions,
            List<ExecutionRecords> furtherRecords,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.runs = runs;
        this.executions = executions;
        this.furtherRecords = furtherRecords;
        this.transaction = transaction;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * @param run as it was last seen
     * @return false when somebody else moved the run meanwhile; then nothing was changed
     */
    boolean end(TaskRun run, RunOutcome outcome) {
        Optional<RunState> ended =
                Optional.ofNullable(transaction.execute(status -> endAll(run, outcome)))
                        .flatMap(state -> state);
        ended.ifPresent(
                state -> {
                    log.info(
                            "Task {} ({}) {}{}",
                            run.taskName(),
                            run.key(),
                            state.name().toLowerCase(Locale.ROOT),
                            outcome.reason().map(reason -> ": " + reason).orElse(""));
                    meters.counter(
                                    "dstone.task.ends",
                                    "platform",
                                    run.platformName(),
                                    "state",
                                    state.name())
                            .increment();
                    events.publishEvent(
                            new RunEnded(run.key(), run.launchId(), run.platformName(), state));
                });
        return ended.isPresent();
    }

    private Optional<RunState> endAll(TaskRun run, RunOutcome outcome) {
        Instant now = clock.instant();
        // The run before its execution, as whoever else changes both: or they wait for each other.
        runs.lock(run.key());
        Optional<ExecutionEnd> execution =
                executions
                        .findRecorded(run.key())
                        .map(recorded -> ExecutionEnd.of(recorded, run, outcome));
        boolean failedItself =
                outcome.state() == RunState.SUCCEEDED
                        && execution.map(ExecutionEnd::failed).orElse(false);
        RunState state = failedItself ? RunState.FAILED : outcome.state();
        Integer exitCode =
                failedItself
                        ? execution.orElseThrow().exitCode()
                        : outcome.exitCode().isPresent()
                                ? outcome.exitCode().getAsInt()
                                : TaskRun.NO_EXIT_CODE;
        String reason =
                failedItself
                        ? "The program recorded a failure with exit code " + exitCode
                        : outcome.reason().orElse(null);
        if (!runs.end(run, state, exitCode, reason, outcome.at())) {
            return Optional.empty();
        }
        execution.ifPresent(end -> executions.end(run.key(), end, now));
        furtherRecords.forEach(
                records ->
                        records.close(
                                run.key(),
                                state == RunState.STOPPED || state == RunState.CANCELLED,
                                reason == null ? "The program ended with exit code 0" : reason,
                                outcome.at()));
        return Optional.of(state);
    }
}
