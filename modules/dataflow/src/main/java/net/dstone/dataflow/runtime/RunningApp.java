package net.dstone.dataflow.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.SkipperException.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An app of a stream on its platform.
 *
 * @param release the stream's name
 * @param instances ordered by id
 */
record RunningApp(String release, String deploymentId, String state, List<Instance> instances) {

    static final String APPLICATION_NAME = "skipper.application.name";
    static final String RELEASE_VERSION = "skipper.release.version";

    private static final String UNKNOWN = "unknown";

    /** One process or container of an app. */
    record Instance(String id, String state, Map<String, String> attributes) {

        Instance {
            attributes = new TreeMap<>(attributes);
        }

        Optional<String> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }
    }

    /** As Skipper writes an app. */
    private record Written(
            String deploymentId,
            @Nullable String state,
            @Nullable Map<String, WrittenInstance> instances) {}

    /** As Skipper writes an instance. */
    private record WrittenInstance(
            @Nullable String state, @Nullable Map<String, @Nullable String> attributes) {}

    RunningApp {
        instances =
                instances.stream()
                        .sorted(
                                Comparator.comparing((Instance instance) -> instance.id().length())
                                        .thenComparing(Instance::id))
                        .toList();
    }

    /**
     * The apps of a release; none when nothing of it runs.
     *
     * @throws SkipperException if what Skipper says cannot be read
     */
    static List<RunningApp> of(String release, ReleaseInfo info, JsonMapper json) {
        String text = info.status().platformStatus();
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return json.readValue(text, new TypeReference<List<Written>>() {}).stream()
                    .map(app -> of(release, app))
                    .toList();
        } catch (JacksonException exception) {
            throw new SkipperException(
                    Kind.FAILED,
                    "What Skipper says of the apps of '%s' cannot be read".formatted(release),
                    exception);
        }
    }

    private static RunningApp of(String release, Written app) {
        Map<String, WrittenInstance> instances =
                app.instances() == null ? Map.of() : app.instances();
        return new RunningApp(
                release,
                app.deploymentId(),
                app.state() == null ? UNKNOWN : app.state(),
                instances.entrySet().stream()
                        .map(instance -> instance(instance.getKey(), instance.getValue()))
                        .toList());
    }

    private static Instance instance(String id, WrittenInstance written) {
        Map<String, String> attributes = new TreeMap<>();
        if (written.attributes() != null) {
            written.attributes()
                    .forEach(
                            (name, value) -> {
                                if (value != null) {
                                    attributes.put(name, value);
                                }
                            });
        }
        return new Instance(id, written.state() == null ? UNKNOWN : written.state(), attributes);
    }

    /** What the app is called in its stream; empty when it has no instances, which know it. */
    Optional<String> name() {
        return first(APPLICATION_NAME);
    }

    /** Of the release; empty when it has no instances, which know it. */
    Optional<String> version() {
        return first(RELEASE_VERSION);
    }

    private Optional<String> first(String attribute) {
        return instances.stream().findFirst().flatMap(instance -> instance.attribute(attribute));
    }
}
