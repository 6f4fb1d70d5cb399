package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;

/** A selection of executions that makes no sense. */
final class InvalidDeletionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidDeletionException(String message) {
        super(Kind.INVALID, message);
    }
}
