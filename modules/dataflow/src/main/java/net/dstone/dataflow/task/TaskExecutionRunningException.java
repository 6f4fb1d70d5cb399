package net.dstone.dataflow.task;

import java.util.List;
import java.util.stream.Collectors;
import net.dstone.dataflow.web.DataflowException;

/** Executions were to be deleted while they wait or run. */
final class TaskExecutionRunningException extends DataflowException {

    private static final long serialVersionUID = 1L;

    private static final int NAMED = 10;

    TaskExecutionRunningException(List<ExecutionKey> running) {
        super(
                Kind.CONFLICT,
                "%d of the task executions still wait or run and cannot be deleted; stop them first: %s%s"
                        .formatted(
                                running.size(),
                                running.stream()
                                        .limit(NAMED)
                                        .map(ExecutionKey::toString)
                                        .collect(Collectors.joining(", ")),
                                running.size() > NAMED ? " and others" : ""));
    }
}
