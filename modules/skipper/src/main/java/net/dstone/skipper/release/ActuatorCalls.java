package net.dstone.skipper.release;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Duration longest;

    ActuatorCalls() {
        this(ANSWER);
    }

    /**
     * @param longest until an answer is there in full
     */
    ActuatorCalls(Duration longest) {
        this.longest = longest;
    }

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
            URI base = URI.create(url.replaceFirst("/+$", "") + "/actuator");
            URI address = URI.create(base + path);
            String below = address.getRawPath().substring(base.getRawPath().length());
            for (String segment : below.substring(1).split("/", -1)) {
                requireNoClimb(segment, endpoint);
            }
            return address;
        } catch (IllegalArgumentException exception) {
            throw new SkipperException(
                    "'%s' is no actuator endpoint".formatted(endpoint), exception);
        }
    }

    /** A path that climbs would reach what is no endpoint. Apps decode it, and cut off parameters, as here. */
    private static void requireNoClimb(String segment, String endpoint) {
        String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        int parameters = decoded.indexOf(';');
        if (parameters >= 0) {
            decoded = decoded.substring(0, parameters);
        }
        if (List.of("", ".", "..").contains(decoded)
                || decoded.contains("/")
                || decoded.contains("\\")) {
            throw new SkipperException("'%s' is no actuator endpoint".formatted(endpoint));
        }
    }

    private String send(HttpRequest request) {
        // The request's own time-out would end with the headers, and an answer may trickle.
        CompletableFuture<HttpResponse<String>> asked =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
                                LONGEST_ANSWER));
        try {
            HttpResponse<String> answer = asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() >= 300) {
                throw new SkipperException(
                        "%s answered %d".formatted(request.uri(), answer.statusCode()));
            }
            return answer.body();
        } catch (ExecutionException exception) {
            throw new SkipperException(
                    "%s does not answer: %s".formatted(request.uri(), exception.getCause()),
                    exception);
        } catch (TimeoutException exception) {
            asked.cancel(true);
            throw new SkipperException(
                    "%s has not answered in full after %d ms"
                            .formatted(request.uri(), longest.toMillis()),
                    exception);
        } catch (InterruptedException exception) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new SkipperException("Interrupted while an app was asked", exception);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
