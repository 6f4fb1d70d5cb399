package net.dstone.dataflow.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import net.dstone.artifacts.AppUri;
import org.springframework.core.io.DefaultResourceLoader;

/** Reads the text of a bulk registration from where a request says it is. */
final class BulkSource {

    /** Some thousands of applications; whatever else an address leads to must not fill the memory. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    private BulkSource() {}

    /**
     * The whole text, in UTF-8. Redirects are followed: the well-known addresses of SCDF's bundles are
     * nothing else.
     *
     * @param uri {@code http:}, {@code https:}, {@code file:} or {@code classpath:}
     * @throws InvalidAppRegistrationException if it cannot be read or is larger than 1 MiB
     */
    static String read(String uri) {
        AppUri source = NewApp.parse(uri);
        try {
            return source instanceof AppUri.Web web ? download(web.uri()) : open(source);
        } catch (IOException exception) {
            throw new InvalidAppRegistrationException(
                    "Cannot read %s: %s".formatted(source.masked(), reason(exception)), exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new InvalidAppRegistrationException(
                    "Reading %s was interrupted".formatted(source.masked()), exception);
        }
    }

    private static String open(AppUri source) throws IOException {
        if (source instanceof AppUri.LocalFile file
                && Files.exists(file.path())
                && !Files.isRegularFile(file.path())) {
            throw new IOException("it is not a regular file");
        }
        try (InputStream content =
                new DefaultResourceLoader().getResource(source.text()).getInputStream()) {
            byte[] bytes = content.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is larger than %d bytes".formatted(MAX_BYTES));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String download(URI uri) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build()) {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(uri).timeout(RESPONSE_TIMEOUT).build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
                                    MAX_BYTES));
            if (response.statusCode() != 200) {
                throw new IOException("the server answered " + response.statusCode());
            }
            return response.body();
        }
    }

    /** Some of the JDK's exceptions, such as that of a refused connection, have no message. */
    private static String reason(IOException exception) {
        return exception.getMessage() == null
                ? exception.getClass().getSimpleName()
                : exception.getMessage();
    }
}
