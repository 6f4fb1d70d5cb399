package net.dstone.server;

/** The server does not start with what it was configured with. Shown to people as the two sentences. */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param description what is wrong
     * @param action what to do about it
     */
    public StartRefusedException(String description, String action) {
        super(description);
        this.action = action;
    }

    public StartRefusedException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
