package net.dstone.dataflow.tools;

import net.dstone.dataflow.web.DataflowException;

/** A number is out of its range. */
final class ConstraintViolationException extends DataflowException {

    private static final long serialVersionUID = 1L;

    ConstraintViolationException(String message) {
        super(Kind.INVALID, message);
    }
}
