package net.dstone.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the time of one launch went, as far as it has come.
 *
 * @param requestedAt when the platform was asked to launch it
 * @param startedAt when the program itself started
 * @param firstOutputAt when it first printed something, if somebody was there to notice
 * @param endedAt when it ended
 */
public record LaunchTimes(
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> firstOutputAt,
        Optional<Instant> endedAt) {

    /** How long the program itself ran, if it did and has ended. */
    public Optional<Duration> took() {
        return startedAt.flatMap(start -> endedAt.map(end -> Duration.between(start, end)));
    }
}
