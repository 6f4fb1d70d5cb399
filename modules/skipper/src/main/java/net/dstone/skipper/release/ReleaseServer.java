package net.dstone.skipper.release;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * One of the servers on a database.
 *
 * @param id stays the same over restarts
 * @param name for people, who have to find it: where it runs and what its home is
 */
public record ReleaseServer(String id, String name) {

    /** The column's length. */
    private static final int LONGEST_NAME = 255;

    public ReleaseServer {
        name = StorableText.of(name, LONGEST_NAME);
    }

    /** This very one. */
    public static ReleaseServer here(String id, Path home) {
        return new ReleaseServer(id, "%s:%s".formatted(host(), home.toAbsolutePath().normalize()));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException exception) {
            // A machine whose own name nobody resolves; the home has to do.
            return "?";
        }
    }
}
