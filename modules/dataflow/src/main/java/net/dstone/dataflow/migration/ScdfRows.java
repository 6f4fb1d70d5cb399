package net.dstone.dataflow.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.dstone.server.database.Vendor;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rows of a database of SCDF have to be like before it is taken over. */
final class ScdfRows {

    /** The tables whose ids come from one source. */
    private static final Map<String, List<String>> IDS =
            Map.of(
                    "hibernate_sequence",
                    List.of(
                            "app_registration.id",
                            "audit_records.id",
                            "task_deployment.id",
                            // Skipper's, which may be in the same schema and draws from it as well
                            "skipper_release.id",
                            "skipper_manifest.id",
                            "skipper_package_metadata.id"),
                    "TASK_SEQ",
                    List.of("TASK_EXECUTION.TASK_EXECUTION_ID"),
                    "BOOT3_TASK_SEQ",
                    List.of("BOOT3_TASK_EXECUTION.TASK_EXECUTION_ID"),
                    "TASK_EXECUTION_METADATA_SEQ",
                    List.of("TASK_EXECUTION_METADATA.ID"),
                    "BOOT3_TASK_EXECUTION_METADATA_SEQ",
                    List.of("BOOT3_TASK_EXECUTION_METADATA.ID"));

    private final JdbcClient jdbc;
    private final SchemaContent content;
    private final Vendor vendor;

    ScdfRows(JdbcClient jdbc, SchemaContent content) {
        this.jdbc = jdbc;
        this.content = content;
        this.vendor = content.vendor();
    }

    /** Reasons not to start. */
    List<DatabaseState.Refused> problems() {
        List<DatabaseState.Refused> problems = new ArrayList<>();
        IDS.forEach(
                (sequence, columns) -> {
                    long largest = columns.stream().mapToLong(this::largest).max().orElse(0);
                    long next = next(sequence);
                    if (next <= largest) {
                        problems.add(
                                new DatabaseState.Refused(
                                        "%s would give out id %d, but ids up to %d are in use"
                                                .formatted(sequence, next, largest),
                                        "Set it to %d and try again.".formatted(largest + 1)));
                    }
                });
        if (vendor == Vendor.POSTGRESQL) {
            try {
                largeObjects();
            } catch (DataAccessException exception) {
                problems.add(
                        new DatabaseState.Refused(
                                "A large object in which SCDF keeps the text of an app or a definition"
                                        + " cannot be read: "
                                        + exception.getMostSpecificCause().getMessage(),
                                "Use the database user that SCDF used, or let it grant the right to"
                                        + " read them."));
            }
        }
        return problems;
    }

    /** How many texts are large objects; all of them are read. */
    int largeObjects() {
        if (vendor != Vendor.POSTGRESQL) {
            return 0;
        }
        return jdbc.sql(
                        """
                        select count(convert_from(lo_get(o.oid), 'UTF8'))
                        from (%s) t join pg_catalog.pg_largeobject_metadata o
                        on o.oid::text = t.stored
                        """
                                .formatted(storedTexts()))
                .query(Integer.class)
                .single();
    }

    /** Numbers that no large object has: the text is lost, SCDF cannot show it either. */
    int lostLargeObjects() {
        if (vendor != Vendor.POSTGRESQL) {
            return 0;
        }
        return jdbc.sql(
                        """
                        select count(*) from (%s) t
                        where t.stored ~ '^[0-9]+$' and t.stored not in (
                            select oid::text from pg_catalog.pg_largeobject_metadata)
                        """
                                .formatted(storedTexts()))
                .query(Integer.class)
                .single();
    }

    private static String storedTexts() {
        return ScdfSchema.LARGE_OBJECTS.entrySet().stream()
                .flatMap(
                        table ->
                                table.getValue().stream()
                                        .map(
                                                column ->
                                                        "select %1$s::text as stored from %2$s where %1$s is not null"
                                                                .formatted(column, table.getKey())))
                .collect(Collectors.joining(" union all "));
    }

    private long largest(String tableAndColumn) {
        String table = tableAndColumn.substring(0, tableAndColumn.indexOf('.'));
        String column = tableAndColumn.substring(tableAndColumn.indexOf('.') + 1);
        return content.hasTable(table)
                ? jdbc.sql("select coalesce(max(%s), 0) from %s".formatted(column, table))
                        .query(Long.class)
                        .single()
                : 0;
    }

    /** The id a sequence gives out next; none is taken from it. */
    private long next(String sequence) {
        String statement =
                switch (vendor) {
                    case H2 ->
                            """
                            select base_value from information_schema.sequences
                            where sequence_schema = current_schema and lower(sequence_name) = lower('%s')
                            """;
                    case POSTGRESQL ->
                            "select last_value + case when is_called then 1 else 0 end from %s";
                    case MYSQL, MARIADB -> {
                        if (content.sequences().contains(sequence.toLowerCase(Locale.ROOT))) {
                            yield "select next_not_cached_value from %s";
                        }
                        yield content.hasColumn(sequence, "next_val")
                                ? "select max(next_val) from %s"
                                : "select max(ID) + 1 from %s";
                    }
                };
        return jdbc.sql(statement.formatted(sequence)).query(Long.class).single();
    }
}
