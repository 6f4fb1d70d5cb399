package net.dstone.dataflow.app;

import net.dstone.dataflow.web.DataflowException;

final class InvalidApplicationNameException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidApplicationNameException(String message) {
        super(Kind.INVALID, message);
    }
}
