package net.dstone.skipper.database;

import java.util.List;
import javax.sql.DataSource;
import net.dstone.server.database.Vendor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Columns that Skipper keeps in other ways on PostgreSQL: the bytes of packages are large objects, and so is
 * text, depending on how its driver was set. The functions used here are made by a migration.
 */
public final class SkipperColumns {

    private final boolean postgres;

    public SkipperColumns(DataSource dataSource) {
        this.postgres = Vendor.of(dataSource) == Vendor.POSTGRESQL;
    }

    /** SQL for the text of a column. */
    public String text(String column) {
        return postgres ? "dstone_skipper_text(%s)".formatted(column) : column;
    }

    /**
     * SQL for what to store as text.
     *
     * @param value SQL for the text, such as {@code :data}
     */
    public String storedText(String value) {
        // The cast is for a parameter that is null, which has no type.
        return postgres ? "dstone_skipper_stored_text(cast(%s as text))".formatted(value) : value;
    }

    /** Before text is replaced or deleted: what is in large objects stays behind otherwise. */
    public void removeStoredText(JdbcClient jdbc, String table, long id, List<String> texts) {
        if (!postgres) {
            return;
        }
        for (String column : texts) {
            // A plain text may look like the number of an object, so only where none is plain.
            jdbc.sql(
                            """
                            select lo_unlink(object.oid) from %s stored
                            join pg_catalog.pg_largeobject_metadata object
                                on object.oid::text = stored.%s
                            where stored.id = :id and exists (
                                select 1 from pg_catalog.pg_proc
                                where oid = 'dstone_skipper_stored_text'::regproc
                                  and provolatile = 'v')
                            """
                                    .formatted(table, column))
                    .param("id", id)
                    .query()
                    .listOfRows();
        }
    }

    /** SQL for the bytes of a column. */
    public String bytes(String column) {
        return postgres ? "lo_get(%s)".formatted(column) : column;
    }

    /** SQL for what to store as bytes. */
    public String storedBytes(String value) {
        return postgres ? "lo_from_bytea(0, %s)".formatted(value) : value;
    }

    /** Whether bytes stay behind when their row is deleted. */
    public boolean hasLargeObjects() {
        return postgres;
    }
}
