package net.dstone.dataflow.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.dstone.artifacts.MavenSettings;
import net.dstone.artifacts.RegistrySettings;
import net.dstone.artifacts.RegistrySettings.AuthorizationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code spring.cloud.dataflow.container.*}: how registries are asked for the labels of images, which
 * declare the options of applications.
 *
 * @param replaceDefaultDockerRegistryServer read, as configurations of SCDF have it; Docker Hub's other
 *     names are always taken for the default registry
 */
@ConfigurationProperties(prefix = "spring.cloud.dataflow.container", ignoreUnknownFields = false)
record ContainerProperties(
        @DefaultValue("registry-1.docker.io") String defaultRegistryHost,
        @DefaultValue("latest") String defaultRepositoryTag,
        @DefaultValue("library") String officialRepositoryNamespace,
        @DefaultValue("true") boolean replaceDefaultDockerRegistryServer,
        @DefaultValue Map<String, Registry> registryConfigurations,
        @Nullable HttpProxy httpProxy) {

    private static final Logger log = LoggerFactory.getLogger(ContainerProperties.class);

    /** What SCDF calls the address a token is fetched at. */
    private static final String TOKEN_URI = "registryAuthUri";

    ContainerProperties {
        registryConfigurations = new LinkedHashMap<>(registryConfigurations);
        if (!replaceDefaultDockerRegistryServer) {
            log.warn(
                    "spring.cloud.dataflow.container.replace-default-docker-registry-server=false has no effect");
        }
    }

    record HttpProxy(String host, int port) {}

    record Registry(
            String registryHost,
            @Nullable String user,
            @Nullable String secret,
            @DefaultValue("anonymous") AuthorizationType authorizationType,
            @Nullable String manifestMediaType,
            @DefaultValue("false") boolean disableSslVerification,
            @DefaultValue("false") boolean useHttpProxy,
            @DefaultValue Map<String, String> extra) {

        private RegistrySettings.Registry settings() {
            return new RegistrySettings.Registry(
                    registryHost,
                    authorizationType,
                    user == null || secret == null
                            ? Optional.empty()
                            : Optional.of(new MavenSettings.Credentials(user, secret)),
                    Optional.ofNullable(manifestMediaType),
                    disableSslVerification,
                    useHttpProxy,
                    Optional.ofNullable(extra.get(TOKEN_URI)));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Registry[%s]".formatted(registryHost);
        }
    }

    /**
     * @param dockerConfigJson pull secrets as Kubernetes mounts them; empty without any
     */
    RegistrySettings settings(String dockerConfigJson) {
        RegistrySettings settings =
                new RegistrySettings(
                        defaultRegistryHost,
                        defaultRepositoryTag,
                        officialRepositoryNamespace,
                        registryConfigurations.values().stream().map(Registry::settings).toList(),
                        Optional.ofNullable(httpProxy)
                                .map(
                                        proxy ->
                                                new RegistrySettings.HttpProxy(
                                                        proxy.host(), proxy.port())),
                        RegistrySettings.standard().timeout());
        return dockerConfigJson.isBlank()
                ? settings
                : settings.withDockerConfigJson(dockerConfigJson);
    }
}
