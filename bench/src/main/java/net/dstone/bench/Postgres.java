package net.dstone.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL for the servers compared. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    /** Kept, as opening one costs more than a query, and takes that from what is measured. */
    private final Map<String, Connection> connections = new HashMap<>();

    Postgres(Path folder) {
        try {
            server = EmbeddedPostgres.builder().setDataDirectory(folder).start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What makes a Spring Boot server use a new, empty database. */
    List<String> newDatabase(String name) {
        execute(USER, "create database " + name);
        return options(name);
    }

    List<String> options(String name) {
        return List.of(
                "--spring.datasource.url=jdbc:postgresql://localhost:%d/%s"
                        .formatted(server.getPort(), name),
                "--spring.datasource.username=" + USER,
                "--spring.datasource.password=",
                "--spring.datasource.driver-class-name=org.postgresql.Driver");
    }

    void execute(String database, String... statements) {
        try (Statement statement = connection(database).createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    long number(String database, String query) {
        return Long.parseLong(text(database, query));
    }

    String text(String database, String query) {
        try (Statement statement = connection(database).createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private Connection connection(String database) throws SQLException {
        Connection connection = connections.get(database);
        if (connection == null) {
            connection = server.getDatabase(USER, database).getConnection();
            connections.put(database, connection);
        }
        return connection;
    }

    /** Ends the connections, too. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
