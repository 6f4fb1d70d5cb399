package net.dstone.dataflow.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The parts of a start and a duration as clients show them; empty before the start. */
record JobClock(String startDate, String startTime, String duration) {

    /** The zone of the two, told to clients beside them. */
    static final ZoneId ZONE = ZoneOffset.UTC;

    static final String ZONE_NAME = "UTC";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final long SECONDS_PER_DAY = 24 * 60 * 60;

    static JobClock of(@Nullable Instant started, @Nullable Instant ended, Instant now) {
        if (started == null) {
            return new JobClock("", "", "");
        }
        long seconds =
                Math.max(Duration.between(started, ended == null ? now : ended).toSeconds(), 0);
        return new JobClock(
                DATE.format(started.atZone(ZONE)),
                TIME.format(started.atZone(ZONE)),
                // A time of day, so it starts anew after 24 hours, as clients have always seen it.
                TIME.format(LocalTime.ofSecondOfDay(seconds % SECONDS_PER_DAY)));
    }
}
