package net.dstone.dataflow.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.dstone.server.database.Vendor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables, views and sequences of a schema, by their names in lower case.
 *
 * @param columns the type of each column of each table or view; a sequence kept as a table is one of them
 * @param histories what was migrated when, by the name of the history table
 */
record SchemaContent(
        Vendor vendor,
        Map<String, Map<String, String>> columns,
        Set<String> sequences,
        Map<String, List<Migration>> histories) {

    /** One row of a migration history. */
    record Migration(String version, String type, boolean success) {}

    /** The history of this server. SCDF's own is left alone, so that a take-over can be undone. */
    static final String OWN_HISTORY = "flyway_schema_history_dstone";

    static final String SCDF_HISTORY = "flyway_schema_history_dataflow";

    SchemaContent {
        columns = Map.copyOf(columns);
        sequences = Set.copyOf(sequences);
        histories = Map.copyOf(histories);
    }

    static SchemaContent read(JdbcClient jdbc, Vendor vendor) {
        Map<String, Map<String, String>> columns = new HashMap<>();
        RowCallbackHandler column =
                row ->
                        columns.computeIfAbsent(lower(row.getString(1)), name -> new HashMap<>())
                                .put(lower(row.getString(2)), lower(row.getString(3)));
        jdbc.sql(
                        """
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = %s
                        """
                                .formatted(vendor.currentSchema()))
                .query(column);
        Map<String, List<Migration>> histories = new HashMap<>();
        for (String history : List.of(OWN_HISTORY, SCDF_HISTORY)) {
            if (columns.containsKey(history)) {
                histories.put(history, history(jdbc, vendor, history));
            }
        }
        return new SchemaContent(vendor, columns, sequences(jdbc, vendor), histories);
    }

    private static Set<String> sequences(JdbcClient jdbc, Vendor vendor) {
        String statement =
                vendor.isMysqlFamily()
                        ? """
                          select table_name from information_schema.tables
                          where table_schema = database() and table_type = 'SEQUENCE'
                          """
                        : """
                          select sequence_name from information_schema.sequences
                          where sequence_schema = %s
                          """
                                .formatted(vendor.currentSchema());
        Set<String> sequences = new HashSet<>();
        RowCallbackHandler sequence = row -> sequences.add(lower(row.getString(1)));
        jdbc.sql(statement).query(sequence);
        return sequences;
    }

    /** Flyway quotes the names it gives, so H2 keeps them in lower case. */
    private static List<Migration> history(JdbcClient jdbc, Vendor vendor, String table) {
        String quote = vendor.isMysqlFamily() ? "`" : "\"";
        return jdbc.sql(
                        "select * from %s%s%s where %2$sversion%2$s is not null"
                                .replace("%2$s", quote)
                                .formatted(quote, table, quote))
                .query(
                        (row, number) ->
                                new Migration(
                                        row.getString("version"),
                                        row.getString("type"),
                                        row.getBoolean("success")))
                .list();
    }

    boolean hasTable(String name) {
        return columns.containsKey(lower(name));
    }

    boolean hasColumn(String table, String column) {
        return columns.getOrDefault(lower(table), Map.of()).containsKey(lower(column));
    }

    /** A sequence, or a table that counts for lack of one. */
    boolean hasSequence(String name) {
        return sequences.contains(lower(name)) || hasTable(name);
    }

    String type(String table, String column) {
        return columns.getOrDefault(lower(table), Map.of()).getOrDefault(lower(column), "");
    }

    /** Those of the tables that exist. */
    List<String> present(Collection<String> tables) {
        return tables.stream().filter(this::hasTable).sorted().toList();
    }

    List<Migration> history(String table) {
        return histories.getOrDefault(table, new ArrayList<>());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
