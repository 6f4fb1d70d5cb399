package net.dstone.artifacts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How {@code maven:} URIs are resolved: the keys {@code maven.*} of SCDF.
 *
 * @param localRepository where downloads are kept
 * @param includeDefaultRemoteRepos also ask Maven Central and Spring's repositories, after those named
 * @param remoteRepositories by name, asked in order
 * @param proxy for all remote repositories over HTTP
 * @param connectTimeout for one connection
 * @param requestTimeout without any byte received
 * @param offline use the local repository only
 */
public record MavenSettings(
        Path localRepository,
        boolean includeDefaultRemoteRepos,
        Map<String, RemoteRepository> remoteRepositories,
        Optional<Proxy> proxy,
        Duration connectTimeout,
        Duration requestTimeout,
        boolean offline) {

    public MavenSettings {
        // Not Map.copyOf: they are asked in the order they are given.
        remoteRepositories = Collections.unmodifiableMap(new LinkedHashMap<>(remoteRepositories));
    }

    /** As without any configuration: {@code ~/.m2/repository}, Maven Central and Spring's repositories. */
    public static MavenSettings standard() {
        return new MavenSettings(
                Path.of(System.getProperty("user.home"), ".m2", "repository"),
                true,
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                false);
    }

    /** A place to download from. */
    public record RemoteRepository(
            URI url, Optional<Credentials> auth, Policy releasePolicy, Policy snapshotPolicy) {}

    /** A user's name and password. The password is not printed. */
    public record Credentials(String username, String password) {

        @Override
        public String toString() {
            return "Credentials[username=%s]".formatted(username);
        }
    }

    /**
     * @param enabled whether the repository is asked for such versions at all
     * @param updatePolicy always, daily, interval:minutes or never: when to look for a newer SNAPSHOT
     * @param checksumPolicy fail, warn or ignore: what to do when a download does not fit its checksum
     */
    public record Policy(boolean enabled, String updatePolicy, String checksumPolicy) {

        /** What SCDF uses when nothing is configured. */
        public static final Policy STANDARD = new Policy(true, "always", "warn");

        public static final Policy DISABLED = new Policy(false, "never", "warn");

        public Policy {
            if (!updatePolicy.matches("always|daily|never|interval:\\d+")) {
                throw new IllegalArgumentException(
                        "Not an update policy: '%s'; one of always, daily, never, interval:<minutes>"
                                .formatted(updatePolicy));
            }
            if (!Set.of("fail", "warn", "ignore").contains(checksumPolicy)) {
                throw new IllegalArgumentException(
                        "Not a checksum policy: '%s'; one of fail, warn, ignore"
                                .formatted(checksumPolicy));
            }
        }
    }

    /**
     * @param protocol http or https
     * @param nonProxyHosts host patterns separated by |, which are reached directly; may be empty
     */
    public record Proxy(
            String protocol,
            String host,
            int port,
            Optional<Credentials> auth,
            String nonProxyHosts) {}
}
