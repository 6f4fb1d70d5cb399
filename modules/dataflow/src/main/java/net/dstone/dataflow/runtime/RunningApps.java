package net.dstone.dataflow.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.stream.StreamDefinitions;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.Skipper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks Skipper what runs, once for however many streams. */
@Component
class RunningApps {

    private final Skipper skipper;
    private final StreamDefinitions definitions;
    private final JsonMapper json;

    RunningApps(Skipper skipper, StreamDefinitions definitions, JsonMapper json) {
        this.skipper = skipper;
        this.definitions = definitions;
        this.json = json;
    }

    /** Of all streams, in their order. */
    List<RunningApp> all() {
        return of(definitions.names()).values().stream().flatMap(List::stream).toList();
    }

    /** By release, in the order given; without those Skipper has never heard of. */
    Map<String, List<RunningApp>> of(Collection<String> releases) {
        Map<String, List<RunningApp>> found = new LinkedHashMap<>();
        if (releases.isEmpty()) {
            return found;
        }
        Map<String, ReleaseInfo> infos = skipper.statuses(releases);
        for (String release : releases) {
            ReleaseInfo info = infos.get(release);
            if (info != null) {
                found.put(release, RunningApp.of(release, info, json));
            }
        }
        return found;
    }

    /** The releases that are deployed or failed, each once. */
    List<String> releases() {
        return skipper.names();
    }

    /**
     * Most platforms begin a deployment's id with the release, so mostly one is asked about.
     *
     * @throws NoSuchAppException if there is none of that id
     */
    RunningApp get(String deploymentId) {
        int dot = deploymentId.indexOf('.');
        List<String> guess = dot > 0 ? List.of(deploymentId.substring(0, dot)) : List.of();
        return find(of(guess).values(), deploymentId)
                .or(() -> find(of(definitions.names()).values(), deploymentId))
                .orElseThrow(() -> new NoSuchAppException(deploymentId));
    }

    private static Optional<RunningApp> find(
            Collection<List<RunningApp>> releases, String deploymentId) {
        return releases.stream()
                .flatMap(List::stream)
                .filter(app -> app.deploymentId().equals(deploymentId))
                .findFirst();
    }

    /**
     * @throws NoSuchAppInstanceException if it has no such instance
     */
    static RunningApp.Instance instance(RunningApp app, String instanceId) {
        return app.instances().stream()
                .filter(instance -> instance.id().equals(instanceId))
                .findFirst()
                .orElseThrow(() -> new NoSuchAppInstanceException(instanceId));
    }
}
