package net.dstone.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;

/**
 * The embedded database as a process of its own. Were it a part of the server, every restart of the
 * server would break the running tasks, which write their progress to it. It ends by itself when
 * nobody has been connected for a while.
 */
public final class DatabaseProcess {

    /** The variable with the database user's password. */
    static final String PASSWORD_VARIABLE = "DSTONE_DATABASE_PASSWORD";

    static final String NAME = "dataflow";
    static final String USER = "sa";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int IDLE_LOOKS_BEFORE_END = 12;

    private DatabaseProcess() {}

    /**
     * Serves the database until it is idle.
     *
     * @param arguments the folder of the database's files and the TCP port, on loopback
     */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        String port = arguments[1];
        String password = System.getenv().getOrDefault(PASSWORD_VARIABLE, "");
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // The port comes first: it decides which of two processes started together may open the
        // file.
        Server server =
                Server.createTcpServer("-tcpPort", port, "-baseDir", folder.toString()).start();
        // Opened in here, the file is created without letting clients create databases.
        try (Connection keeper =
                DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve(NAME), USER, password)) {
            writeAtOnce(keeper);
            System.out.println("The database in " + folder + " is served on port " + port);
            waitUntilIdle(keeper);
        } finally {
            server.stop();
        }
    }

    /**
     * H2 would answer a commit and write it half a second later, so that a killed process or a full disk
     * takes back what was promised.
     */
    private static void writeAtOnce(Connection keeper) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute("set write_delay 0");
        }
    }

    private static void waitUntilIdle(Connection keeper) throws SQLException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        int idleLooks = 0;
        while (idleLooks < IDLE_LOOKS_BEFORE_END) {
            idleLooks = sessions(keeper) == 1 ? idleLooks + 1 : 0;
            never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static int sessions(Connection keeper) throws SQLException {
        try (Statement statement = keeper.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select count(*) from information_schema.sessions")) {
            row.next();
            return row.getInt(1);
        }
    }
}
