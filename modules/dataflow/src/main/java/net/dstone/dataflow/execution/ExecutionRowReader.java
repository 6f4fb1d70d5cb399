package net.dstone.dataflow.execution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dstone.dataflow.launch.TaskRun;
import net.dstone.dataflow.launch.TaskRuns;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.task.TaskExecutions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of executions what clients get, a few statements for all of them together. */
@Component
class ExecutionRowReader {

    private final TaskExecutions executions;
    private final TaskRuns runs;
    private final TaskExecutionDetails details;

    ExecutionRowReader(TaskExecutions executions, TaskRuns runs, TaskExecutionDetails details) {
        this.executions = executions;
        this.runs = runs;
        this.details = details;
    }

    /** In the order of the keys; what was deleted meanwhile is left out. */
    List<ExecutionRow> rows(Collection<ExecutionKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<ExecutionKey, TaskExecution> found =
                executions.findAll(keys).stream()
                        .collect(Collectors.toMap(TaskExecution::key, Function.identity()));
        Map<ExecutionKey, TaskRun> launched =
                runs.findAll(keys).stream()
                        .collect(Collectors.toMap(TaskRun::key, Function.identity()));
        Map<ExecutionKey, List<String>> arguments = ShownArguments.of(keys, details);
        Map<String, String> platforms =
                details.platformNames(
                        found.values().stream()
                                .filter(execution -> !launched.containsKey(execution.key()))
                                .map(TaskExecution::externalExecutionId)
                                .filter(Objects::nonNull)
                                .toList());
        return keys.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(
                        execution ->
                                row(
                                        execution,
                                        launched.get(execution.key()),
                                        platforms,
                                        arguments.getOrDefault(execution.key(), List.of())))
                .toList();
    }

    private static ExecutionRow row(
            TaskExecution execution,
            @Nullable TaskRun run,
            Map<String, String> platforms,
            List<String> arguments) {
        String externalId = execution.externalExecutionId();
        String taskName = execution.taskName();
        return new ExecutionRow(
                execution.key().id(),
                execution.key().target().wireName(),
                taskName == null && run != null ? run.taskName() : taskName,
                run == null
                        ? ExecutionState.ofRow(
                                execution.startTime(), execution.endTime(), execution.exitCode())
                        : ExecutionState.of(run.state()),
                execution.exitCode() == null && run != null ? run.exitCode() : execution.exitCode(),
                run == null ? null : millis(run.queuedAt()),
                millis(
                        execution.startTime() == null && run != null
                                ? run.startedAt()
                                : execution.startTime()),
                millis(
                        execution.endTime() == null && run != null
                                ? run.endedAt()
                                : execution.endTime()),
                run != null
                        ? run.platformName()
                        : externalId == null ? null : platforms.get(externalId),
                execution.parentExecutionId(),
                run == null ? null : run.reason(),
                externalId,
                arguments);
    }

    static @Nullable Instant millis(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
