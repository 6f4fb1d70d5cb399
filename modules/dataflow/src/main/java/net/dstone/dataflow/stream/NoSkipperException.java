package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

final class NoSkipperException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSkipperException() {
        super(Kind.UNAVAILABLE, "This server has no Skipper, so it cannot deploy streams");
    }
}
