package net.dstone.dataflow.stream;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a stream deployed with.
 *
 * @param release how Skipper is to be addressed, by the last word of the key
 * @param apps {@code app.}, {@code deployer.} and {@code version.} with the label of an app or {@code *}
 */
record DeploymentProperties(Map<String, String> release, Map<String, String> apps) {

    /** For all apps. */
    static final String ALL = "*";

    private static final String RELEASE = "spring.cloud.dataflow.skipper.";
    private static final Set<String> RELEASE_KEYS =
            Set.of("packageName", "packageVersion", "repoName", "platformName");
    private static final String BINDINGS = "spring.cloud.stream.bindings.";

    DeploymentProperties {
        release = Collections.unmodifiableMap(new LinkedHashMap<>(release));
        apps = Collections.unmodifiableMap(new LinkedHashMap<>(apps));
    }

    /**
     * A property without a value counts as not given.
     *
     * @throws InvalidDeploymentException if a key means nothing here
     */
    static DeploymentProperties of(@Nullable Map<String, ? extends @Nullable String> given) {
        Map<String, String> release = new LinkedHashMap<>();
        Map<String, String> apps = new LinkedHashMap<>();
        if (given != null) {
            given.forEach(
                    (key, value) -> {
                        if (value == null) {
                            return;
                        }
                        if (key.startsWith(RELEASE)) {
                            release.put(releaseKey(key), value);
                        } else {
                            checkAppKey(key);
                            apps.put(key, value);
                        }
                    });
        }
        return new DeploymentProperties(release, apps);
    }

    private static String releaseKey(String key) {
        String name = key.substring(RELEASE.length());
        if (!RELEASE_KEYS.contains(name)) {
            throw unknownKey(key);
        }
        return name;
    }

    private static void checkAppKey(String key) {
        String[] parts = key.split("\\.", 3);
        boolean known =
                switch (parts[0]) {
                    case "app", "deployer" ->
                            parts.length == 3 && !parts[1].isEmpty() && !parts[2].isEmpty();
                    case "version" -> parts.length >= 2 && !parts[1].isEmpty();
                    default -> false;
                };
        if (!known) {
            throw unknownKey(key);
        }
    }

    /** For a key only: its value may be a secret. */
    private static InvalidDeploymentException unknownKey(String key) {
        return new InvalidDeploymentException(
                "Only deployment property keys starting with 'app.', 'deployer.' or 'version.', each"
                        + " with the label of an app or '*', and 'spring.cloud.dataflow.skipper.'"
                        + " are allowed. Not "
                        + key);
    }

    Optional<String> release(String name) {
        return Optional.ofNullable(release.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Properties for an app, or for {@link #ALL}; short forms of bindings are written out.
     *
     * @param label what the app is called in its stream
     */
    Map<String, String> app(String label) {
        Map<String, String> properties = new LinkedHashMap<>();
        withoutPrefix("app." + label + ".")
                .forEach((key, value) -> properties.put(writtenOut(key), value));
        return properties;
    }

    private static String writtenOut(String key) {
        if (key.startsWith("producer")) {
            return BINDINGS + "output." + key;
        }
        return key.startsWith("consumer") ? BINDINGS + "input." + key : key;
    }

    /** For the platform, the app's own over those for all. */
    Map<String, String> deployer(String label) {
        Map<String, String> properties = new LinkedHashMap<>();
        withoutPrefix("deployer." + ALL + ".")
                .forEach((key, value) -> properties.put(StreamKeys.DEPLOYER + key, value));
        withoutPrefix("deployer." + label + ".")
                .forEach((key, value) -> properties.put(StreamKeys.DEPLOYER + key, value));
        return properties;
    }

    /** The version of the app that is wanted; the default one when empty. */
    Optional<String> version(String label) {
        return Optional.ofNullable(apps.get("version." + label)).filter(text -> !text.isBlank());
    }

    /** The keys that are for apps which the stream does not have. */
    List<String> keysWithoutApp(Collection<String> labels) {
        return apps.keySet().stream()
                .filter(
                        key -> {
                            String label = key.split("\\.", 3)[1];
                            return !labels.contains(label)
                                    && (!label.equals(ALL) || key.startsWith("version."));
                        })
                .toList();
    }

    /** With other values in place of some. */
    DeploymentProperties withApps(UnaryOperator<Map<String, String>> change) {
        return new DeploymentProperties(release, change.apply(apps));
    }

    private Map<String, String> withoutPrefix(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        apps.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix)) {
                        found.put(key.substring(prefix.length()), value);
                    }
                });
        return found;
    }
}
