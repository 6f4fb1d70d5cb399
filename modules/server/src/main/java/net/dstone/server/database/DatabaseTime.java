package net.dstone.server.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Times in columns without a zone. Spring Batch and Spring Cloud Task write the local time of the machine,
 * and SCDF reads it so, hence the columns of their tables are local time of the server. An hour of it
 * happens twice when summer time ends, so the tables that are the server's own hold UTC.
 */
public final class DatabaseTime {

    private DatabaseTime() {}

    /** From a table of SCDF, Spring Batch or Spring Cloud Task. */
    public static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        LocalDateTime local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.atZone(ZoneId.systemDefault()).toInstant();
    }

    /** What to give a statement as parameter, for a table of SCDF, Spring Batch or Spring Cloud Task. */
    public static @Nullable LocalDateTime write(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }

    /** From a table of our own. */
    public static @Nullable Instant readUtc(ResultSet row, String column) throws SQLException {
        // MariaDB's driver takes a LocalDateTime through the machine's zone, which lacks an hour in
        // spring.
        Timestamp utc =
                row.getTimestamp(
                        column, Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC)));
        return utc == null ? null : utc.toInstant();
    }

    /** What to give a statement as parameter, for a table of our own. */
    public static @Nullable LocalDateTime writeUtc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
