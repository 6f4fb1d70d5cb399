package net.dstone.dataflow.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates as SCDF's clients parse them: milliseconds and an offset without a colon. */
public final class WireTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ");

    private WireTime() {}

    /** The instant in the server's zone, for example {@code 2024-05-06T07:08:09.123+0000}; null stays null. */
    public static @Nullable String format(@Nullable Instant instant) {
        return instant == null ? null : FORMAT.format(instant.atZone(ZoneId.systemDefault()));
    }
}
