package net.dstone.artifacts;

/** A text that names no app, or one whose version cannot be told from it. */
public class InvalidAppUriException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidAppUriException(String message) {
        super(message);
    }
}
