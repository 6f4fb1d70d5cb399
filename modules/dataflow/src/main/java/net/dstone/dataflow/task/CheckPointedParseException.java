package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;
import net.dstone.dsl.DslException;

/** Words in an order that makes no task definition. */
final class CheckPointedParseException extends DataflowException {

    private static final long serialVersionUID = 1L;

    CheckPointedParseException(DslException cause) {
        super(Kind.INVALID, String.valueOf(cause.getMessage()), cause);
    }
}
