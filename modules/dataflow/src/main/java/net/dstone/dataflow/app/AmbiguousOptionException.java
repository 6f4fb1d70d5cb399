package net.dstone.dataflow.app;

import net.dstone.dataflow.web.DataflowException;

/** A short property name stands for several properties of an application. */
public final class AmbiguousOptionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    AmbiguousOptionException(AppRegistration app, IllegalArgumentException cause) {
        super(Kind.INVALID, "%s (application '%s')".formatted(cause.getMessage(), app), cause);
    }
}
