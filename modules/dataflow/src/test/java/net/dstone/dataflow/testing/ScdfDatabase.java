package net.dstone.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Makes databases as SCDF 2.11.5 leaves them. */
public final class ScdfDatabase {

    /** What SCDF has written down of its own migrations. */
    public enum History {
        /** It began with an empty schema. */
        FULL,
        /** Skipper was there first, so what was there counted as version 1. */
        BASELINE,
        /** Its tables were made by hand from scripts. */
        NONE
    }

    private static final List<String> IDS_OF_TASKS =
            List.of(
                    "TASK_SEQ",
                    "TASK_EXECUTION_METADATA_SEQ",
                    "BATCH_JOB_SEQ",
                    "BATCH_JOB_EXECUTION_SEQ",
                    "BATCH_STEP_EXECUTION_SEQ",
                    "BOOT3_TASK_SEQ",
                    "BOOT3_TASK_EXECUTION_METADATA_SEQ",
                    "BOOT3_BATCH_JOB_SEQ",
                    "BOOT3_BATCH_JOB_EXECUTION_SEQ",
                    "BOOT3_BATCH_STEP_EXECUTION_SEQ");

    private ScdfDatabase() {}

    public static String create(TestDatabase database, History history) {
        return create(
                database, history, "file:/apps/nightly-1.0.0.jar", "file:/apps/report-2.0.0.jar");
    }

    /**
     * @return its address
     */
    public static String create(
            TestDatabase database, History history, String nightlyUri, String reportUri) {
        String url = database.newUrl();
        DataSource dataSource = database.dataSource(url);
        run(
                dataSource,
                text(
                        "db/migration/%s/V1__scdf.sql"
                                .formatted(database.name().toLowerCase(Locale.ROOT))),
                oldTypes(database),
                text("scdf/rows.sql")
                        .replace("@nightly@", nightlyUri)
                        .replace("@report@", reportUri),
                counters(database),
                largeObjects(database),
                history(database, history));
        return url;
    }

    /** The last version of SCDF's schema. */
    public static int lastVersion(TestDatabase database) {
        return switch (database) {
            case H2 -> 1;
            case POSTGRESQL -> 13;
            case MYSQL, MARIADB -> 12;
        };
    }

    /** Types that SCDF chose and a new database of ours has better. */
    private static String oldTypes(TestDatabase database) {
        if (!isMysqlFamily(database)) {
            return "";
        }
        StringBuilder statements = new StringBuilder();
        for (String column : List.of("START_TIME", "END_TIME")) {
            statements
                    .append("alter table TASK_EXECUTION modify %s datetime;\n".formatted(column))
                    .append(
                            "alter table BATCH_JOB_EXECUTION modify %s datetime;\n"
                                    .formatted(column));
        }
        if (database == TestDatabase.MYSQL) {
            statements.append(
                    "alter table BOOT3_TASK_EXECUTION_METADATA modify TASK_EXECUTION_MANIFEST text;\n");
        }
        return statements.toString();
    }

    private static boolean isMysqlFamily(TestDatabase database) {
        return database == TestDatabase.MYSQL || database == TestDatabase.MARIADB;
    }

    /** Beyond the ids of the rows. */
    private static String counters(TestDatabase database) {
        StringBuilder statements = new StringBuilder();
        statements.append(counter(database, "hibernate_sequence", 100));
        IDS_OF_TASKS.forEach(name -> statements.append(counter(database, name, 5)));
        return statements.toString();
    }

    private static String counter(TestDatabase database, String name, int next) {
        boolean table =
                database == TestDatabase.MYSQL
                        || (database == TestDatabase.MARIADB
                                && (name.startsWith("TASK_") || name.startsWith("BATCH_")));
        if (table) {
            return name.equals("hibernate_sequence")
                    ? "update hibernate_sequence set next_val = %d;\n".formatted(next)
                    : "update %s set ID = %d;\n".formatted(name, next - 1);
        }
        return "alter sequence %s restart with %d;\n".formatted(name, next);
    }

    private static String largeObjects(TestDatabase database) {
        return database == TestDatabase.POSTGRESQL
                ? """
                  update app_registration set
                      uri = lo_from_bytea(0, convert_to(uri, 'UTF8'))::text,
                      metadata_uri = lo_from_bytea(0, convert_to(metadata_uri, 'UTF8'))::text;
                  update task_definitions set
                      definition = lo_from_bytea(0, convert_to(definition, 'UTF8'))::text;
                  update stream_definitions set
                      definition = lo_from_bytea(0, convert_to(definition, 'UTF8'))::text;
                  update stream_definitions set original_definition = definition;
                  """
                : "";
    }

    private static String history(TestDatabase database, History history) {
        if (history == History.NONE) {
            return "";
        }
        String quote = isMysqlFamily(database) ? "`" : "\"";
        String table = quote + "flyway_schema_history_dataflow" + quote;
        List<String> statements = new ArrayList<>();
        statements.add(
                """
                create table %s (
                    'installed_rank' integer not null primary key,
                    'version' varchar(50), 'description' varchar(200) not null,
                    'type' varchar(20) not null, 'script' varchar(1000) not null,
                    'checksum' integer, 'installed_by' varchar(100) not null,
                    'installed_on' timestamp default current_timestamp not null,
                    'execution_time' integer not null, 'success' boolean not null)
                """
                        .formatted(table)
                        .replace("'", quote));
        IntStream.rangeClosed(1, lastVersion(database))
                .forEach(
                        version ->
                                statements.add(
                                        "insert into %s values (%d, '%2$d', 'Step', '%s', 'V%2$d', null, 'scdf', current_timestamp, 1, true)"
                                                .formatted(
                                                        table,
                                                        version,
                                                        version == 1 && history == History.BASELINE
                                                                ? "BASELINE"
                                                                : "JDBC")));
        return String.join(";\n", statements);
    }

    private static void run(DataSource dataSource, String... scripts) {
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
        populator.setSqlScriptEncoding(StandardCharsets.UTF_8.name());
        for (String script : scripts) {
            if (!script.isEmpty()) {
                populator.addScript(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)));
            }
        }
        populator.execute(dataSource);
    }

    /** All rows of SCDF's tables as text, to compare. */
    public static List<String> rows(JdbcClient jdbc, List<String> tables) {
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            jdbc
                    .sql("select * from " + table)
                    .query(
                            (row, number) -> {
                                StringBuilder values = new StringBuilder(table);
                                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                    values.append('|').append(row.getString(i));
                                }
                                return values.toString();
                            })
                    .list()
                    .stream()
                    .sorted()
                    .forEach(rows::add);
        }
        return rows;
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
