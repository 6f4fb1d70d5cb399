package net.dstone.dataflow.app;

import net.dstone.dataflow.web.DataflowException;

/** The version is registered, and replacing it was not asked for. */
final class AppAlreadyRegisteredException extends DataflowException {

    private static final long serialVersionUID = 1L;

    AppAlreadyRegisteredException(AppRegistration registered) {
        super(
                Kind.CONFLICT,
                "The '%s:%s' application is already registered as %s"
                        .formatted(registered.type(), registered.name(), registered.maskedUri()));
    }
}
