package net.dstone.batch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps task definitions like a batch server: 200 for a new one, 409 for a name that is taken. */
final class FakeTaskServer implements AutoCloseable {

    final Map<String, String> definitions = new ConcurrentSkipListMap<>();
    private final HttpServer http;

    FakeTaskServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/tasks/definitions", this::create);
        http.start();
    }

    String uri() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void create(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String name = form.getOrDefault("name", "");
        String definition = form.getOrDefault("definition", "");
        if (!exchange.getRequestMethod().equals("POST") || name.isEmpty() || definition.isEmpty()) {
            answer(exchange, 400, "name and definition are required");
        } else if (!definition.startsWith("dstone-batch ")) {
            answer(exchange, 404, "No such app: " + definition);
        } else if (definitions.putIfAbsent(name, definition) != null) {
            answer(
                    exchange,
                    409,
                    "Cannot register task %s because another one has already been registered"
                            .formatted(name));
        } else {
            answer(exchange, 200, "{}");
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
