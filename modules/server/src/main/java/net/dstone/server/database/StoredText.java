package net.dstone.server.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The columns whose text SCDF keeps elsewhere on PostgreSQL: {@code app_registration.uri} and {@code
 * metadata_uri}, {@code stream_definitions.definition} and {@code original_definition}, {@code
 * task_definitions.definition}. There they hold the number of a large object, and the functions used here,
 * which a migration makes, read and write that, or plain text in a database that never was SCDF's.
 */
@Component
public class StoredText {

    private final boolean functions;

    public StoredText(JdbcClient jdbc) {
        this.functions = Vendor.of(jdbc) == Vendor.POSTGRESQL;
    }

    /** SQL for the text of a column. */
    public String read(String column) {
        return functions ? "dstone_text(%s)".formatted(column) : column;
    }

    /**
     * SQL for what to store.
     *
     * @param value SQL for the text, such as {@code :uri}
     */
    public String write(String value) {
        return functions ? "dstone_stored_text(%s)".formatted(value) : value;
    }
}
