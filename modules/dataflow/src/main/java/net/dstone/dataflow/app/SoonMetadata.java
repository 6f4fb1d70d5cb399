package net.dstone.dataflow.app;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.dstone.artifacts.ConfigurationMetadata;

/** As {@link AppMetadata}, for somebody who waits at a screen. */
public final class SoonMetadata {

    private final AppMetadata metadata;
    private final ShortWait wait;

    SoonMetadata(AppMetadata metadata, ShortWait wait) {
        this.metadata = metadata;
        this.wait = wait;
    }

    /**
     * What {@link AppMetadata#expand} does for this application.
     *
     * @return empty when its options are not here within a few seconds; they go on being fetched
     */
    public Optional<UnaryOperator<Map<String, String>>> expansion(AppRegistration registration) {
        return wait.await(() -> metadata.of(registration))
                .map(
                        declared ->
                                properties ->
                                        AppMetadata.expand(registration, declared, properties));
    }

    /** As {@link AppMetadata#of}; empty as above. */
    public Optional<ConfigurationMetadata> find(AppRegistration registration) {
        return wait.await(() -> metadata.of(registration));
    }
}
