package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

/** A deployment or an update that asks for something impossible. */
final class InvalidDeploymentException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidDeploymentException(String message) {
        super(Kind.INVALID, message);
    }
}
