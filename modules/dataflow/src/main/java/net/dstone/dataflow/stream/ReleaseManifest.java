package net.dstone.dataflow.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is deployed of a stream, as the release's manifest says. */
record ReleaseManifest(List<PlannedApp> apps) {

    ReleaseManifest {
        apps = List.copyOf(apps);
    }

    /**
     * @throws net.dstone.skipper.SkipperException if it cannot be read
     */
    static ReleaseManifest parse(String yaml) {
        return new ReleaseManifest(
                ReleaseYaml.read(yaml).stream().map(ReleaseManifest::app).toList());
    }

    private static PlannedApp app(Map<String, @Nullable Object> document) {
        Map<?, ?> metadata = section(document.get("metadata"));
        Map<?, ?> spec = section(document.get("spec"));
        Object version = spec.get("version");
        return new PlannedApp(
                Objects.toString(metadata.get("name"), ""),
                Objects.toString(spec.get("resource"), ""),
                version == null || version.toString().isEmpty() ? null : version.toString(),
                texts(spec.get("applicationProperties")),
                texts(spec.get("deploymentProperties")));
    }

    private static Map<?, ?> section(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(value)
                .forEach((key, text) -> texts.put(String.valueOf(key), Objects.toString(text, "")));
        return texts;
    }

    Optional<PlannedApp> app(String label) {
        return apps.stream().filter(app -> app.label().equals(label)).findFirst();
    }
}
