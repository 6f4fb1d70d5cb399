package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.ExecutionRecords;
import net.dstone.server.database.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends runs: the run, its execution and whatever else belongs to it are closed in one transaction, once.
 */
class RunEnding {

    private static final Logger log = LoggerFactory.getLogger(RunEnding.class);

    /** How often closing everything together is tried. */
    static final int MAX_ATTEMPTS = 3;

    private final TaskRuns runs;
    private final ExecutionRows executions;
    private final List<ExecutionRecords> furtherRecords;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    /** How often the end of a run could not be recorded, as long as it could not. */
    private final Map<ExecutionKey, Integer> failures = new ConcurrentHashMap<>();

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
     * Rows of the execution or its jobs that cannot be closed keep a run open for a few tries only; then it
     * ends without them, and says so.
     *
     * @param run as it was last seen
     * @return false when somebody else moved the run meanwhile; then nothing was changed
     */
    boolean end(TaskRun run, RunOutcome outcome) {
        Optional<RunState> ended;
        try {
            ended = inTransaction(() -> endAll(run, outcome));
        } catch (RuntimeException exception) {
            if (DatabaseOutage.causes(exception)
                    || failures.merge(run.key(), 1, Integer::sum) < MAX_ATTEMPTS) {
                throw exception;
            }
            ended = endAlone(run, outcome, exception);
        }
        failures.remove(run.key());
        ended.ifPresent(state -> tell(run, state, outcome));
        return ended.isPresent();
    }

    /** A row nobody can do anything with ends, so that it neither waits nor holds a place for ever. */
    void giveUp(TaskRuns.Unreadable unreadable) {
        TaskRun run = unreadable.run();
        String reason = Sentence.of("run.row-unreadable", unreadable.problem()).english();
        meters.counter("dstone.task.unreadable").increment();
        end(
                run,
                RunOutcome.withoutExitCode(
                        run.state() == RunState.QUEUED ? RunState.CANCELLED : RunState.LOST,
                        reason,
                        clock.instant()));
    }

    private <T> Optional<T> inTransaction(Supplier<Optional<T>> work) {
        return Optional.ofNullable(transaction.execute(status -> work.get()))
                .flatMap(found -> found);
    }

    private Optional<RunState> endAlone(TaskRun run, RunOutcome outcome, RuntimeException cause) {
        log.error(
                "The records of task {} ({}) cannot be closed; it ends without them",
                run.taskName(),
                run.key(),
                cause);
        meters.counter("dstone.task.records.unclosed").increment();
        String problem =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
        String reason =
                outcome.reason()
                        .map(text -> Sentence.of("run.then-records-open", text, problem))
                        .orElseGet(() -> Sentence.of("run.records-open", problem))
                        .english();
        // What can be closed is, before the run ends: nobody looks at an ended one again.
        closeApart(
                run,
                () ->
                        executions
                                .findRecorded(run.key())
                                .map(recorded -> ExecutionEnd.of(recorded, run, outcome))
                                .ifPresent(end -> executions.end(run.key(), end, clock.instant())));
        for (ExecutionRecords records : furtherRecords) {
            closeApart(run, () -> close(records, run, outcome.state(), reason, outcome.at()));
        }
        boolean ended =
                runs.end(
                        run,
                        outcome.state(),
                        outcome.exitCode().orElse(TaskRun.NO_EXIT_CODE),
                        reason,
                        outcome.at());
        return ended ? Optional.of(outcome.state()) : Optional.empty();
    }

    private void closeApart(TaskRun run, Runnable closing) {
        try {
            transaction.executeWithoutResult(status -> closing.run());
        } catch (RuntimeException exception) {
            if (DatabaseOutage.causes(exception)) {
                throw exception;
            }
            log.warn("A record of {} stays open: {}", run.key(), exception.toString());
        }
    }

    private static void close(
            ExecutionRecords records, TaskRun run, RunState state, String reason, Instant at) {
        records.close(
                run.key(), state == RunState.STOPPED || state == RunState.CANCELLED, reason, at);
    }

    private void tell(TaskRun run, RunState state, RunOutcome outcome) {
        log.info(
                "Task {} ({}) {}{}",
                run.taskName(),
                run.key(),
                state.name().toLowerCase(Locale.ROOT),
                outcome.reason().map(reason -> ": " + reason).orElse(""));
        meters.counter("dstone.task.ends", "platform", run.platformName(), "state", state.name())
                .increment();
        events.publishEvent(
                new RunEnded(run.key(), run.launchId(), run.taskName(), run.platformName(), state));
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
                        ? Sentence.of("run.recorded-failure", exitCode).english()
                        : outcome.reason().orElse(null);
        if (!runs.end(run, state, exitCode, reason, outcome.at())) {
            return Optional.empty();
        }
        execution.ifPresent(end -> executions.end(run.key(), end, now));
        String explanation = reason == null ? Sentence.of("run.exit-code", 0).english() : reason;
        furtherRecords.forEach(records -> close(records, run, state, explanation, outcome.at()));
        return Optional.of(state);
    }
}
