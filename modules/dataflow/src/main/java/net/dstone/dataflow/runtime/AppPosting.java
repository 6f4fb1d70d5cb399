package net.dstone.dataflow.runtime;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Posts to instances of apps for clients that cannot reach them. */
@Component
class AppPosting {

    /** An app that has just been deployed may not listen yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An answer is held in memory. */
    private static final long LONGEST = 8 * 1024 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** They are for one connection only, or made anew for the next. */
    private static final Set<String> NOT_FORWARDED =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Duration patience;
    private final long longest;

    @Autowired
    AppPosting() {
        this(PATIENCE, LONGEST);
    }

    /**
     * @param patience how long an app may take to listen, and then to answer
     * @param longest how many bytes an answer may have
     */
    AppPosting(Duration patience, long longest) {
        this.patience = patience;
        this.longest = longest;
    }

    /**
     * @return the app's answer
     * @throws AppUnreachableException if it does not answer in time, or with more than can be handed on
     */
    ResponseEntity<byte[]> post(RunningApp.Instance instance, byte[] body, HttpHeaders headers) {
        URI target =
                target(instance).orElseThrow(() -> AppUnreachableException.without(instance.id()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .timeout(patience.plus(PAUSE))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(
                (name, values) -> {
                    if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        HttpResponse<byte[]> answer = send(instance, request.build());
        return ResponseEntity.status(answer.statusCode())
                .headers(
                        copy ->
                                answer.headers()
                                        .map()
                                        .forEach((name, values) -> copyHeader(copy, name, values)))
                .body(answer.body());
    }

    private static void copyHeader(HttpHeaders target, String name, List<String> values) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NOT_FORWARDED.contains(lower) && !lower.startsWith(":")) {
            target.put(name, values);
        }
    }

    /** Only what was not sent at all is sent again. */
    private HttpResponse<byte[]> send(RunningApp.Instance instance, HttpRequest request) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return client.send(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), longest));
            } catch (ConnectException | HttpConnectTimeoutException exception) {
                if (System.nanoTime() + PAUSE.toNanos() > end) {
                    throw new AppUnreachableException(instance.id(), exception);
                }
            } catch (IOException exception) {
                throw new AppUnreachableException(instance.id(), exception);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new AppUnreachableException(instance.id(), exception);
            }
            pause(instance);
        }
    }

    private static void pause(RunningApp.Instance instance) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new AppUnreachableException(instance.id(), exception);
        }
    }

    /** In a cluster the pod's own address, elsewhere where the platform says it listens. */
    private static Optional<URI> target(RunningApp.Instance instance) {
        return instance.attribute("pod.ip")
                .map(
                        address ->
                                "http://%s:%s"
                                        .formatted(
                                                address,
                                                instance.attribute("service.external.port")
                                                        .orElse("8080")))
                .or(() -> instance.attribute("url"))
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .map(URI::create);
    }
}
