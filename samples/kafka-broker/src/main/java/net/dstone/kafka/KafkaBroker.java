package net.dstone.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The server that the Kafka project ships, broker and controller in one, and small. */
public final class KafkaBroker {

    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";
    private static final String CONTROLLER = "CONTROLLER";

    private KafkaBroker() {}

    public static void main(String[] arguments) {
        try {
            run(BrokerArguments.of(arguments));
        } catch (InvalidArgumentsException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (Exception e) {
            System.err.println("Kafka does not start: " + e);
            // Kafka's own threads would keep the process alive.
            System.exit(1);
        }
    }

    private static void run(BrokerArguments arguments) throws Exception {
        format(arguments.data());
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(settings(arguments, freePort())), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        System.out.printf(
                "Kafka is ready on %s:%d, its data is in %s%n",
                HOST, arguments.port(), arguments.data());
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(CONTROLLER)
                .run();
    }

    /** Only this process speaks to its controller, so any port will do. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, Object> settings(BrokerArguments arguments, int controllerPort) {
        String broker = "PLAINTEXT://%s:%d".formatted(HOST, arguments.port());
        String controller = "%s:%d".formatted(HOST, controllerPort);
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("listeners", broker + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", broker);
        settings.put("log.dirs", arguments.data().toString());
        // There is one node to keep copies.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        // Whoever deploys a stream wants to see it now; the default waits three seconds for more
        // members.
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The default takes 128 MB at start.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        return settings;
    }
}
