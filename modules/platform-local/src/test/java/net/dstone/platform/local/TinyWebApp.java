package net.dstone.platform.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An app whose health is what a file says, {@code UP} or {@code DOWN}; {@code SILENT} makes it say nothing. */
final class TinyWebApp {

    private TinyWebApp() {}

    public static void main(String[] arguments) throws IOException {
        Path health = Path.of(arguments[0]);
        Matcher port =
                Pattern.compile("\"server\\.port\":\"(\\d+)\"")
                        .matcher(String.valueOf(System.getenv("SPRING_APPLICATION_JSON")));
        if (!port.find()) {
            throw new IllegalStateException("no port");
        }
        HttpServer server =
                HttpServer.create(new InetSocketAddress(Integer.parseInt(port.group(1))), 0);
        server.createContext(
                "/actuator/health",
                exchange -> {
                    String status = Files.readString(health).strip();
                    if (status.equals("SILENT")) {
                        return;
                    }
                    answer(
                            exchange,
                            status.equals("UP") ? 200 : 503,
                            "{\"status\":\"%s\"}".formatted(status));
                });
        server.createContext(
                "/ready",
                exchange ->
                        answer(
                                exchange,
                                Files.readString(health).strip().equals("UP") ? 200 : 500,
                                "ready?"));
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
