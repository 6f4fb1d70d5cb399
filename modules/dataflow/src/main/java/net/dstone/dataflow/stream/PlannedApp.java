package net.dstone.dataflow.stream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app of a stream with everything it is deployed with. Its own {@code toString} shows secrets, so it is
 * never logged.
 *
 * @param label what it is called in the stream
 * @param resource where the program is, without the version
 * @param version null when the resource has none
 * @param appProperties what the app is configured with
 * @param deployerProperties what the platform is told
 */
record PlannedApp(
        String label,
        String resource,
        @Nullable String version,
        Map<String, String> appProperties,
        Map<String, String> deployerProperties) {

    PlannedApp {
        appProperties = Collections.unmodifiableMap(new LinkedHashMap<>(appProperties));
        deployerProperties = Collections.unmodifiableMap(new LinkedHashMap<>(deployerProperties));
    }

    /** Where the program is, with its version. */
    String location() {
        return version == null ? resource : VersionedResource.location(resource, version);
    }

    /** As values of a package. */
    Map<String, Object> values() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("resource", resource);
        Optional.ofNullable(version).ifPresent(known -> spec.put("version", known));
        spec.put("applicationProperties", ReleaseYaml.escape(appProperties));
        spec.put("deploymentProperties", ReleaseYaml.escape(deployerProperties));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("metadata", Map.of("name", label));
        values.put("spec", spec);
        return values;
    }
}
