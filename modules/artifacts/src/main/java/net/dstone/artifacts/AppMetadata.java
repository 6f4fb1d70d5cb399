package net.dstone.artifacts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The properties that registered apps declare, wherever the declaration is: in a metadata jar, in the
 * app's own jar or in the labels of its image. An app whose declaration cannot be read counts as
 * declaring nothing, because nothing but help for people depends on it; the reason is logged.
 */
public final class AppMetadata {

    private static final Logger log = LoggerFactory.getLogger(AppMetadata.class);

    /** A tag may be pushed again, so labels are not believed for ever. */
    private static final Duration REMEMBER_LABELS = Duration.ofMinutes(10);

    /** So that a page of apps from an unreachable host does not wait for each of them each time. */
    private static final Duration REMEMBER_FAILURES = Duration.ofMinutes(1);

    private record Remembered(ConfigurationMetadata metadata, Instant until) {}

    private final Artifacts artifacts;
    private final JarInspector jars;
    private final RegistrySettings registries;
    private final InstantSource clock;
    private final BoundedCache<String, Remembered> remembered = new BoundedCache<>(200);

    public AppMetadata(
            Artifacts artifacts,
            JarInspector jars,
            RegistrySettings registries,
            InstantSource clock) {
        this.artifacts = artifacts;
        this.jars = jars;
        this.registries = registries;
        this.clock = clock;
    }

    /**
     * @param metadata the metadata URI the app was registered with; it is read instead of the app
     * @return empty metadata if the declaration cannot be had
     */
    public ConfigurationMetadata of(AppUri app, Optional<AppUri> metadata) {
        AppUri source = metadata.orElse(app);
        Optional<Remembered> known =
                remembered.find(source.text()).filter(it -> it.until().isAfter(clock.instant()));
        if (known.isPresent()) {
            return known.get().metadata();
        }
        try {
            return switch (source) {
                case AppUri.Docker image ->
                        remember(
                                source,
                                MetadataReading.ofLabels(
                                        ImageLabels.read(image, registries), image.reference()),
                                REMEMBER_LABELS);
                case AppUri.Maven _, AppUri.LocalFile _, AppUri.Web _, AppUri.Other _ ->
                        jars.metadata(artifacts.file(source));
            };
        } catch (ArtifactException e) {
            log.warn("The options of {} are not known: {}", source.masked(), e.getMessage());
            // A file is looked at quickly, and whoever repairs it wants to see that at once.
            return source instanceof AppUri.LocalFile
                    ? ConfigurationMetadata.EMPTY
                    : remember(source, ConfigurationMetadata.EMPTY, REMEMBER_FAILURES);
        }
    }

    private ConfigurationMetadata remember(
            AppUri source, ConfigurationMetadata metadata, Duration howLong) {
        remembered.put(source.text(), new Remembered(metadata, clock.instant().plus(howLong)));
        return metadata;
    }
}
