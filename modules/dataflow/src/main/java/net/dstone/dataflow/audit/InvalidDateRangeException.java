package net.dstone.dataflow.audit;

import net.dstone.dataflow.web.DataflowException;

final class InvalidDateRangeException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidDateRangeException(String message) {
        super(Kind.INVALID, message);
    }
}
