package net.dstone.server.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.dstone.server.ServerHome;
import net.dstone.server.ServerProperties;
import net.dstone.server.StartRefusedException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sees to it that the embedded database is served before anything connects to it. It is the one of the
 * default {@code spring.datasource.url}, an H2 address on loopback; with any other URL there is nothing
 * to do here.
 */
public final class EmbeddedDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String URL_PREFIX = "jdbc:h2:tcp://127.0.0.1:";
    private static final int CONNECT_ATTEMPTS = 3;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith(URL_PREFIX)) {
            return;
        }
        ServerProperties properties = properties(environment);
        Path folder = folder(properties);
        int port = URI.create(url.substring("jdbc:h2:".length())).getPort();
        try {
            Files.createDirectories(folder);
            String password =
                    new ServerHome(properties)
                            .onceWritten("database.password", EmbeddedDatabase::newPassword);
            // In the address, which is masked wherever it is shown and which tasks are given as it
            // is.
            environment
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "embeddedDatabase",
                                    Map.of(
                                            "spring.datasource.url",
                                            url + ";PASSWORD=" + password)));
            keepOpen(context, DatabaseKeeper.looking(() -> connect(folder, url, port, password)));
        } catch (IOException exception) {
            throw new StartRefusedException(
                    "The embedded database in %s cannot be started: %s"
                            .formatted(folder, exception.getMessage()),
                    "Mend what the message and %s say, or configure another database in"
                                    .formatted(folder.resolve("database.log"))
                            + " spring.datasource.url.",
                    exception);
        }
    }

    /** The embedded database's file, which need not exist yet; empty when another database is configured. */
    public static Optional<Path> file(ConfigurableEnvironment environment) {
        return environment.getProperty("spring.datasource.url", "").startsWith(URL_PREFIX)
                ? Optional.of(
                        folder(properties(environment)).resolve(DatabaseProcess.NAME + ".mv.db"))
                : Optional.empty();
    }

    private static ServerProperties properties(ConfigurableEnvironment environment) {
        return new ServerProperties(
                Binder.get(environment)
                        .bind("dstone.server.home", Path.class)
                        .orElse(Path.of("data")));
    }

    private static Path folder(ServerProperties properties) {
        return properties.home().resolve("database");
    }

    /** Before Flyway and the pool, which come with the beans. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static void serve(Path folder, int port, String password) throws IOException {
        if (answers(port)) {
            return;
        }
        File log = folder.resolve("database.log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command(folder, port))
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put(DatabaseProcess.PASSWORD_VARIABLE, password);
        Process process = builder.start();
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        // The process takes the port first and then creates the database; a client must not come
        // between.
        Path file = folder.resolve(DatabaseProcess.NAME + ".mv.db");
        while (!answers(port) || !Files.exists(file)) {
            boolean ended;
            try {
                ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the embedded database started", exception);
            }
            if (ended && answers(port)) {
                // It lost the race for the port against another one.
                return;
            }
            if (ended || Instant.now().isAfter(deadline)) {
                // One that hangs would keep the port and the file from the next.
                process.destroyForcibly();
                throw new IOException(
                        "The embedded database does not answer on port %d; see %s"
                                .formatted(port, log));
            }
        }
    }

    /** Starts the database if need be, once more if it was just about to end for idleness when found. */
    private static Connection connect(Path folder, String url, int port, String password)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            serve(folder, port, password);
            try {
                return DriverManager.getConnection(url, DatabaseProcess.USER, password);
            } catch (SQLException exception) {
                if (answers(port) || attempt == CONNECT_ATTEMPTS) {
                    throw new StartRefusedException(
                            "Port %d is not served by the database of this server".formatted(port),
                            "If another server runs on this machine, give this one another port in"
                                    + " spring.datasource.url, for example"
                                    + " jdbc:h2:tcp://127.0.0.1:19093/./dataflow.",
                            exception);
                }
            }
        }
    }

    private static void keepOpen(ConfigurableApplicationContext context, DatabaseKeeper keeper) {
        context.addApplicationListener((ContextClosedEvent closed) -> keeper.close());
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException exception) {
            return false;
        }
    }

    private static List<String> command(Path folder, int port) {
        List<String> command = new ArrayList<>();
        // A session of its own, or Ctrl-C in the server's terminal would end the database as well.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // The heap Java would begin with is larger than all the database needs.
                        "-Xms8m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path")));
        if (EmbeddedDatabase.class
                .getResource("EmbeddedDatabase.class")
                .toString()
                .contains("nested:")) {
            command.add("-Dloader.main=" + DatabaseProcess.class.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(DatabaseProcess.class.getName());
        }
        command.addAll(List.of(folder.toString(), Integer.toString(port)));
        return command;
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
