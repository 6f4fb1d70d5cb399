package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;
import net.dstone.dsl.DslException;

/** A task definition whose parts contradict each other. */
final class TaskValidationException extends DataflowException {

    private static final long serialVersionUID = 1L;

    TaskValidationException(DslException cause) {
        super(Kind.INVALID, String.valueOf(cause.getMessage()), cause);
    }
}
