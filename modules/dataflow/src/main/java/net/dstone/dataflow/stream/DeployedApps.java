package net.dstone.dataflow.stream;

import java.util.List;
import java.util.Optional;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppUse;
import net.dstone.dsl.stream.StreamApplication;
import net.dstone.platform.AppState;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.Skipper;
import org.springframework.stereotype.Component;

/** Which registrations the deployed streams were made of. */
@Component
class DeployedApps implements AppUse {

    private final StreamDefinitions definitions;
    private final StreamStates states;
    private final Skipper skipper;

    DeployedApps(StreamDefinitions definitions, StreamStates states, Skipper skipper) {
        this.definitions = definitions;
        this.states = states;
        this.skipper = skipper;
    }

    @Override
    public Optional<String> userOf(AppRegistration app) {
        List<StreamDefinition> naming =
                definitions.findAll().stream()
                        .filter(definition -> !labels(definition, app).isEmpty())
                        .toList();
        var state = states.of(naming.stream().map(StreamDefinition::name).toList());
        return naming.stream()
                .filter(stream -> state.get(stream.name()) != AppState.UNDEPLOYED)
                .filter(stream -> runs(stream, app, skipper))
                .findFirst()
                .map(stream -> "stream '%s'".formatted(stream.name()));
    }

    private static boolean runs(StreamDefinition stream, AppRegistration app, Skipper skipper) {
        try {
            ReleaseManifest manifest =
                    ReleaseManifest.parse(skipper.manifest(stream.name(), Optional.empty()));
            return labels(stream, app).stream()
                    .flatMap(label -> manifest.app(label).stream())
                    .anyMatch(
                            running ->
                                    running.version() == null
                                            || running.version().equals(app.version()));
        } catch (ReleaseNotFoundException exception) {
            return false;
        }
    }

    private static List<String> labels(StreamDefinition stream, AppRegistration app) {
        return stream
                .tryParse()
                .map(net.dstone.dsl.stream.StreamDefinition::applications)
                .orElse(List.of())
                .stream()
                .filter(used -> used.registeredName().equals(app.name()))
                .filter(used -> StreamPlanning.registeredType(used.type()) == app.type())
                .map(StreamApplication::name)
                .toList();
    }
}
