package net.dstone.dataflow.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All registrations with what it takes to register them anew elsewhere, in the order they were registered. URIs
 * are masked as everywhere.
 */
record ExportedApps(List<ExportedApp> apps) {

    record ExportedApp(
            AppType type,
            String name,
            String version,
            String uri,
            @Nullable String metadataUri,
            String bootVersion,
            boolean defaultVersion) {}

    static ExportedApps of(List<AppRegistration> registrations) {
        return new ExportedApps(registrations.stream().map(ExportedApps::exported).toList());
    }

    private static ExportedApp exported(AppRegistration app) {
        return new ExportedApp(
                app.type(),
                app.name(),
                app.version(),
                app.maskedUri(),
                app.maskedMetadataUri(),
                app.bootVersion().wireName(),
                app.defaultVersion());
    }
}
