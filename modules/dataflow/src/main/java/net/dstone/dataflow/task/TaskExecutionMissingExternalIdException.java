package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;

/** An execution that no server launched has nothing a platform would know it by. */
public final class TaskExecutionMissingExternalIdException extends DataflowException {

    private static final long serialVersionUID = 1L;

    public TaskExecutionMissingExternalIdException(ExecutionKey key) {
        super(
                Kind.INVALID,
                "The task execution with id %d for schema target %s has no external execution id that a platform could know, so it cannot be stopped"
                        .formatted(key.id(), key.target()));
    }
}
