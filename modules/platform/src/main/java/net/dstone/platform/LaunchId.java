package net.dstone.platform;

import java.util.Optional;

/**
 * Names one launch on a platform. The caller chooses it before it launches, so that after a crash it
 * can ask what became of a launch whose answer it never saw. It is also the external execution id
 * that clients see, {@code <task name>-<uuid>}.
 */
public record LaunchId(String value) {

    /** The database column holds as many characters. */
    public static final int MAX_LENGTH = 255;

    public LaunchId {
        if (value.isBlank() || value.length() > MAX_LENGTH || !value.matches("[A-Za-z0-9._$-]+")) {
            throw new IllegalArgumentException("Not a launch id: '" + value + "'");
        }
        if (value.startsWith(".")) {
            throw new IllegalArgumentException(
                    "A launch id must not start with a dot: '" + value + "'");
        }
    }

    /** Empty for text that is no launch id, such as an id that another kind of server gave. */
    public static Optional<LaunchId> parse(String text) {
        try {
            return Optional.of(new LaunchId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
