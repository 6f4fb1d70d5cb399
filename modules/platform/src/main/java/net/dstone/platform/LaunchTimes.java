package net.dstone.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the time of one launch went, as far as it has come.
 *
 * @param requestedAt when the platform was asked to launch it
 * @param startedAt when the program itself started
 * @param endedAt when it ended
 */
public record LaunchTimes(
        Instant requestedAt, Optional<Instant> startedAt, Optional<Instant> endedAt) {}
