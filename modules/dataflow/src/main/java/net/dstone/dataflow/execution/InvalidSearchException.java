package net.dstone.dataflow.execution;

import net.dstone.dataflow.web.DataflowException;

final class InvalidSearchException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidSearchException(String message) {
        super(Kind.INVALID, message);
    }
}
