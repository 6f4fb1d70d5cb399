package net.dstone.server.artifact;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.dstone.artifacts.MavenSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * {@code maven.*}: how {@code maven:} URIs are resolved. The keys are SCDF's; those about its own way to
 * download ({@code use-wagon}, {@code resolve-pom}, {@code enable-repository-listener}, {@code wagon})
 * are read, so that its configuration files work, and change nothing.
 *
 * @param connectTimeout a plain number is in milliseconds
 * @param requestTimeout a plain number is in milliseconds
 */
@ConfigurationProperties(prefix = "maven", ignoreUnknownFields = false)
public record MavenProperties(
        @Nullable Path localRepository,
        @DefaultValue("true") boolean includeDefaultRemoteRepos,
        @DefaultValue Map<String, RemoteRepository> remoteRepositories,
        @Nullable Proxy proxy,
        @DurationUnit(ChronoUnit.MILLIS) @DefaultValue("10000") Duration connectTimeout,
        @DurationUnit(ChronoUnit.MILLIS) @DefaultValue("60000") Duration requestTimeout,
        boolean offline,
        @Nullable Boolean resolvePom,
        @Nullable Boolean useWagon,
        @Nullable Boolean enableRepositoryListener) {

    private static final Logger log = LoggerFactory.getLogger(MavenProperties.class);

    public MavenProperties {
        remoteRepositories = new LinkedHashMap<>(remoteRepositories);
        if (Boolean.TRUE.equals(useWagon)
                || remoteRepositories.values().stream()
                        .anyMatch(repository -> !repository.wagon().isEmpty())) {
            log.warn("Settings of Maven's wagon have no effect: downloads do not use it");
        }
    }

    /**
     * @param policy for releases and snapshots alike, unless one of them has its own
     */
    public record RemoteRepository(
            URI url,
            @Nullable Credentials auth,
            @Nullable Policy policy,
            @Nullable Policy snapshotPolicy,
            @Nullable Policy releasePolicy,
            @DefaultValue Map<String, Object> wagon) {

        MavenSettings.RemoteRepository settings() {
            return new MavenSettings.RemoteRepository(
                    url,
                    Optional.ofNullable(auth).map(Credentials::settings),
                    policy(releasePolicy),
                    policy(snapshotPolicy));
        }

        private MavenSettings.Policy policy(@Nullable Policy own) {
            Policy chosen = own == null ? policy : own;
            return chosen == null ? MavenSettings.Policy.STANDARD : chosen.settings();
        }
    }

    public record Credentials(String username, String password) {

        MavenSettings.Credentials settings() {
            return new MavenSettings.Credentials(username, password);
        }

        @Override
        public String toString() {
            return "Credentials[%s]".formatted(username);
        }
    }

    public record Policy(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("always") String updatePolicy,
            @DefaultValue("warn") String checksumPolicy) {

        MavenSettings.Policy settings() {
            return new MavenSettings.Policy(enabled, updatePolicy, checksumPolicy);
        }
    }

    public record Proxy(
            @DefaultValue("http") String protocol,
            String host,
            int port,
            @Nullable Credentials auth,
            @DefaultValue("") String nonProxyHosts) {

        MavenSettings.Proxy settings() {
            return new MavenSettings.Proxy(
                    protocol,
                    host,
                    port,
                    Optional.ofNullable(auth).map(Credentials::settings),
                    nonProxyHosts);
        }
    }

    public MavenSettings settings() {
        Map<String, MavenSettings.RemoteRepository> repositories = new LinkedHashMap<>();
        remoteRepositories.forEach(
                (name, repository) -> repositories.put(name, repository.settings()));
        return new MavenSettings(
                localRepository == null
                        ? MavenSettings.standard().localRepository()
                        : localRepository,
                includeDefaultRemoteRepos,
                repositories,
                Optional.ofNullable(proxy).map(Proxy::settings),
                connectTimeout,
                requestTimeout,
                offline);
    }
}
