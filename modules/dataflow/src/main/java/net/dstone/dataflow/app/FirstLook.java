package net.dstone.dataflow.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dstone.artifacts.AppUri;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what has just been registered, so that people learn at once of a wrong path or Boot version.
 * Nothing found here undoes a registration: the file may well be put in its place later.
 */
final class FirstLook implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FirstLook.class);

    private final AppArtifacts artifacts;
    private final AppMetadata metadata;
    private final Duration patience;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param patience how long one registration may wait for a download; after that a warning still goes
     *     to the log
     */
    FirstLook(AppArtifacts artifacts, AppMetadata metadata, Duration patience) {
        this.artifacts = artifacts;
        this.metadata = metadata;
        this.patience = patience;
    }

    /** What is wrong with one application, fetching it if need be. */
    List<String> at(AppRegistration app) {
        Future<List<String>> look = background.submit(() -> warnings(app));
        prefetchMetadata(List.of(app));
        try {
            return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException exception) {
            return List.of();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException exception) {
            throw new IllegalStateException("Looking into '%s' failed".formatted(app), exception);
        }
    }

    /** The same for many, of which only those are looked at that need no download. */
    List<String> at(List<AppRegistration> apps) {
        prefetchMetadata(apps);
        return apps.stream()
                .filter(app -> AppUri.parse(app.uri()) instanceof AppUri.LocalFile)
                .flatMap(app -> warnings(app).stream())
                .toList();
    }

    private void prefetchMetadata(List<AppRegistration> apps) {
        List<AppRegistration> withOwn =
                apps.stream().filter(app -> app.metadataUri() != null).toList();
        background.submit(() -> withOwn.forEach(metadata::of));
    }

    private List<String> warnings(AppRegistration app) {
        List<String> warnings = new ArrayList<>();
        if (!new AppName(app.name()).usableInDsl()) {
            warnings.add("The name '%s' cannot be used in definitions".formatted(app.name()));
        }
        String aboutFile = aboutFile(app);
        if (aboutFile != null) {
            warnings.add(aboutFile);
        }
        warnings.forEach(log::warn);
        return warnings;
    }

    private @Nullable String aboutFile(AppRegistration app) {
        try {
            return switch (artifacts.resolve(app)) {
                case AppFile.Image image -> null;
                case AppFile.Jar jar -> aboutBootVersion(app, jar.bootVersion());
            };
        } catch (AppFileException exception) {
            return exception.getMessage();
        }
    }

    private static @Nullable String aboutBootVersion(
            AppRegistration app, Optional<BootVersion> found) {
        return found.filter(version -> version != app.bootVersion())
                .map(
                        version ->
                                "'%s' is registered with bootVersion %s but is built with Spring Boot %s; unregister it and register it with bootVersion=%s, or its executions are looked for in the wrong tables"
                                        .formatted(
                                                app,
                                                app.bootVersion().wireName(),
                                                version.wireName(),
                                                version.wireName()))
                .orElse(null);
    }

    /** Gives up what still runs: a look is worth nothing to a server that is going. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
