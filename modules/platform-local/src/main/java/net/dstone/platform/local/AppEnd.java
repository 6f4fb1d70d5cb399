package net.dstone.platform.local;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a program of an app ended, or why it was not started.
 *
 * @param exitCode null when nobody knows
 * @param how for people: {@code ended with exit code 137}
 */
record AppEnd(@Nullable Integer exitCode, String how, Instant at) {

    boolean isGood() {
        return exitCode != null && exitCode == 0;
    }
}
