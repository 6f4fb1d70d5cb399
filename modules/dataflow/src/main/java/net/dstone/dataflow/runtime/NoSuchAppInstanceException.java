package net.dstone.dataflow.runtime;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchAppInstanceException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchAppInstanceException(String instanceId) {
        super(
                Kind.NOT_FOUND,
                "The '%s' application instance could not be found.".formatted(instanceId));
    }
}
