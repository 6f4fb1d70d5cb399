package net.dstone.dataflow.web;

/**
 * An error a client is told of. Its kind decides the HTTP status, its class's simple name is the {@code
 * logref} clients know, so subclasses carry the names of SCDF's own exceptions.
 */
public abstract class DataflowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong from the caller's side. */
    public enum Kind {
        /** The request cannot be understood or names something impossible: 400. */
        INVALID,
        /** The thing named does not exist: 404. */
        NOT_FOUND,
        /** It exists already, or is in use: 409. */
        CONFLICT,
        /** It exists but is in a state that forbids the wish: 422. */
        WRONG_STATE,
        /** Not built into this server: 501. */
        UNSUPPORTED,
        /** The server or something it needs failed: 500. */
        FAILED,
        /** What it needs is away and will come back: 503. */
        UNAVAILABLE
    }

    private final Kind kind;

    protected DataflowException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    protected DataflowException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
