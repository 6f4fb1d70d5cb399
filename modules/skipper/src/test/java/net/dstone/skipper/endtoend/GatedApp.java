package net.dstone.skipper.endtoend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An app that is healthy and ends when it may. Its property {@code gates} names a folder in which
 * {@code healthy} makes it healthy and {@code may-end} lets it end once it was asked to; it writes its
 * process number into {@code started} there, a line for each start, and {@code asked-to-end}.
 */
public final class GatedApp {

    private GatedApp() {}

    public static void main(String[] arguments) throws IOException {
        String settings = System.getenv("SPRING_APPLICATION_JSON");
        Path gates = Path.of(value(settings, "gates"));
        int port = Integer.parseInt(value(settings, "server\\.port"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gates)));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/actuator/health",
                exchange -> {
                    boolean healthy = Files.exists(gates.resolve("healthy"));
                    byte[] answer =
                            "{\"status\":\"%s\"}"
                                    .formatted(healthy ? "UP" : "DOWN")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(healthy ? 200 : 503, answer.length);
                    try (OutputStream body = exchange.getResponseBody()) {
                        body.write(answer);
                    }
                });
        server.start();
        Files.writeString(
                gates.resolve("started"),
                ProcessHandle.current().pid() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void end(Path gates) {
        try {
            Files.writeString(gates.resolve("asked-to-end"), "");
            // A failed test takes its folder away.
            while (Files.exists(gates) && !Files.exists(gates.resolve("may-end"))) {
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException exception) {
            // It ends all the same.
        }
    }

    private static String value(String settings, String name) {
        Matcher value =
                Pattern.compile("\"%s\"\\s*:\\s*\"?([^\",}]*)".formatted(name)).matcher(settings);
        if (!value.find()) {
            throw new IllegalArgumentException("No " + name);
        }
        return value.group(1);
    }
}
