package net.dstone.artifacts;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * GET requests that follow redirects by themselves, because credentials must stay with the host they
 * are meant for, and that end in time, bodies included, which the JDK's client does not see to.
 */
final class HttpRequests implements AutoCloseable {

    private static final int MAX_REDIRECTS = 10;

    private final HttpClient client;

    HttpRequests(HttpClient client) {
        this.client = client;
    }

    static HttpClient.Builder clientBuilder(Duration connectTimeout) {
        // One connection per request is what every repository and registry understands.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    static String basic(MavenSettings.Credentials credentials) {
        return basic(credentials.username() + ":" + credentials.password());
    }

    /** Header value for {@code user:password}. */
    static String basic(String userAndPassword) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param authorization is sent to the first host only
     * @param responseTimeout until the headers of one answer are there
     * @param totalTimeout for everything
     * @param body reads the last answer, whatever its status; redirects are not shown to it
     */
    <T> HttpResponse<T> get(
            URI uri,
            Map<String, String> headers,
            Optional<String> authorization,
            Duration responseTimeout,
            Duration totalTimeout,
            HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + totalTimeout.toNanos();
        URI current = uri;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(withoutUserInfo(current)).timeout(responseTimeout);
            headers.forEach(request::header);
            if (sameHost(uri, current)) {
                authorization.ifPresent(value -> request.header("Authorization", value));
            }
            HttpResponse<T> response =
                    await(
                            client.sendAsync(
                                    request.build(),
                                    info ->
                                            isRedirect(info.statusCode())
                                                    ? discarding()
                                                    : body.apply(info)),
                            deadline - System.nanoTime());
            if (!isRedirect(response.statusCode())) {
                return response;
            }
            current = target(current, response);
        }
        throw new IOException("redirected more than %d times".formatted(MAX_REDIRECTS));
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private static <T> HttpResponse<T> await(
            CompletableFuture<HttpResponse<T>> response, long nanos)
            throws IOException, InterruptedException {
        try {
            return response.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new HttpTimeoutException("took too long");
        } catch (InterruptedException e) {
            response.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw asIOException(e.getCause() == null ? e : e.getCause());
        }
    }

    private static IOException asIOException(Throwable cause) {
        if (cause instanceof ConnectException) {
            // The JDK's own message is empty for a refused connection and an unknown host alike.
            String reason =
                    cause.getCause() instanceof UnresolvedAddressException
                            ? "unknown host"
                            : "connection refused";
            return new IOException(reason, cause);
        }
        return cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
    }

    private static URI target(URI from, HttpResponse<?> response) throws IOException {
        String location =
                response.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IOException("redirected to nowhere"));
        try {
            URI target = from.resolve(location);
            boolean toPlain = "http".equalsIgnoreCase(target.getScheme());
            if (!toPlain && !"https".equalsIgnoreCase(target.getScheme())
                    || toPlain && "https".equalsIgnoreCase(from.getScheme())) {
                throw new IOException(
                        "refused a redirect from %s to %s"
                                .formatted(from.getScheme(), target.getScheme()));
            }
            if (target.getHost() == null) {
                throw new IOException("redirected to '%s', which has no host".formatted(location));
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected to '%s', which is no URI".formatted(location), e);
        }
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> HttpResponse.BodySubscriber<T> discarding() {
        return (HttpResponse.BodySubscriber<T>)
                HttpResponse.BodySubscribers.replacing((Object) null);
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private static URI withoutUserInfo(URI uri) {
        if (uri.getRawUserInfo() == null) {
            return uri;
        }
        return URI.create(uri.toString().replaceFirst("//[^/@]*@", "//"));
    }
}
