package net.dstone.dataflow.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.server.database.Vendor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * What a start of the server would find and do, for people to read. Nothing is changed for it.
 *
 * @param usable whether the server would start
 */
record DatabaseReport(List<String> lines, boolean usable) {

    static final String OTHER_VERSION = "Start the version of the server that this database is of.";

    DatabaseReport {
        lines = List.copyOf(lines);
    }

    static DatabaseReport read(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        Vendor vendor = Vendor.of(dataSource);
        SchemaContent content = SchemaContent.read(jdbc, vendor);
        List<String> lines = new ArrayList<>();
        lines.add(line("Database", describe(dataSource)));
        DatabaseState state = Migrations.state(dataSource);
        if (ScdfSchema.load().missingIn(content).isEmpty()) {
            holds(jdbc, content, lines);
        }
        return switch (state) {
            case DatabaseState.Fresh() -> {
                lines.add(line("Found", "no tables of this server or of SCDF"));
                lines.add(line("At start", "all tables are created"));
                yield new DatabaseReport(lines, true);
            }
            case DatabaseState.Begun() -> {
                lines.add(line("Found", "a part of the tables of this server"));
                lines.add(line("At start", "the other tables are created"));
                yield new DatabaseReport(lines, true);
            }
            case DatabaseState.Own(String version, boolean takenOver) -> {
                lines.add(
                        line(
                                "Found",
                                "tables of this server, version %s%s"
                                        .formatted(
                                                version,
                                                takenOver ? ", once taken over from SCDF" : "")));
                Migrations.Plan plan = Migrations.plan(dataSource);
                for (String mismatch : plan.mismatches()) {
                    lines.add(line("Problem", mismatch.strip().replaceAll("\\s*\\n\\s*", " ")));
                }
                if (!plan.mismatches().isEmpty()) {
                    lines.add(line("Action", OTHER_VERSION));
                    yield new DatabaseReport(lines, false);
                }
                lines.add(line("At start", atStart(plan)));
                yield new DatabaseReport(lines, true);
            }
            case DatabaseState.OfScdf(boolean recorded) -> {
                lines.add(
                        line(
                                "Found",
                                recorded
                                        ? "tables of SCDF 2.11.5, version %d of its schema"
                                                .formatted(ScdfSchema.lastVersion(vendor))
                                        : "tables of SCDF 2.11.5, without a history"));
                notes(jdbc, content, lines);
                lines.add(
                        line(
                                "At start",
                                "taken over: tables and indexes of this server are added, rows of SCDF stay"));
                lines.add(line("", "as they are (docs/take-over.md). Stop SCDF first."));
                yield new DatabaseReport(lines, true);
            }
            case DatabaseState.Refused(String problem, String action) -> {
                lines.add(line("Problem", problem));
                lines.add(line("Action", action));
                yield new DatabaseReport(lines, false);
            }
        };
    }

    /**
     * @param target the version to which the tables of the Skipper inside are migrated; empty for none
     */
    DatabaseReport withSkipper(Optional<String> target) {
        List<String> all = new ArrayList<>(lines);
        all.add(
                line(
                        "Skipper",
                        target.map("its tables are migrated to version %s"::formatted)
                                .orElse("nothing is changed")));
        return new DatabaseReport(all, usable);
    }

    private static String atStart(Migrations.Plan plan) {
        if (!plan.cutOff().isEmpty()) {
            return "the migration to version %s, which failed half way, is gone on with"
                    .formatted(plan.cutOff().getLast());
        }
        return plan.pending().isEmpty()
                ? "nothing is changed"
                : "migrated to version " + plan.pending().getLast();
    }

    static DatabaseReport refused(String problem, String action) {
        return new DatabaseReport(List.of(line("Problem", problem), line("Action", action)), false);
    }

    private static String describe(DataSource dataSource) {
        try {
            return JdbcUtils.extractDatabaseMetaData(
                    dataSource,
                    metaData ->
                            "%s %s, %s, user %s"
                                    .formatted(
                                            metaData.getDatabaseProductName(),
                                            metaData.getDatabaseProductVersion(),
                                            withoutSecrets(metaData.getURL()),
                                            metaData.getUserName()));
        } catch (MetaDataAccessException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Options of an address may hold a password. */
    static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    private static void holds(JdbcClient jdbc, SchemaContent content, List<String> lines) {
        lines.add(
                line(
                        "Holds",
                        "%d app versions, %d task definitions, %d stream definitions"
                                .formatted(
                                        count(jdbc, "app_registration"),
                                        count(jdbc, "task_definitions"),
                                        count(jdbc, "stream_definitions"))));
        for (SchemaTarget target : SchemaTarget.values()) {
            String tasks = target.taskPrefix() + "EXECUTION";
            String jobs = target.batchPrefix() + "JOB_EXECUTION";
            if (content.hasTable(tasks)) {
                lines.add(
                        line(
                                "",
                                "Boot %s: %d task executions (%d begun without an end), %d job executions (%d)"
                                        .formatted(
                                                target.schemaVersion(),
                                                count(jdbc, tasks),
                                                count(jdbc, tasks + BEGUN),
                                                count(jdbc, jobs),
                                                count(jdbc, jobs + BEGUN))));
            }
        }
    }

    private static final String BEGUN = " where START_TIME is not null and END_TIME is null";

    private static void notes(JdbcClient jdbc, SchemaContent content, List<String> lines) {
        long twice =
                jdbc.sql(
                                """
                                select count(*) from (
                                    select name from app_registration
                                    group by name, type, version having count(*) > 1) twice
                                """)
                        .query(Long.class)
                        .single();
        if (twice > 0) {
            lines.add(
                    line(
                            "Note",
                            "%d app versions are registered twice; the one registered last counts"
                                    .formatted(twice)));
        }
        ScdfRows rows = new ScdfRows(jdbc, content);
        if (content.vendor() == Vendor.POSTGRESQL) {
            lines.add(
                    line(
                            "Note",
                            "%d texts of apps and definitions are large objects and stay so"
                                    .formatted(rows.largeObjects())));
        }
        int lost = rows.lostLargeObjects();
        if (lost > 0) {
            lines.add(
                    line(
                            "Note",
                            "%d texts are lost: their large objects are gone, SCDF cannot show them either"
                                    .formatted(lost)));
        }
    }

    private static long count(JdbcClient jdbc, String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static String line(String label, String text) {
        return String.format(Locale.ROOT, "%-10s%s", label.isEmpty() ? "" : label + ":", text);
    }
}
