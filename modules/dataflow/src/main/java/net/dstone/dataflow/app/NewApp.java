package net.dstone.dataflow.app;

import java.util.Optional;
import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.InvalidAppUriException;
import org.jspecify.annotations.Nullable;

/**
 * An application somebody wants registered.
 *
 * @param metadataUri where its configuration metadata is, if not in the application itself
 */
record NewApp(
        AppType type,
        AppName name,
        String version,
        AppUri uri,
        Optional<AppUri> metadataUri,
        BootVersion bootVersion) {

    static final int MAX_VERSION_LENGTH = 255;

    NewApp {
        if (version.isBlank() || version.length() > MAX_VERSION_LENGTH) {
            throw new InvalidAppRegistrationException(
                    "A version must have 1 to %d characters".formatted(MAX_VERSION_LENGTH));
        }
    }

    /**
     * Reads what a request says.
     *
     * @param version the URI's own version when null
     * @throws InvalidAppRegistrationException if a URI is none, or no version is in it and none is given
     */
    static NewApp of(
            AppType type,
            String name,
            @Nullable String version,
            String uri,
            @Nullable String metadataUri,
            BootVersion bootVersion) {
        AppName appName = new AppName(name);
        AppUri app = parse(uri);
        return new NewApp(
                type,
                appName,
                version == null ? versionOf(app) : version,
                app,
                metadataUri == null || metadataUri.isBlank()
                        ? Optional.empty()
                        : Optional.of(parse(metadataUri)),
                bootVersion);
    }

    static AppUri parse(String uri) {
        try {
            return AppUri.parse(uri);
        } catch (InvalidAppUriException exception) {
            throw new InvalidAppRegistrationException(exception);
        }
    }

    static String versionOf(AppUri uri) {
        try {
            return uri.version();
        } catch (InvalidAppUriException exception) {
            throw new InvalidAppRegistrationException(exception);
        }
    }

    @Nullable String metadataText() {
        return metadataUri.map(AppUri::text).orElse(null);
    }

    NewApp withMetadata(AppUri metadata) {
        return new NewApp(type, name, version, uri, Optional.of(metadata), bootVersion);
    }

    NewApp withBootVersion(BootVersion boot) {
        return new NewApp(type, name, version, uri, metadataUri, boot);
    }

    @Override
    public String toString() {
        return "%s:%s:%s".formatted(type, name, version);
    }
}
