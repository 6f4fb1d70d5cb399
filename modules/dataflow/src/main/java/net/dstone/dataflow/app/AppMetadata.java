package net.dstone.dataflow.app;

import java.util.Map;
import java.util.Optional;
import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.ConfigurationMetadata;
import net.dstone.artifacts.InvalidAppUriException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The configuration properties registered applications say they have. */
@Component
public class AppMetadata {

    private static final Logger log = LoggerFactory.getLogger(AppMetadata.class);

    private final net.dstone.artifacts.AppMetadata declarations;

    AppMetadata(net.dstone.artifacts.AppMetadata declarations) {
        this.declarations = declarations;
    }

    /**
     * What the application, or the metadata registered beside it, declares. An application is usable
     * without, so when it cannot be read it is empty, and the log says why. May take as long as a
     * download takes.
     */
    public ConfigurationMetadata of(AppRegistration registration) {
        try {
            return declarations.of(
                    AppUri.parse(registration.uri()),
                    Optional.ofNullable(registration.metadataUri()).map(AppUri::parse));
        } catch (InvalidAppUriException exception) {
            log.warn("The options of '{}' are not known: {}", registration, exception.getMessage());
            return ConfigurationMetadata.EMPTY;
        }
    }

    /**
     * The properties with their short names replaced by full ids: {@code {format=…}} becomes {@code
     * {timestamp.format=…}} when the application lists {@code timestamp.format} among its visible
     * properties. Names it does not know, and everything when its metadata cannot be read, stay as they
     * are.
     *
     * @throws AmbiguousOptionException if a short name stands for several properties
     */
    public Map<String, String> expand(
            AppRegistration registration, Map<String, String> properties) {
        return properties.isEmpty()
                ? properties
                : expand(registration, of(registration), properties);
    }

    /** As above, with what the application is known to declare. */
    public static Map<String, String> expand(
            AppRegistration registration,
            ConfigurationMetadata declared,
            Map<String, String> properties) {
        try {
            return declared.expandShortNames(properties);
        } catch (IllegalArgumentException exception) {
            throw new AmbiguousOptionException(registration, exception);
        }
    }
}
