package net.dstone.skipper.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.packages.YamlText;
import org.jspecify.annotations.Nullable;

/**
 * One application of a manifest.
 *
 * @param name of the app in its release
 * @param document the YAML it was read from, with everything else that is in it
 */
public record ManifestApp(String name, Map<String, Object> document) {

    static final String COUNT = "spring.cloud.deployer.count";

    private static final Set<String> KINDS =
            Set.of("SpringCloudDeployerApplication", "SpringBootApp");

    public ManifestApp {
        document = new LinkedHashMap<>(document);
    }

    /**
     * The applications of a manifest in their order. Documents of other kinds are none.
     *
     * @throws SkipperException if it is no manifest
     */
    public static List<ManifestApp> read(String manifest) {
        List<@Nullable Object> documents = YamlText.documents(manifest, "The manifest");
        List<Map<String, Object>> maps = documents.stream().map(ManifestApp::map).toList();
        if (!maps.stream().allMatch(map -> KINDS.contains(String.valueOf(map.get("kind"))))) {
            return List.of();
        }
        return maps.stream().map(map -> new ManifestApp(name(map), map)).toList();
    }

    private static Map<String, Object> map(@Nullable Object document) {
        if (!(document instanceof Map)) {
            throw new SkipperException("The manifest has a document that is not a map");
        }
        return YamlText.asMap(document);
    }

    private static String name(Map<String, Object> document) {
        Object name = section(document, "metadata").get("name");
        if (name == null || name.toString().isBlank()) {
            throw new SkipperException("The manifest has an application without metadata.name");
        }
        return name.toString();
    }

    public Map<String, String> applicationProperties() {
        return texts(section(spec(), "applicationProperties"));
    }

    public Map<String, String> deploymentProperties() {
        return texts(section(spec(), "deploymentProperties"));
    }

    /**
     * Where the program is: the resource with its version.
     *
     * @throws SkipperException if the app has no resource
     */
    public String location() {
        String resource =
                text(spec().get("resource"))
                        .orElseThrow(
                                () ->
                                        new SkipperException(
                                                "Application %s has no spec.resource"
                                                        .formatted(name)));
        return text(spec().get("version"))
                .map(version -> versioned(resource, version))
                .orElse(resource);
    }

    private static String versioned(String resource, String version) {
        boolean coordinates = resource.startsWith("maven") || resource.startsWith("docker");
        String end = coordinates ? ":" + version : "-%s.jar".formatted(version);
        return resource.endsWith(end) ? resource : resource + end;
    }

    /** The same with so many instances. */
    public ManifestApp withCount(int count) {
        Map<String, Object> properties = new LinkedHashMap<>(deploymentProperties());
        properties.put(COUNT, Integer.toString(count));
        Map<String, Object> spec = spec();
        spec.put("deploymentProperties", properties);
        Map<String, Object> changed = new LinkedHashMap<>(document);
        changed.put("spec", spec);
        return new ManifestApp(name, changed);
    }

    /** Whether it would run as the other does. How many instances there are is a matter of scaling. */
    boolean runsAs(ManifestApp other) {
        return comparable().equals(other.comparable());
    }

    private Map<String, Object> comparable() {
        Map<String, String> deployment = new LinkedHashMap<>(deploymentProperties());
        deployment.remove(COUNT);
        return Map.of(
                "location", location(),
                "metadata", texts(section(document, "metadata")),
                "application", applicationProperties(),
                "deployment", deployment);
    }

    private Map<String, Object> spec() {
        return section(document, "spec");
    }

    private static Map<String, Object> section(Map<String, Object> map, String name) {
        Object section = map.get(name);
        return section instanceof Map ? YamlText.asMap(section) : new LinkedHashMap<>();
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(key, value == null ? "" : value.toString()));
        return texts;
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** Without properties, which may be secrets. */
    @Override
    public String toString() {
        return "ManifestApp[%s]".formatted(name);
    }
}
