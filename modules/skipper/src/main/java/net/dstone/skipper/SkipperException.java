package net.dstone.skipper;

/** Skipper refuses, or could not do it. The message is for people. */
public class SkipperException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose turn it is to do something about it. */
    public enum Kind {
        /** What was asked for is not possible, or not now. */
        REFUSED,
        /** Skipper is away and will come back. */
        UNAVAILABLE,
        /** Something is wrong with Skipper or what it keeps. */
        FAILED
    }

    private final Kind kind;

    public SkipperException(String message) {
        this(Kind.REFUSED, message);
    }

    public SkipperException(String message, Throwable cause) {
        this(Kind.REFUSED, message, cause);
    }

    public SkipperException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public SkipperException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
