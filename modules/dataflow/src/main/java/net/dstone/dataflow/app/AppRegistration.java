package net.dstone.dataflow.app;

import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.dataflow.web.Masking;
import org.jspecify.annotations.Nullable;

/**
 * One registered version of an application.
 *
 * @param uri as it was registered; it may hold credentials, so answers and logs show {@link #maskedUri}
 * @param metadataUri where its configuration metadata is; the application itself when null
 * @param defaultVersion whether this version is meant when none is named
 */
public record AppRegistration(
        long id,
        AppType type,
        String name,
        String version,
        String uri,
        @Nullable String metadataUri,
        BootVersion bootVersion,
        boolean defaultVersion) {

    /** The URI as it may be shown. One that cannot be read, from a database taken over, is hidden whole. */
    public String maskedUri() {
        return masked(uri);
    }

    public @Nullable String maskedMetadataUri() {
        return metadataUri == null ? null : masked(metadataUri);
    }

    /** A URI as it may be shown. */
    public static String masked(String text) {
        try {
            return AppUri.parse(text).masked();
        } catch (InvalidAppUriException exception) {
            return Masking.MASK;
        }
    }

    /** Without the URIs, whose credentials must not end in a log. */
    @Override
    public String toString() {
        return "%s:%s:%s".formatted(type, name, version);
    }
}
