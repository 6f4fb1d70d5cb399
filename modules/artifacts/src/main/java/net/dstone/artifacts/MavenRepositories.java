package net.dstone.artifacts;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.http.client.HttpResponseException;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.eclipse.aether.version.Version;
import org.jspecify.annotations.Nullable;

/** Fetches Maven artifacts, without their dependencies, with the resolver that Maven itself uses. */
final class MavenRepositories implements AutoCloseable {

    private static final Map<String, MavenSettings.RemoteRepository> DEFAULT_REPOSITORIES =
            new LinkedHashMap<>();

    static {
        MavenSettings.Policy yes = MavenSettings.Policy.STANDARD;
        MavenSettings.Policy no = MavenSettings.Policy.DISABLED;
        addDefault("mavenCentral-default", "https://repo.maven.apache.org/maven2", yes, no);
        addDefault("springSnapshot-default", "https://repo.spring.io/snapshot", no, yes);
        addDefault("springMilestone-default", "https://repo.spring.io/milestone", yes, no);
    }

    private final MavenSettings settings;
    private @Nullable RepositorySystem system;

    MavenRepositories(MavenSettings settings) {
        this.settings = settings;
    }

    Path fetch(AppUri.Maven uri) {
        RepositorySystem resolver = system();
        RepositorySystemSession session = session(resolver);
        List<RemoteRepository> repositories = repositories();
        try {
            DefaultArtifact artifact =
                    new DefaultArtifact(
                            uri.group(),
                            uri.artifact(),
                            uri.classifier().orElse(""),
                            uri.extension(),
                            uri.version());
            if (uri.version().startsWith("[") || uri.version().startsWith("(")) {
                artifact = highest(artifact, uri, resolver, session, repositories);
            }
            return resolver.resolveArtifact(
                            session, new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw failure(uri, repositories, e.getResult().getExceptions(), e);
        } catch (VersionRangeResolutionException e) {
            throw failure(uri, repositories, e.getResult().getExceptions(), e);
        }
    }

    @Override
    public synchronized void close() {
        if (system != null) {
            system.shutdown();
        }
    }

    /** Made when first needed: most servers run apps from files, and it takes a while. */
    private synchronized RepositorySystem system() {
        if (system == null) {
            system = new RepositorySystemSupplier().get();
        }
        return system;
    }

    private static DefaultArtifact highest(
            DefaultArtifact artifact,
            AppUri.Maven uri,
            RepositorySystem resolver,
            RepositorySystemSession session,
            List<RemoteRepository> repositories)
            throws VersionRangeResolutionException {
        var result =
                resolver.resolveVersionRange(
                        session, new VersionRangeRequest(artifact, repositories, null));
        Version highest = result.getHighestVersion();
        if (highest == null) {
            throw new ArtifactException(
                    ArtifactException.Kind.NOT_FOUND,
                    "No version of %s is in the range, in %s"
                            .formatted(uri.coordinates(), names(repositories)));
        }
        return (DefaultArtifact) artifact.setVersion(highest.toString());
    }

    private RepositorySystemSession session(RepositorySystem resolver) {
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
        // "simple" takes what lies in the local repository whoever put it there: a file copied by
        // hand
        // or downloaded under another repository's name is as good as ours.
        LocalRepository local = new LocalRepository(settings.localRepository().toFile(), "simple");
        session.setLocalRepositoryManager(resolver.newLocalRepositoryManager(session, local));
        session.setOffline(settings.offline());
        // What was missing a moment ago may have been published since: never remember failures.
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        session.setConfigProperty(
                ConfigurationProperties.CONNECT_TIMEOUT,
                Math.toIntExact(settings.connectTimeout().toMillis()));
        session.setConfigProperty(
                ConfigurationProperties.REQUEST_TIMEOUT,
                Math.toIntExact(settings.requestTimeout().toMillis()));
        session.setConfigProperty(ConfigurationProperties.USER_AGENT, "dstone-batch-server");
        return session;
    }

    private List<RemoteRepository> repositories() {
        DefaultProxySelector proxies = new DefaultProxySelector();
        settings.proxy()
                .ifPresent(
                        proxy ->
                                proxies.add(
                                        new org.eclipse.aether.repository.Proxy(
                                                proxy.protocol(),
                                                proxy.host(),
                                                proxy.port(),
                                                proxy.auth()
                                                        .map(MavenRepositories::authentication)
                                                        .orElse(null)),
                                        proxy.nonProxyHosts()));
        Map<String, MavenSettings.RemoteRepository> all =
                new LinkedHashMap<>(settings.remoteRepositories());
        if (settings.includeDefaultRemoteRepos()) {
            all.putAll(DEFAULT_REPOSITORIES);
        }
        List<RemoteRepository> repositories = new ArrayList<>();
        all.forEach(
                (name, remote) -> {
                    RemoteRepository plain = repository(name, remote);
                    repositories.add(
                            new RemoteRepository.Builder(plain)
                                    .setProxy(proxies.getProxy(plain))
                                    .build());
                });
        return repositories;
    }

    private static RemoteRepository repository(String name, MavenSettings.RemoteRepository remote) {
        return new RemoteRepository.Builder(name, "default", remote.url().toString())
                .setReleasePolicy(policy(remote.releasePolicy()))
                .setSnapshotPolicy(policy(remote.snapshotPolicy()))
                .setAuthentication(
                        remote.auth().map(MavenRepositories::authentication).orElse(null))
                .build();
    }

    private static Authentication authentication(MavenSettings.Credentials credentials) {
        return new AuthenticationBuilder()
                .addUsername(credentials.username())
                .addPassword(credentials.password())
                .build();
    }

    private static RepositoryPolicy policy(MavenSettings.Policy policy) {
        return new RepositoryPolicy(
                policy.enabled(), policy.updatePolicy(), policy.checksumPolicy());
    }

    private ArtifactException failure(
            AppUri.Maven uri,
            List<RemoteRepository> repositories,
            List<Exception> reasons,
            Exception cause) {
        if (settings.offline()) {
            return new ArtifactException(
                    ArtifactException.Kind.NOT_FOUND,
                    "%s is not in the local repository %s, and maven.offline is on; put it there or go online"
                            .formatted(uri.coordinates(), settings.localRepository()),
                    cause);
        }
        ArtifactException.Kind kind =
                reasons.stream()
                        .map(MavenRepositories::kind)
                        .min(MavenRepositories::moreTelling)
                        .orElse(ArtifactException.Kind.NOT_FOUND);
        String what =
                switch (kind) {
                    case CORRUPT ->
                            "%s was downloaded, but does not fit its checksum, from %s; publish it again or delete the broken copy there";
                    case UNAUTHORIZED ->
                            "%s: a repository refused us, of %s; check its auth.username and auth.password under maven.remote-repositories";
                    case NOT_FOUND ->
                            "%s was not found in %s; check the coordinates, or add its repository to maven.remote-repositories";
                    case UNREACHABLE, UNSUPPORTED, STORAGE ->
                            "%s could not be fetched from %s; check that this machine reaches them (or set maven.proxy)";
                };
        return new ArtifactException(
                kind,
                what.formatted(uri.coordinates(), names(repositories)) + details(reasons),
                cause);
    }

    private static ArtifactException.Kind kind(Throwable reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChecksumFailureException) {
                return ArtifactException.Kind.CORRUPT;
            }
            if (cause instanceof HttpResponseException response
                    && (response.getStatusCode() == 401
                            || response.getStatusCode() == 403
                            || response.getStatusCode() == 407)) {
                return ArtifactException.Kind.UNAUTHORIZED;
            }
        }
        return reason instanceof ArtifactNotFoundException
                ? ArtifactException.Kind.NOT_FOUND
                : ArtifactException.Kind.UNREACHABLE;
    }

    /** Of several repositories' failures the one an operator can act on comes first. */
    private static int moreTelling(ArtifactException.Kind one, ArtifactException.Kind other) {
        List<ArtifactException.Kind> order =
                List.of(
                        ArtifactException.Kind.CORRUPT,
                        ArtifactException.Kind.UNAUTHORIZED,
                        ArtifactException.Kind.UNREACHABLE,
                        ArtifactException.Kind.NOT_FOUND);
        return Integer.compare(order.indexOf(one), order.indexOf(other));
    }

    private static String names(List<RemoteRepository> repositories) {
        return repositories.isEmpty()
                ? "any repository, as none is configured"
                : repositories.stream()
                        .map(
                                repository ->
                                        "%s (%s)"
                                                .formatted(
                                                        repository.getId(),
                                                        SecretsInUris.mask(repository.getUrl())))
                        .collect(Collectors.joining(", "));
    }

    private static String details(List<Exception> reasons) {
        return reasons.stream()
                .map(Exception::getMessage)
                .flatMap(message -> Optional.ofNullable(message).stream())
                .map(SecretsInUris::mask)
                .distinct()
                .collect(Collectors.joining("; ", ". Details: ", ""));
    }

    private static void addDefault(
            String name,
            String url,
            MavenSettings.Policy releases,
            MavenSettings.Policy snapshots) {
        DEFAULT_REPOSITORIES.put(
                name,
                new MavenSettings.RemoteRepository(
                        URI.create(url), Optional.empty(), releases, snapshots));
    }
}
