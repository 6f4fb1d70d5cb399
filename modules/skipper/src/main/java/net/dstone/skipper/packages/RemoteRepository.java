package net.dstone.skipper.packages;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.SkipperException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packages on a web server: an index of them, and each as a zip. */
final class RemoteRepository {

    private static final Logger log = LoggerFactory.getLogger(RemoteRepository.class);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private RemoteRepository() {}

    /** Documents that are no package's are passed over: the others are of use all the same. */
    static List<PackageMetadata> index(PackageRepository repository) {
        String address = address(repository, "index.yml");
        String yaml = new String(read(address), StandardCharsets.UTF_8);
        List<PackageMetadata> packages = new ArrayList<>();
        for (Object document : YamlText.documents(yaml, address)) {
            if (document == null) {
                continue;
            }
            try {
                PackageMetadata metadata =
                        MetadataYaml.read(YamlText.asMap(document), "A document of " + address);
                Packages.checkName(metadata.name());
                Packages.checkVersion(metadata.version());
                packages.add(metadata);
            } catch (RuntimeException exception) {
                log.warn("A document of {} is passed over: {}", address, exception.getMessage());
            }
        }
        return packages;
    }

    static byte[] zip(PackageRepository repository, PackageMetadata metadata) {
        return read(
                address(
                        repository,
                        "%s/%s-%s.zip"
                                .formatted(metadata.name(), metadata.name(), metadata.version())));
    }

    private static String address(PackageRepository repository, String path) {
        return repository.url().replaceFirst("/+$", "") + "/" + path;
    }

    private static byte[] read(String address) {
        if (!address.matches("https?://[^/?#@]+/.*")) {
            throw new SkipperException(
                    "A remote repository has an address of http or https, unlike " + address);
        }
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            // The request's own time-out would end with the headers, and an answer may trickle.
            CompletableFuture<HttpResponse<byte[]>> asked =
                    client.sendAsync(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofByteArray(), PackageZip.LARGEST));
            try {
                HttpResponse<byte[]> answer = asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
                if (answer.statusCode() != 200) {
                    throw new SkipperException(
                            Kind.REFUSED, "%s answered %d".formatted(address, answer.statusCode()));
                }
                return answer.body();
            } finally {
                client.shutdownNow();
            }
        } catch (ExecutionException | TimeoutException | IllegalArgumentException exception) {
            throw new SkipperException(
                    Kind.UNAVAILABLE,
                    "%s cannot be read: %s".formatted(address, exception),
                    exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new SkipperException("Interrupted while a package was read", exception);
        }
    }
}
