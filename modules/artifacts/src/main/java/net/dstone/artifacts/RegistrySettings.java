package net.dstone.artifacts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How container registries are asked for an image's labels: the keys {@code
 * spring.cloud.dataflow.container.*} of SCDF.
 *
 * @param defaultHost for images that name no registry, or {@code docker.io}
 * @param defaultTag for images that name none
 * @param officialNamespace for images of the default registry that name no namespace
 * @param registries what is known of single registries; any other is asked anonymously
 * @param httpProxy for registries that want it
 * @param timeout for everything that one image takes
 */
public record RegistrySettings(
        String defaultHost,
        String defaultTag,
        String officialNamespace,
        List<Registry> registries,
        Optional<HttpProxy> httpProxy,
        Duration timeout) {

    /** How a registry is told who asks. */
    public enum AuthorizationType {
        ANONYMOUS,
        BASICAUTH,
        /** A token is fetched first, with the credentials if there are any. */
        DOCKEROAUTH2
    }

    private static final Set<String> NAMES_OF_DOCKER_HUB =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    public RegistrySettings {
        registries = List.copyOf(registries);
    }

    /** As without any configuration: Docker Hub is the default and is asked without a user. */
    public static RegistrySettings standard() {
        return new RegistrySettings(
                "registry-1.docker.io",
                "latest",
                "library",
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(5));
    }

    /**
     * One registry.
     *
     * @param host host and port. It is asked over HTTPS, or over HTTP if the port is on this machine; a
     *     scheme before the host overrides that
     * @param manifestMediaType asked for before the usual ones
     * @param disableSslVerification accept any certificate
     * @param tokenUri where a token is fetched; {@code {registryHost}} and {@code {repository}} are
     *     replaced. Without it the registry says where
     */
    public record Registry(
            String host,
            AuthorizationType authorizationType,
            Optional<MavenSettings.Credentials> credentials,
            Optional<String> manifestMediaType,
            boolean disableSslVerification,
            boolean useHttpProxy,
            Optional<String> tokenUri) {

        /**
         * @throws IllegalArgumentException if the host or the token's address make no URI
         */
        public Registry {
            URI.create(baseUri(host));
            tokenUri.ifPresent(template -> tokenUri(template, host, "repository"));
        }

        /** A registry that is asked without credentials. */
        public static Registry anonymous(String host) {
            return new Registry(
                    host,
                    AuthorizationType.ANONYMOUS,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty());
        }

        String bareHost() {
            return host.replaceFirst("^https?://", "");
        }

        /** Where its API is, {@code https://host[:port]}. */
        String baseUri() {
            return baseUri(host);
        }

        Optional<URI> tokenUri(String repository) {
            return tokenUri.map(template -> tokenUri(template, bareHost(), repository));
        }

        private static URI tokenUri(String template, String host, String repository) {
            return URI.create(
                    template.replace("{registryHost}", host).replace("{repository}", repository));
        }

        private static String baseUri(String host) {
            if (host.matches("https?://.*")) {
                return host;
            }
            boolean onThisMachine = host.matches("(localhost|127\\..*|\\[::1])(:\\d+)?");
            return (onThisMachine ? "http://" : "https://") + host;
        }

        private Registry with(MavenSettings.Credentials others) {
            return new Registry(
                    host,
                    authorizationType == AuthorizationType.ANONYMOUS
                            ? AuthorizationType.DOCKEROAUTH2
                            : authorizationType,
                    Optional.of(others),
                    manifestMediaType,
                    disableSslVerification,
                    useHttpProxy,
                    tokenUri);
        }
    }

    /** A proxy by host and port. */
    public record HttpProxy(String host, int port) {}

    /**
     * The same with the credentials of a Docker configuration ({@code .dockerconfigjson} of a
     * Kubernetes pull secret). Registries that have credentials keep theirs; whether such a registry
     * wants them directly or for a token is found out when it is asked.
     *
     * @throws IllegalArgumentException if the text is no such configuration
     */
    public RegistrySettings withDockerConfigJson(String json) {
        List<Registry> merged = new ArrayList<>(registries);
        for (Map.Entry<String, JsonNode> entry : auths(json).properties()) {
            String name = entry.getKey().replaceFirst("^https?://", "").replaceFirst("/.*", "");
            String host = isDefault(name) ? defaultHost : name;
            credentials(entry.getKey(), entry.getValue())
                    .ifPresent(
                            found -> {
                                Registry known = registry(host);
                                if (known.credentials().isEmpty()) {
                                    merged.remove(known);
                                    merged.add(known.with(found));
                                }
                            });
        }
        return new RegistrySettings(
                defaultHost, defaultTag, officialNamespace, merged, httpProxy, timeout);
    }

    /** What is known of the registry of an image. */
    Registry registryOf(AppUri.Docker image) {
        return registry(image.host().filter(host -> !isDefault(host)).orElse(defaultHost));
    }

    /** The repository's path in its registry. */
    String repositoryOf(AppUri.Docker image) {
        boolean official =
                image.host().filter(host -> !isDefault(host)).isEmpty()
                        && !image.repository().contains("/");
        return official ? officialNamespace + "/" + image.repository() : image.repository();
    }

    private Registry registry(String host) {
        return registries.stream()
                .filter(registry -> registry.bareHost().equalsIgnoreCase(host))
                .findFirst()
                .orElseGet(() -> Registry.anonymous(host));
    }

    private boolean isDefault(String host) {
        return host.equalsIgnoreCase(defaultHost) || NAMES_OF_DOCKER_HUB.contains(host);
    }

    private static JsonNode auths(String json) {
        try {
            return JsonMapper.shared().readTree(json).path("auths");
        } catch (JacksonException e) {
            // Without the cause: it would quote the secret.
            throw new IllegalArgumentException(
                    "The Docker configuration (.dockerconfigjson) is not JSON");
        }
    }

    private static Optional<MavenSettings.Credentials> credentials(String host, JsonNode auth) {
        if (auth.hasNonNull("username") && auth.hasNonNull("password")) {
            return Optional.of(
                    new MavenSettings.Credentials(
                            auth.path("username").asString(), auth.path("password").asString()));
        }
        if (!auth.hasNonNull("auth")) {
            return Optional.empty();
        }
        try {
            String[] decoded =
                    new String(
                                    Base64.getMimeDecoder().decode(auth.path("auth").asString()),
                                    StandardCharsets.UTF_8)
                            .split(":", 2);
            return Optional.of(new MavenSettings.Credentials(decoded[0], decoded[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "The Docker configuration (.dockerconfigjson) has no user:password in Base64 for "
                            + host);
        }
    }
}
