package net.dstone.dataflow.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL that is killed and started again with what it has. Its commits survive that, as only the
 * power of the machine never goes.
 */
final class PostgresServer implements AutoCloseable {

    static final String USER = "postgres";

    private final Path data;
    private final int port = ServerProcess.freePort();
    private final EmbeddedPostgres first;
    private final List<String> command;

    /**
     * @param data its data directory, which must not exist yet
     */
    PostgresServer(Path data) {
        this.data = data;
        try {
            first =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setPort(port)
                            // What killed processes wrote the system has; the power stays on.
                            .setServerConfig("fsync", "off")
                            // Off by default here; then a kill takes what was just committed.
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "200")
                            .setOutputRedirector(log())
                            .setErrorRedirector(log())
                            .start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // It refuses to be run by root, or who seems to be.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(commandLine(postmaster()).split("\0")));
    }

    /** A new, empty database. */
    String newUrl() {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        new JdbcTemplate(first.getPostgresDatabase()).execute("create database " + name);
        return first.getJdbcUrl(USER, name);
    }

    static DataSource dataSource(String url) {
        return new DriverManagerDataSource(url, USER, "");
    }

    /** SIGKILL, and with it all its connections; nobody notices it in an orderly way. */
    void kill() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        backends.forEach(backend -> backend.onExit().join());
    }

    /** SIGKILL of one process that serves a connection; then the server starts all of them anew by itself. */
    boolean killBackend() {
        return postmaster()
                .children()
                .filter(child -> commandLine(child).contains("127.0.0.1"))
                .findAny()
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }

    /** After a kill; returns when it answers. */
    void start() {
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log()).start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        awaitAnswer();
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(new File(data + ".log"));
    }

    void awaitAnswer() {
        Awaitility.await("PostgreSQL")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () ->
                                new JdbcTemplate(first.getPostgresDatabase())
                                                .queryForObject("select 1", Integer.class)
                                        != null);
    }

    boolean isRunning() {
        return Files.exists(data.resolve("postmaster.pid")) && postmaster().isAlive();
    }

    private ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())));
        } catch (IOException ended) {
            return "";
        }
    }

    @Override
    public void close() {
        if (!isRunning()) {
            start();
        }
        try {
            first.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
