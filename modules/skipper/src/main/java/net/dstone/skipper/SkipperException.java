package net.dstone.skipper;

/** Skipper refuses, or could not do it. The message is for people. */
public class SkipperException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SkipperException(String message) {
        super(message);
    }

    public SkipperException(String message, Throwable cause) {
        super(message, cause);
    }
}
