package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class InvalidJobSearchException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidJobSearchException(String message) {
        super(Kind.INVALID, message);
    }
}
