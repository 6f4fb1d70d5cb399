package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;
import net.dstone.dsl.DslException;

/** A character, quote or name that no task definition can have. */
final class ParseException extends DataflowException {

    private static final long serialVersionUID = 1L;

    ParseException(DslException cause) {
        super(Kind.INVALID, String.valueOf(cause.getMessage()), cause);
    }
}
