package net.dstone.platform.local;

import java.util.Optional;

/** What was seen when an instance was asked how it is. */
sealed interface Probe {

    /** Nobody accepts connections on its port, or it has none that is known. */
    record NotListening() implements Probe {}

    /** The port accepts connections, but nothing comes back in time. */
    record Silent() implements Probe {}

    /** The port accepts connections, and what comes back is not HTTP. */
    record Connected() implements Probe {}

    /**
     * @param path what was asked for
     * @param status of HTTP
     * @param health what an actuator says: {@code UP}, {@code DOWN} …
     */
    record Answered(String path, int status, Optional<String> health) implements Probe {}
}
