package net.dstone.dataflow.app;

import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.dataflow.web.DataflowException;

/** What was asked to be registered makes no sense; the message says what is wrong with it. */
final class InvalidAppRegistrationException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidAppRegistrationException(String message) {
        super(Kind.INVALID, message);
    }

    InvalidAppRegistrationException(InvalidAppUriException cause) {
        this(String.valueOf(cause.getMessage()), cause);
    }

    InvalidAppRegistrationException(String message, Throwable cause) {
        super(Kind.INVALID, message, cause);
    }
}
