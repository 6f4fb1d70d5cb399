package net.dstone.dataflow.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases repositories are tested on; each call gives a new, migrated and empty one. */
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
            String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
            create(name, template);
            return server().getJdbcUrl(username(), name);
        }

        @Override
        public String username() {
            return "postgres";
        }
    };

    private static final String MIGRATED = "migrated";

    private static @Nullable EmbeddedPostgres postgres;
    private static boolean templateMade;

    /** An empty database without tables, for a server that migrates it itself. */
    public abstract String newUrl();

    public abstract String username();

    /** A database with the server's tables. */
    public DataSource newMigrated() {
        DataSource dataSource = dataSource(newUrl());
        migrate(dataSource);
        return dataSource;
    }

    DataSource dataSource(String url) {
        return new DriverManagerDataSource(url, username(), "");
    }

    void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + name().toLowerCase(Locale.ROOT))
                .table("flyway_schema_history_dstone")
                .load()
                .migrate();
    }

    private static synchronized String migratedTemplate() {
        if (!templateMade) {
            create(MIGRATED, "template1");
            POSTGRESQL.migrate(
                    POSTGRESQL.dataSource(server().getJdbcUrl(POSTGRESQL.username(), MIGRATED)));
            templateMade = true;
        }
        return MIGRATED;
    }

    private static void create(String name, String template) {
        new JdbcTemplate(server().getPostgresDatabase())
                .execute("create database %s template %s".formatted(name, template));
    }

    private static synchronized EmbeddedPostgres server() {
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
}
