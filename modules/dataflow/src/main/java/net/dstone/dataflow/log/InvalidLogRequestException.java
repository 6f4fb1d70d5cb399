package net.dstone.dataflow.log;

import net.dstone.dataflow.web.DataflowException;

final class InvalidLogRequestException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidLogRequestException(String message) {
        super(Kind.INVALID, message);
    }
}
