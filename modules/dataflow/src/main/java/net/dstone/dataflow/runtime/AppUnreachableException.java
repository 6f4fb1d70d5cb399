package net.dstone.dataflow.runtime;

import net.dstone.dataflow.web.DataflowException;

/** An app that is there but does not answer. */
final class AppUnreachableException extends DataflowException {

    private static final long serialVersionUID = 1L;

    AppUnreachableException(String instanceId, Exception cause) {
        super(
                Kind.UNAVAILABLE,
                "The instance '%s' did not answer in time".formatted(instanceId),
                cause);
    }

    private AppUnreachableException(String message) {
        super(Kind.UNAVAILABLE, message);
    }

    static AppUnreachableException without(String instanceId) {
        return new AppUnreachableException(
                "The platform does not say where the instance '%s' listens".formatted(instanceId));
    }
}
