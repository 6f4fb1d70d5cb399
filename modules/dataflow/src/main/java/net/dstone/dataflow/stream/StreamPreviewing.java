package net.dstone.dataflow.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.dstone.artifacts.ConfigurationMetadata;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.SoonMetadata;
import net.dstone.dataflow.web.Masking;
import net.dstone.dsl.stream.StreamApplication;
import net.dstone.platform.AppState;
import net.dstone.skipper.Deployer;
import net.dstone.skipper.Release;
import net.dstone.skipper.Skipper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what a deployment or an update would do, by the very steps these take. */
@Component
class StreamPreviewing {

    private final StreamPlans plans;
    private final StreamDeploying deploying;
    private final StreamStates states;
    private final Skipper skipper;
    private final SoonMetadata metadata;

    StreamPreviewing(
            StreamPlans plans,
            StreamDeploying deploying,
            StreamStates states,
            Skipper skipper,
            SoonMetadata metadata) {
        this.plans = plans;
        this.deploying = deploying;
        this.states = states;
        this.skipper = skipper;
        this.metadata = metadata;
    }

    /**
     * What would be deployed; everything is masked.
     *
     * @param update whether the stream is deployed, so that its apps would be replaced where they differ
     * @param platform where
     * @param apps in the order of the stream
     * @param warnings for people: what has no effect or may not work
     */
    @Schema(name = "StreamPreview")
    record Preview(boolean update, String platform, List<App> apps, List<String> warnings) {}

    /**
     * One app.
     *
     * @param label what it is called in the stream
     * @param name what it is registered as
     * @param resource where the program is, without the version
     * @param version if the resource has one
     * @param appProperties what the app would be configured with
     * @param deployerProperties what the platform would be told
     * @param starts whether an instance would be started, for the first time or anew
     * @param changes what differs from what runs; empty when nothing runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StreamPreviewApp")
    record App(
            String label,
            String name,
            String type,
            String resource,
            @Nullable String version,
            Map<String, String> appProperties,
            Map<String, String> deployerProperties,
            boolean starts,
            List<Change> changes) {}

    /** What of an app is different. */
    @Schema(name = "StreamChangePlace")
    enum Place {
        RESOURCE,
        VERSION,
        APP_PROPERTY,
        DEPLOYER_PROPERTY
    }

    /**
     * Why an app would be replaced.
     *
     * @param key of the property
     * @param before null when there was nothing
     * @param after null when there would be nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StreamChange")
    record Change(
            Place place, @Nullable String key, @Nullable String before, @Nullable String after) {}

    /**
     * @throws net.dstone.dataflow.web.DataflowException as the deployment or the update would
     */
    Preview preview(StreamDefinition definition, DeploymentProperties wanted) {
        net.dstone.dsl.stream.StreamDefinition stream = definition.parse();
        Known known = new Known();
        List<String> warnings = new ArrayList<>(warnings(stream, wanted));
        Optional<Release> running = running(definition.name(), skipper);
        List<App> apps;
        String platform;
        if (running.isPresent()) {
            ReleaseManifest before = ReleaseManifest.parse(running.get().manifest().data());
            ReleaseManifest after =
                    StreamPlanning.result(
                            before,
                            deploying.plannedUpdate(
                                    definition, wanted, running.get(), known::expand));
            apps = apps(stream, after, Optional.of(before));
            platform = running.get().platformName();
        } else {
            Deployer deployer = StreamPlans.platform(wanted, skipper.deployers());
            DeploymentProperties unmasked =
                    StreamDeploying.unmasked(definition.name(), wanted, skipper);
            apps =
                    apps(
                            stream,
                            new ReleaseManifest(
                                    plans.deployment(stream, unmasked, deployer, known::expand)),
                            Optional.empty());
            platform = deployer.name();
        }
        warnings.addAll(known.unknownProperties(stream, wanted));
        return new Preview(running.isPresent(), platform, apps, warnings);
    }

    /** The release that an update would change; of one that failed as a whole nothing is left to be changed. */
    private Optional<Release> running(String name, Skipper skipper) {
        if (states.of(name) == AppState.UNDEPLOYED) {
            return Optional.empty();
        }
        return skipper.history(name).stream()
                .filter(
                        release ->
                                switch (release.info().status().statusCode()) {
                                    case DEPLOYED, UNKNOWN -> true;
                                    case DELETED, FAILED -> false;
                                })
                .findFirst();
    }

