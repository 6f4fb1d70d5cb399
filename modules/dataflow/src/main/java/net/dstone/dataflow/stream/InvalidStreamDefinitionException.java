package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;
import net.dstone.dsl.DslException;

/** A text that is no stream, or one that cannot be deployed. */
final class InvalidStreamDefinitionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidStreamDefinitionException(String message) {
        super(Kind.INVALID, message);
    }

    InvalidStreamDefinitionException(DslException cause) {
        super(Kind.INVALID, String.valueOf(cause.getMessage()), cause);
    }
}
