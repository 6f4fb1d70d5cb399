package net.dstone.dataflow.runtime;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchAppException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchAppException(String deploymentId) {
        super(Kind.NOT_FOUND, "The '%s' application could not be found.".formatted(deploymentId));
    }
}
