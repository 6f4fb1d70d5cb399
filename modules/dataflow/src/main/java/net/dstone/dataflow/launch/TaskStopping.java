package net.dstone.dataflow.launch;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutionMissingExternalIdException;
import net.dstone.dataflow.task.TaskExecutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Stops executions: the wish is durable before the platform is told, so no crash forgets it. */
@Component
public class TaskStopping {

    private static final Logger log = LoggerFactory.getLogger(TaskStopping.class);

    private final TaskExecutions executions;
    private final TaskRuns runs;
    private final RunEnding ending;
    private final Reconciler reconciler;
    private final TaskPlatforms platforms;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    TaskStopping(
            TaskExecutions executions,
            TaskRuns runs,
            RunEnding ending,
            Reconciler reconciler,
            TaskPlatforms platforms,
            Audit audit,
            TransactionOperations transaction,
            Clock clock) {
        this.executions = executions;
        this.runs = runs;
        this.ending = ending;
        this.reconciler = reconciler;
        this.platforms = platforms;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stops what still runs or waits; stopping what has ended does nothing.
     *
     * @param platformName where executions are looked for that this server has no run of; blank for
     *     {@value TaskPlatforms#DEFAULT_NAME}
     * @throws NoSuchTaskExecutionException if one does not exist; then none is stopped
     */
    public void stop(List<ExecutionKey> keys, String platformName) {
        List<TaskExecution> wanted = keys.stream().map(executions::get).toList();
        for (TaskExecution execution : wanted) {
            if (execution.endTime() == null && execution.launchId().isEmpty()) {
                throw new TaskExecutionMissingExternalIdException(execution.key());
            }
        }
        transaction.executeWithoutResult(
                status -> {
                    Instant now = clock.instant();
                    // In one order, or two requests for the same runs could wait for each other.
                    wanted.stream()
                            .map(TaskExecution::key)
                            .sorted(
                                    Comparator.comparing(ExecutionKey::target)
                                            .thenComparing(ExecutionKey::id))
                            .forEach(key -> runs.requestStop(key, now));
                    audit.record(
                            AuditOperation.TASK,
                            AuditAction.UNDEPLOY,
                            wanted.size() + " Task Execution Stopped",
                            Map.of("Stopped Task Executions", wanted.size()),
                            null);
                });
        for (TaskExecution execution : wanted) {
            if (!stopRun(execution.key())) {
                cancelWithoutRun(execution, platformName);
            }
        }
    }

    /**
     * @return false if there is no run of the execution
     */
    private boolean stopRun(ExecutionKey key) {
        Optional<TaskRun> found = runs.find(key);
        while (found.isPresent()) {
            TaskRun run = found.get();
            boolean done =
                    switch (run.state()) {
                        case QUEUED ->
                                ending.end(
                                        run,
                                        RunOutcome.withoutExitCode(
                                                RunState.CANCELLED,
                                                Sentence.of("run.cancelled").english(),
                                                clock.instant()));
                        case LAUNCHING, RUNNING -> tellPlatform(run);
                        case SUCCEEDED, FAILED, STOPPED, CANCELLED, LOST -> true;
                    };
            if (done) {
                return true;
            }
            // It moved on between the look and the act; a run only moves a few times.
            found = runs.find(key);
        }
        return false;
    }

    /** A platform that cannot be reached now is told at the next comparison. */
    private boolean tellPlatform(TaskRun run) {
        try {
            reconciler.observe(run.launchId());
        } catch (RuntimeException exception) {
            log.warn(
                    "Platform {} could not be told to stop task {} ({}) yet",
                    run.platformName(),
                    run.taskName(),
                    run.key(),
                    exception);
        }
        return true;
    }

    /** An execution from before this server's time, or one whose run was deleted. */
    private void cancelWithoutRun(TaskExecution execution, String platformName) {
        if (execution.endTime() == null) {
            Optional<TaskPlatform> platform =
                    platforms.find(
                            platformName.isBlank() ? TaskPlatforms.DEFAULT_NAME : platformName);
            execution.launchId().ifPresent(id -> platform.ifPresent(p -> p.launcher().cancel(id)));
        }
    }
}
