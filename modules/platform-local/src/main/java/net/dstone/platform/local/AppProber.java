package net.dstone.platform.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks instances over HTTP how they are. Takes a few seconds at most, whatever it is that listens. */
final class AppProber implements AutoCloseable {

    static final String ACTUATOR = "/actuator/health";

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

    /** Health with the details of many components; a larger answer says nothing about health. */
    private static final long LARGEST_ANSWER = 256L * 1024;

    private static final String LOOPBACK = "127.0.0.1";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(LONGEST_CONNECT)
                    .build();

    /**
     * @param host under which others reach the instance; asked if it does not listen on the loopback
     *     address
     * @param port 0 when nobody knows
     * @param path empty for the actuator's
     */
    Probe probe(String host, int port, Optional<String> path) throws InterruptedException {
        if (port <= 0) {
            return new Probe.NotListening();
        }
        for (String address : new LinkedHashSet<>(List.of(LOOPBACK, host))) {
            if (isListening(address, port)) {
                return ask(address, port, path.orElse(ACTUATOR));
            }
        }
        return new Probe.NotListening();
    }

    private static boolean isListening(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) LONGEST_CONNECT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Probe ask(String address, int port, String path) throws InterruptedException {
        HttpRequest request;
        try {
            request =
                    HttpRequest.newBuilder(
                                    URI.create("http://%s:%d%s".formatted(address, port, path)))
                            .header("Accept", "application/json")
                            .timeout(LONGEST_ANSWER)
                            .build();
        } catch (IllegalArgumentException e) {
            return new Probe.Connected();
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response =
                    answer.get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return new Probe.Answered(path, response.statusCode(), health(response.body()));
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case ConnectException _ -> new Probe.NotListening();
                // The client's clock may be the quicker one.
                case HttpTimeoutException _ -> new Probe.Silent();
                case null, default -> new Probe.Connected();
            };
        } catch (TimeoutException e) {
            return new Probe.Silent();
        } finally {
            answer.cancel(true);
        }
    }

    private static Optional<String> health(byte[] body) {
        try {
            return JSON.readTree(body).path("status").stringValueOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** This machine's address, by which others reach it. */
    static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return LOOPBACK;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
