package net.dstone.dataflow.app;

import net.dstone.dataflow.web.DataflowException;

final class UnregisterAppException extends DataflowException {

    private static final long serialVersionUID = 1L;

    UnregisterAppException(AppRegistration app, String user) {
        super(
                Kind.CONFLICT,
                "The app [%s] you're trying to unregister is currently used in %s."
                        .formatted(app, user));
    }
}
