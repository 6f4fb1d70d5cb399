package net.dstone.dataflow.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Times in columns without a zone. Spring Batch and Spring Cloud Task write the local time of the
 * machine, and SCDF reads it so, hence every timestamp of this database is local time of the server.
 */
public final class DatabaseTime {

    private DatabaseTime() {}

    public static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        LocalDateTime local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.atZone(ZoneId.systemDefault()).toInstant();
    }

    /** What to give a statement as parameter. */
    public static @Nullable LocalDateTime write(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
