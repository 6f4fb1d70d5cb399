package net.dstone.dataflow.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.AppUse;
import net.dstone.platform.AppState;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.Skipper;
import org.springframework.stereotype.Component;

/** Which registrations the deployed streams were made of. */
@Component
class DeployedApps implements AppUse {

    private final StreamDefinitions definitions;
    private final StreamStates states;
    private final AppRegistry registry;
    private final Skipper skipper;

    DeployedApps(
            StreamDefinitions definitions,
            StreamStates states,
            AppRegistry registry,
            Skipper skipper) {
        this.registry = registry;
        this.definitions = definitions;
        this.states = states;
        this.skipper = skipper;
    }

    @Override
    public Map<AppRegistration, String> users(Collection<AppRegistration> apps) {
        List<StreamDefinition> naming =
                definitions.findAll().stream()
                        .filter(definition -> !uses(definition, apps).isEmpty())
                        .toList();
        Map<String, AppState> found =
                states.of(naming.stream().map(StreamDefinition::name).toList());
        List<AppRegistration> registered = registry.findAll(List.of(AppType.values()));
        Map<AppRegistration, String> users = new LinkedHashMap<>();
        for (StreamDefinition stream : naming) {
            if (found.get(stream.name()) != AppState.UNDEPLOYED) {
                used(stream, apps, registered)
                        .forEach(
                                app ->
                                        users.putIfAbsent(
                                                app, "stream '%s'".formatted(stream.name())));
            }
        }
        return users;
    }

    private List<AppRegistration> used(
            StreamDefinition stream,
            Collection<AppRegistration> apps,
            List<AppRegistration> registered) {
        Optional<ReleaseManifest> manifest = manifest(stream.name());
        return uses(stream, apps).stream()
                .flatMap(
                        use ->
                                manifest.flatMap(running -> running.app(use.label())).stream()
                                        .flatMap(
                                                running ->
                                                        deployedFrom(use, running, registered)
                                                                .stream()))
                .filter(apps::contains)
                .toList();
    }

    private Optional<ReleaseManifest> manifest(String stream) {
        try {
            Release running = StreamDeploying.running(stream, skipper);
            return Optional.of(ReleaseManifest.parse(running.manifest().data()));
        } catch (ReleaseNotFoundException exception) {
            return Optional.empty();
        }
    }

    /** All versions where it cannot be told. */
    private static List<AppRegistration> deployedFrom(
            Use use, PlannedApp running, List<AppRegistration> registered) {
        List<AppRegistration> versions = registered.stream().filter(use::names).toList();
        return StreamPlans.deployedFrom(versions, running)
                .map(List::of)
                .orElse(running.version() == null ? versions : List.of());
    }

    /** An app of a stream. */
    private record Use(String label, AppType type, String name) {

        boolean names(AppRegistration app) {
            return app.type() == type && app.name().equals(name);
        }
    }

    private static List<Use> uses(StreamDefinition stream, Collection<AppRegistration> apps) {
        return stream
                .tryParse()
                .map(net.dstone.dsl.stream.StreamDefinition::applications)
                .orElse(List.of())
                .stream()
                .map(
                        app ->
                                new Use(
                                        app.name(),
                                        StreamPlanning.registeredType(app.type()),
                                        app.registeredName()))
                .filter(use -> apps.stream().anyMatch(use::names))
                .toList();
    }
}
