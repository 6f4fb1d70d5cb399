package net.dstone.artifacts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the labels of an image from its registry (registry API v2), without fetching the image. */
final class ImageLabels {

    private static final String ACCEPTED_MANIFESTS =
            String.join(
                    ", ",
                    "application/vnd.docker.distribution.manifest.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.index.v1+json");

    /** An image's configuration may hold all of an app's metadata, which is some megabytes at most. */
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private static final Pattern CHALLENGE_PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final RegistrySettings settings;
    private final AppUri.Docker image;
    private final RegistrySettings.Registry registry;
    private final String repository;
    private final HttpRequests http;
    private final long deadline;
    private Optional<String> authorization = Optional.empty();

    private ImageLabels(RegistrySettings settings, AppUri.Docker image, HttpRequests http) {
        this.settings = settings;
        this.image = image;
        this.registry = settings.registryOf(image);
        this.repository = settings.repositoryOf(image);
        this.http = http;
        this.deadline = System.nanoTime() + settings.timeout().toNanos();
    }

    /**
     * @return the labels, none if the image has none
     * @throws ArtifactException NOT_FOUND, UNAUTHORIZED, UNREACHABLE or, for an answer that makes no
     *     sense, CORRUPT; after the settings' time-out at the latest
     */
    static Map<String, String> read(AppUri.Docker image, RegistrySettings settings) {
        try (HttpRequests http = new HttpRequests(client(settings, settings.registryOf(image)))) {
            return new ImageLabels(settings, image, http).read();
        } catch (IOException | IllegalArgumentException e) {
            // The latter is how the JDK refuses a URI that a registry sent us to.
            throw new ArtifactException(
                    ArtifactException.Kind.UNREACHABLE,
                    "The registry of %s could not be asked for its labels: %s"
                            .formatted(image.reference(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArtifactException(
                    ArtifactException.Kind.UNREACHABLE,
                    "Reading the labels of %s was interrupted".formatted(image.reference()),
                    e);
        }
    }

    private Map<String, String> read() throws IOException, InterruptedException {
        authorization = authorizationFromSettings();
        String wanted = image.digest().or(image::tag).orElse(settings.defaultTag());
        JsonNode manifest = manifest(wanted);
        if (manifest.path("manifests").isArray()) {
            manifest = manifest(platformDigest(manifest.path("manifests")));
        }
        String config = manifest.path("config").path("digest").asString("");
        if (config.isEmpty()) {
            throw nonsense("its manifest names no configuration");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        get("blobs/" + config, Map.of())
                .path("config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    private JsonNode manifest(String reference) throws IOException, InterruptedException {
        String accept =
                registry.manifestMediaType()
                        .map(type -> type + ", " + ACCEPTED_MANIFESTS)
                        .orElse(ACCEPTED_MANIFESTS);
        return get("manifests/" + reference, Map.of("Accept", accept));
    }

    /** Labels hardly differ between platforms, so when ours is missing any will do. */
    private String platformDigest(JsonNode manifests) {
        return StreamSupport.stream(manifests.spliterator(), false)
                .filter(
                        entry ->
                                entry.path("platform").path("os").asString("").equals("linux")
                                        && entry.path("platform")
                                                .path("architecture")
                                                .asString("")
                                                .equals("amd64"))
                .findFirst()
                .or(() -> Optional.ofNullable(manifests.get(0)))
                .map(entry -> entry.path("digest").asString(""))
                .filter(digest -> !digest.isEmpty())
                .orElseThrow(() -> nonsense("its index lists no manifest"));
    }

    private JsonNode get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        URI uri = URI.create("%s/v2/%s/%s".formatted(registry.baseUri(), repository, path));
        HttpResponse<byte[]> response = send(uri, headers, authorization);
        if (response.statusCode() == 401) {
            Optional<String> answer = answerTo(response);
            if (answer.isPresent() && !answer.equals(authorization)) {
                authorization = answer;
                response = send(uri, headers, authorization);
            }
        }
        return switch (response.statusCode()) {
            case 200 -> json(response);
            case 401, 403 ->
                    throw new ArtifactException(
                            ArtifactException.Kind.UNAUTHORIZED,
                            "The registry %s refused us %s; check its user and secret under container.registry-configurations"
                                    .formatted(registry.host(), image.reference()));
            case 404 ->
                    throw new ArtifactException(
                            ArtifactException.Kind.NOT_FOUND,
                            "The registry %s has no image %s"
                                    .formatted(registry.host(), image.reference()));
            default -> throw new IOException("it answered with status " + response.statusCode());
        };
    }

    private Optional<String> authorizationFromSettings() throws IOException, InterruptedException {
        return switch (registry.authorizationType()) {
            case ANONYMOUS -> Optional.empty();
            case BASICAUTH -> registry.credentials().map(HttpRequests::basic);
            case DOCKEROAUTH2 -> {
                Optional<URI> uri = registry.tokenUri(repository);
                // Without an address the registry's refusal will name one.
                yield uri.isEmpty() ? Optional.empty() : Optional.of(token(uri.get()));
            }
        };
    }

    /** What a registry wants to see, by its challenge: a user and password, or a token got with them. */
    private Optional<String> answerTo(HttpResponse<?> refusal)
            throws IOException, InterruptedException {
        String challenge = refusal.headers().firstValue("WWW-Authenticate").orElse("");
        if (challenge.regionMatches(true, 0, "Basic", 0, 5)) {
            return registry.credentials().map(HttpRequests::basic);
        }
        if (!challenge.regionMatches(true, 0, "Bearer", 0, 6)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = CHALLENGE_PARAMETER.matcher(challenge);
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        String realm = parameters.getOrDefault("realm", "");
        if (!realm.matches("https?://[^\\s]+")
                || realm.startsWith("http:") && registry.baseUri().startsWith("https:")) {
            throw new IOException("it wants a token from '%s'".formatted(realm));
        }
        String scope = parameters.getOrDefault("scope", "repository:%s:pull".formatted(repository));
        StringBuilder query = new StringBuilder(realm);
        query.append(realm.contains("?") ? '&' : '?').append("scope=").append(encoded(scope));
        Optional.ofNullable(parameters.get("service"))
                .ifPresent(service -> query.append("&service=").append(encoded(service)));
        return Optional.of(token(URI.create(query.toString())));
    }

    private String token(URI uri) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                send(uri, Map.of(), registry.credentials().map(HttpRequests::basic));
        if (response.statusCode() != 200) {
            throw new ArtifactException(
                    ArtifactException.Kind.UNAUTHORIZED,
                    "%s gave no token for %s (status %d); check the registry's user and secret under container.registry-configurations"
                            .formatted(uri.getHost(), image.reference(), response.statusCode()));
        }
        JsonNode answer = json(response);
        String token = answer.path("token").asString(answer.path("access_token").asString(""));
        if (token.isEmpty()) {
            throw nonsense("%s answered without a token".formatted(uri.getHost()));
        }
        return "Bearer " + token;
    }

    private HttpResponse<byte[]> send(
            URI uri, Map<String, String> headers, Optional<String> credentials)
            throws IOException, InterruptedException {
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        return http.get(
                uri,
                headers,
                credentials,
                left,
                left,
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JsonMapper.shared().readTree(response.body());
        } catch (JacksonException e) {
            throw nonsense("an answer is not JSON");
        }
    }

    private ArtifactException nonsense(String reason) {
        return new ArtifactException(
                ArtifactException.Kind.CORRUPT,
                "The registry %s answers strangely about %s: %s"
                        .formatted(registry.host(), image.reference(), reason));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpClient client(
            RegistrySettings settings, RegistrySettings.Registry registry) {
        HttpClient.Builder client = HttpRequests.clientBuilder(settings.timeout());
        if (registry.useHttpProxy()) {
            settings.httpProxy()
                    .map(proxy -> new InetSocketAddress(proxy.host(), proxy.port()))
                    .ifPresent(address -> client.proxy(ProxySelector.of(address)));
        }
        if (registry.disableSslVerification()) {
            client.sslContext(trustingAnyone());
        }
        return client.build();
    }

    private static SSLContext trustingAnyone() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java speaks TLS", e);
        }
    }

    /** For registries whose settings say so. The extended kind, as only that also skips the host name. */
    private static final class TrustAnyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
