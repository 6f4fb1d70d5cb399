package net.dstone.dataflow.app;

import net.dstone.artifacts.ArtifactException;
import net.dstone.dataflow.web.DataflowException;

/** What is registered cannot be had or cannot be run. The message says of which application. */
public final class AppFileException extends DataflowException {

    private static final long serialVersionUID = 1L;

    AppFileException(AppRegistration app, String message) {
        super(Kind.WRONG_STATE, message(app, message));
    }

    AppFileException(AppRegistration app, ArtifactException cause) {
        super(kind(cause), message(app, String.valueOf(cause.getMessage())), cause);
    }

    private static Kind kind(ArtifactException cause) {
        return switch (cause.kind()) {
            case NOT_FOUND, CORRUPT, UNSUPPORTED -> Kind.WRONG_STATE;
            case UNREACHABLE, UNAUTHORIZED, STORAGE -> Kind.FAILED;
        };
    }

    private static String message(AppRegistration app, String message) {
        return "The '%s' application cannot be used: %s".formatted(app, message);
    }
}
