package net.dstone.dataflow.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.dstone.dataflow.migration.SchemaContent.Migration;

/** What a database is to this server. */
sealed interface DatabaseState {

    /** Neither SCDF nor this server has tables in it, others may. */
    record Fresh() implements DatabaseState {}

    /** This server began to create its tables and was interrupted before it had those of SCDF. */
    record Begun() implements DatabaseState {}

    /**
     * This server's.
     *
     * @param takenOver whether it was SCDF's before
     */
    record Own(String version, boolean takenOver) implements DatabaseState {}

    /**
     * SCDF's, as 2.11.5 leaves it.
     *
     * @param recorded whether SCDF kept a history of its migrations; without one its tables tell
     */
    record OfScdf(boolean recorded) implements DatabaseState {}

    /**
     * The server does not start with it.
     *
     * @param problem what is wrong
     * @param action what to do about it
     */
    record Refused(String problem, String action) implements DatabaseState {}

    /** Tables this server adds; without its history they are somebody else's. */
    List<String> OWN_TABLES =
            List.of(
                    "task_run",
                    "job_restart",
                    "task_platform",
                    "app_registration_lock",
                    "row_count",
                    "user_setting",
                    "scheduled_tasks",
                    "BOOT4_TASK_EXECUTION",
                    "BOOT4_BATCH_JOB_INSTANCE");

    String START_SCDF =
            "Start SCDF 2.11.5 once with this database, which brings its tables up to date, stop it,"
                    + " and start this server again.";

    String OTHER_SCHEMA =
            "Give the server a schema of its own in spring.datasource.url, or one of SCDF 2.11.5.";

    /** Decides by what the schema holds; rows are not looked at. */
    static DatabaseState of(SchemaContent content, ScdfSchema scdf) {
        List<Migration> own = content.history(SchemaContent.OWN_HISTORY);
        // Version 0 says only that tables of others were there before.
        if (own.stream().anyMatch(row -> row.success() && !row.version().equals("0"))) {
            return new Own(
                    own.stream()
                            .filter(Migration::success)
                            .map(Migration::version)
                            .max(Comparator.comparing(Double::parseDouble))
                            .orElseThrow(),
                    own.stream()
                            .anyMatch(
                                    row ->
                                            row.version().equals("1")
                                                    && row.type().equals("BASELINE")));
        }
        List<String> foreign = content.present(OWN_TABLES);
        if (!foreign.isEmpty()) {
            return new Refused(
                    "The schema has tables of other programs under names that the server needs: %s"
                            .formatted(String.join(", ", foreign)),
                    OTHER_SCHEMA);
        }
        if (content.hasTable(SchemaContent.OWN_HISTORY)
                && content.history(SchemaContent.SCDF_HISTORY).isEmpty()) {
            return new Begun();
        }
        List<String> present = content.present(scdf.tables().keySet());
        if (present.isEmpty()) {
            return new Fresh();
        }
        if (content.hasTable("uri_registry")) {
            return new Refused(
                    "The schema is one of SCDF 1.x, which cannot be taken over",
                    "Move it to SCDF 2.11.5 first, as SCDF's own documentation describes.");
        }
        if (!content.hasTable("app_registration")) {
            return new Refused(
                    "The schema has tables of Spring Batch or Spring Cloud Task, but is none of SCDF: %s"
                            .formatted(shortened(present)),
                    OTHER_SCHEMA);
        }
        return ofScdf(content, scdf);
    }

    private static DatabaseState ofScdf(SchemaContent content, ScdfSchema scdf) {
        int last = ScdfSchema.lastVersion(content.vendor());
        List<Migration> history = content.history(SchemaContent.SCDF_HISTORY);
        for (Migration row : history) {
            if (!row.success()) {
                return new Refused(
                        "Migration %s of SCDF has failed in this database".formatted(row.version()),
                        START_SCDF);
            }
        }
        if (!history.isEmpty()) {
            double version =
                    history.stream()
                            .mapToDouble(row -> Double.parseDouble(row.version()))
                            .max()
                            .orElseThrow();
            if (version < last) {
                return new Refused(
                        "The schema of SCDF is at version %.0f, that of 2.11.5 is %d"
                                .formatted(version, last),
                        START_SCDF);
            }
            if (version > last) {
                return new Refused(
                        "The schema of SCDF is at version %.0f, newer than that of 2.11.5, which is %d"
                                .formatted(version, last),
                        "Only databases of SCDF 2.11.5 can be taken over.");
            }
        }
        List<String> missing = scdf.missingIn(content);
        if (!missing.isEmpty()) {
            return new Refused(
                    "The schema is not that of SCDF 2.11.5, it lacks %s"
                            .formatted(shortened(missing)),
                    START_SCDF);
        }
        List<String> numbers = new ArrayList<>();
        ScdfSchema.LARGE_OBJECTS.forEach(
                (table, columns) ->
                        columns.stream()
                                .filter(column -> content.type(table, column).equals("oid"))
                                .map(column -> table + "." + column)
                                .forEach(numbers::add));
        if (!numbers.isEmpty()) {
            return new Refused(
                    "The schema is one of an SCDF before 2.11.5, which kept numbers in %s"
                            .formatted(String.join(", ", numbers)),
                    START_SCDF);
        }
        return new OfScdf(!history.isEmpty());
    }

    private static String shortened(List<String> names) {
        int shown = 5;
        return Stream.concat(
                        names.stream().limit(shown),
                        names.size() > shown
                                ? Stream.of("and %d more".formatted(names.size() - shown))
                                : Stream.empty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
