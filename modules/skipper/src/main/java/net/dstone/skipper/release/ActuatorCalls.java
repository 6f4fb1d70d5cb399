package net.dstone.skipper.release;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import net.dstone.platform.AppInstance;
import net.dstone.skipper.SkipperException;
import org.jspecify.annotations.Nullable;

/**
 * Calls actuator endpoints of running apps. The address is the one the platform says the instance has; the
 * caller names what is below it, and gets nowhere else with that.
 */
class ActuatorCalls implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    String get(AppInstance instance, @Nullable String endpoint, Optional<String> authorization) {
        return send(request(instance, endpoint, authorization).GET().build());
    }

    String post(
            AppInstance instance,
            @Nullable String endpoint,
            String body,
            Optional<String> authorization) {
        return send(
                request(instance, endpoint, authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpRequest.Builder request(
            AppInstance instance, @Nullable String endpoint, Optional<String> authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(instance, endpoint))
                        .timeout(ANSWER)
                        .header("Accept", "application/json, */*;q=0.1");
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    static URI address(AppInstance instance, @Nullable String endpoint) {
        String url = instance.attributes().get("url");
        if (url == null || !url.matches("https?://[^/?#@]+.*")) {
            throw new SkipperException("Instance %s has no address".formatted(instance.id()));
        }
        if (endpoint == null || endpoint.isBlank()) {
            throw new SkipperException("The request has no endpoint");
        }
        String path = endpoint.startsWith("/") ? endpoint : "/" + endpoint;
        try {
            URI address = URI.create(url.replaceFirst("/+$", "") + "/actuator" + path);
            // A path that climbs would reach what is no endpoint.
            if (!address.normalize().equals(address)
                    || path.contains("//")
                    || path.contains("%2e")) {
                throw new SkipperException("'%s' is no actuator endpoint".formatted(endpoint));
            }
            return address;
        } catch (IllegalArgumentException exception) {
            throw new SkipperException(
                    "'%s' is no actuator endpoint".formatted(endpoint), exception);
        }
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                String text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
                if (answer.statusCode() >= 300) {
                    throw new SkipperException(
                            "%s answered %d".formatted(request.uri(), answer.statusCode()));
                }
                return text;
            }
        } catch (IOException exception) {
            throw new SkipperException(
                    "%s does not answer: %s".formatted(request.uri(), exception), exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new SkipperException("Interrupted while an app was asked", exception);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
