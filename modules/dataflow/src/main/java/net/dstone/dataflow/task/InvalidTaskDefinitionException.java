package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;

/** A task definition that cannot be stored because of its own text. */
final class InvalidTaskDefinitionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidTaskDefinitionException(String message) {
        super(Kind.INVALID, message);
    }
}
