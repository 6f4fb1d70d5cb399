package net.dstone.stream;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A RabbitMQ of its own, from the system's package, with ports and folders of its own. */
final class RabbitProcess implements AutoCloseable {

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final Process process;
    private final int port;
    private final int epmdPort;

    private RabbitProcess(Process process, int port, int epmdPort) {
        this.process = process;
        this.port = port;
        this.epmdPort = epmdPort;
    }

    static boolean isInstalled() {
        return Files.isExecutable(SERVER);
    }

    static RabbitProcess start(Path folder) throws IOException {
        int port = SampleProcess.freePort();
        int epmdPort = SampleProcess.freePort();
        ProcessBuilder builder =
                new ProcessBuilder(SERVER.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("rabbitmq.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "HOME", folder.toString(),
                                "RABBITMQ_NODENAME", "stream" + port + "@localhost",
                                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                                "RABBITMQ_NODE_PORT", String.valueOf(port),
                                "RABBITMQ_DIST_PORT", String.valueOf(SampleProcess.freePort()),
                                "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                                "RABBITMQ_ENABLED_PLUGINS_FILE",
                                        folder.resolve("plugins").toString(),
                                // Erlang's own register of ports outlives the server, so it gets
                                // one that the test can end.
                                "ERL_EPMD_PORT", String.valueOf(epmdPort),
                                "ERL_EPMD_ADDRESS", "127.0.0.1"));
        RabbitProcess rabbit = new RabbitProcess(builder.start(), port, epmdPort);
        try {
            await().atMost(SampleProcess.PATIENCE)
                    .failFast("RabbitMQ ended", () -> !rabbit.process.isAlive())
                    .until(rabbit::answers);
        } catch (RuntimeException e) {
            rabbit.close();
            throw e;
        }
        return rabbit;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            new ProcessBuilder("epmd", "-port", String.valueOf(epmdPort), "-kill")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
