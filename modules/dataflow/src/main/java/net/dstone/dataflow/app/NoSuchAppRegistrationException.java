package net.dstone.dataflow.app;

import net.dstone.dataflow.web.DataflowException;

public final class NoSuchAppRegistrationException extends DataflowException {

    private static final long serialVersionUID = 1L;

    public NoSuchAppRegistrationException(AppType type, String name) {
        super(Kind.NOT_FOUND, "The '%s:%s' application could not be found.".formatted(type, name));
    }

    public NoSuchAppRegistrationException(AppType type, String name, String version) {
        super(
                Kind.NOT_FOUND,
                "The '%s:%s:%s' application could not be found.".formatted(type, name, version));
    }
}