    private static List<String> warnings(
            net.dstone.dsl.stream.StreamDefinition stream, DeploymentProperties wanted) {
        List<String> warnings = new ArrayList<>(StreamPlanning.withoutEffect(stream, wanted));
        for (String name : StreamPlanning.longNames(stream)) {
            warnings.add("The name of a deployment begins with %s, which is long".formatted(name));
        }
        return warnings;
    }

    private static List<App> apps(
            net.dstone.dsl.stream.StreamDefinition stream,
            ReleaseManifest after,
            Optional<ReleaseManifest> before) {
        return stream.applications().stream()
                .flatMap(
                        app ->
                                after.app(app.name()).stream()
                                        .map(
                                                planned ->
                                                        app(
                                                                app,
                                                                planned,
                                                                before.flatMap(
                                                                        running ->
                                                                                running.app(
                                                                                        app
                                                                                                .name())))))
                .toList();
    }

    private static App app(StreamApplication app, PlannedApp planned, Optional<PlannedApp> before) {
        List<Change> changes = before.map(running -> changes(running, planned)).orElse(List.of());
        return new App(
                app.name(),
                app.registeredName(),
                app.type().wireName(),
                ReleaseYaml.maskedResource(planned.resource()),
                planned.version(),
                Masking.maskTexts(planned.appProperties()),
                Masking.maskTexts(planned.deployerProperties()),
                before.isEmpty() || !changes.isEmpty(),
                changes);
    }

    /** What makes Skipper replace an app. */
    static List<Change> changes(PlannedApp before, PlannedApp after) {
        List<Change> changes = new ArrayList<>();
        if (!before.resource().equals(after.resource())) {
            changes.add(
                    new Change(
                            Place.RESOURCE,
                            null,
                            ReleaseYaml.maskedResource(before.resource()),
                            ReleaseYaml.maskedResource(after.resource())));
        }
        if (!Objects.equals(before.version(), after.version())) {
            changes.add(new Change(Place.VERSION, null, before.version(), after.version()));
        }
        changes.addAll(changes(Place.APP_PROPERTY, before.appProperties(), after.appProperties()));
        changes.addAll(
                changes(
                        Place.DEPLOYER_PROPERTY,
                        before.deployerProperties(),
                        after.deployerProperties()));
        return changes;
    }

    private static List<Change> changes(
            Place place, Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(
                        key ->
                                new Change(
                                        place,
                                        key,
                                        masked(key, before.get(key)),
                                        masked(key, after.get(key))))
                .toList();
    }

    private static @Nullable String masked(String key, @Nullable String value) {
        return value == null ? null : Masking.mask(key, value);
    }

    /** What apps declare, as far as it is known within a few seconds; asked once for each. */
    private final class Known {

        private final Map<AppRegistration, Optional<ConfigurationMetadata>> declared =
                new LinkedHashMap<>();

        Map<String, String> expand(AppRegistration app, Map<String, String> properties) {
            return declared.computeIfAbsent(app, metadata::find)
                    .map(known -> AppMetadata.expand(app, known, properties))
                    .orElse(properties);
        }

        List<String> unknownProperties(
                net.dstone.dsl.stream.StreamDefinition stream, DeploymentProperties wanted) {
            List<String> warnings = new ArrayList<>();
            for (StreamApplication app : stream.applications()) {
                Optional<AppRegistration> found =
                        declared.keySet().stream().filter(known -> isOf(known, app)).findFirst();
                if (found.isEmpty()) {
                    continue;
                }
                AppRegistration registration = found.get();
                Optional<ConfigurationMetadata> known =
                        declared.getOrDefault(registration, Optional.empty());
                if (known.isEmpty()) {
                    warnings.add(
                            "The properties of '%s' are still being fetched, so short names are shown as they are"
                                    .formatted(app.name()));
                } else if (!known.get().allOptions().isEmpty()) {
                    expand(registration, wanted.app(app.name())).keySet().stream()
                            .filter(key -> !DeclaredProperties.contain(known.get(), key))
                            .forEach(
                                    key ->
                                            warnings.add(
                                                    "'%s' does not declare a property '%s'"
                                                            .formatted(app.name(), key)));
                }
            }
            return warnings;
        }
    }

    /** A name may stand for apps of different types. */
    private static boolean isOf(AppRegistration registration, StreamApplication app) {
        return registration.type() == StreamPlanning.registeredType(app.type())
                && registration.name().equals(app.registeredName());
    }
}
