package net.dstone.dataflow.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.stream.Partitioning.Properties;
import net.dstone.dsl.AppType;
import net.dstone.dsl.stream.StreamApplication;
import net.dstone.dsl.stream.StreamDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the apps of a stream are deployed with. Nothing here asks a database or Skipper; which value
 * wins over which is SCDF's order.
 */
final class StreamPlanning {

    /** The deployment of an app cannot have a longer name on some platforms. */
    private static final int MAX_RUNTIME_NAME = 58;

    private static final int LONG_RUNTIME_NAME = 40;

    private static final Pattern RELEASE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private StreamPlanning() {}

    /**
     * What the operator's settings add.
     *
     * @param appProperties of all apps of streams
     * @param appDefaults further ones that only fill gaps; already those of the platform's type
     * @param deployerDefaults settings of the platform that only fill gaps, by Boot generation
     */
    record Common(
            Map<String, String> appProperties,
            Map<String, String> appDefaults,
            Map<String, Map<String, String>> deployerDefaults) {}

    /** Replaces short names of an app's properties by full ones. */
    interface ShortNames {
        Map<String, String> expand(AppRegistration app, Map<String, String> properties);
    }

    /**
     * The apps, the last of the stream first, so that whoever reads is there before somebody writes.
     *
     * @param registrations by label, of every app of the stream
     * @throws InvalidDeploymentException if a count is no number of instances
     * @throws InvalidStreamDefinitionException if an app could not be named
     */
    static List<PlannedApp> deployment(
            StreamDefinition stream,
            Map<String, AppRegistration> registrations,
            DeploymentProperties wanted,
            Common common,
            ShortNames shortNames) {
        checkNames(stream);
        List<StreamApplication> apps = stream.applications();
        List<Properties> drafts = new ArrayList<>();
        for (StreamApplication app : apps) {
            AppRegistration registration = registered(registrations, app);
            Map<String, String> deployer =
                    deployerProperties(stream, app, registration, wanted, common);
            drafts.add(
                    new Properties(
                            appProperties(
                                    stream,
                                    app,
                                    registration,
                                    wanted,
                                    deployer,
                                    common,
                                    shortNames),
                            deployer));
        }
        addPartitioning(stream, drafts);
        List<PlannedApp> planned = new ArrayList<>();
        for (int index = 0; index < apps.size(); index++) {
            StreamApplication app = apps.get(index);
            VersionedResource resource = VersionedResource.of(registered(registrations, app));
            planned.add(
                    new PlannedApp(
                            app.name(),
                            resource.resource(),
                            resource.version().orElse(null),
                            drafts.get(index).app(),
                            drafts.get(index).deployer()));
        }
        Collections.reverse(planned);
        return planned;
    }

    private static AppRegistration registered(
            Map<String, AppRegistration> registrations, StreamApplication app) {
        return Objects.requireNonNull(registrations.get(app.name()), app.name());
    }

    private static Map<String, String> appProperties(
            StreamDefinition stream,
            StreamApplication app,
            AppRegistration registration,
            DeploymentProperties wanted,
            Map<String, String> deployer,
            Common common,
            ShortNames shortNames) {
        Map<String, String> given = new LinkedHashMap<>();
        given.putAll(shortNames.expand(registration, common.appProperties()));
        given.putAll(shortNames.expand(registration, wanted.app(DeploymentProperties.ALL)));
        given.putAll(shortNames.expand(registration, wanted.app(app.name())));
        given.put(StreamKeys.STREAM_NAME, String.valueOf(stream.name()));
        given.put(StreamKeys.APP_LABEL, app.name());
        given.put(StreamKeys.APP_TYPE, app.type().wireName());
        count(deployer)
                .ifPresent(count -> given.put(StreamKeys.INSTANCE_COUNT, Integer.toString(count)));
        common.appDefaults().forEach(given::putIfAbsent);
        Map<String, String> effective =
                new LinkedHashMap<>(shortNames.expand(registration, app.properties()));
        effective.putAll(given);
        return effective;
    }

    private static Map<String, String> deployerProperties(
            StreamDefinition stream,
            StreamApplication app,
            AppRegistration registration,
            DeploymentProperties wanted,
            Common common) {
        Map<String, String> deployer = new LinkedHashMap<>(wanted.deployer(app.name()));
        deployer.putIfAbsent(StreamKeys.GROUP, String.valueOf(stream.name()));
        String generation = registration.bootVersion().wireName();
        deployer.put(StreamKeys.BOOT_VERSION, generation);
        common.deployerDefaults()
                .getOrDefault(generation, Map.of())
                .forEach((key, value) -> deployer.putIfAbsent(StreamKeys.DEPLOYER + key, value));
        return deployer;
    }

    private static void addPartitioning(StreamDefinition stream, List<Properties> drafts) {
        if (stream.unbound()) {
            return;
        }
        List<Properties> additions = Partitioning.additions(drafts);
        for (int index = 0; index < drafts.size(); index++) {
            drafts.get(index).app().putAll(additions.get(index).app());
            drafts.get(index).deployer().putAll(additions.get(index).deployer());
        }
    }

    /** How many instances are wanted; empty when nothing is said. */
    static OptionalInt count(Map<String, String> deployer) {
        String text = deployer.get(StreamKeys.COUNT);
        if (text == null || text.isBlank()) {
            return OptionalInt.empty();
        }
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 1) {
                return OptionalInt.of(count);
            }
        } catch (NumberFormatException exception) {
            // Told below, as is a number that is too small.
        }
        throw new InvalidDeploymentException(
                "The count of an app must be a number from 1, not '%s'".formatted(text));
    }

    private static void checkNames(StreamDefinition stream) {
        if (!RELEASE_NAME.matcher(String.valueOf(stream.name())).matches()) {
            throw new InvalidStreamDefinitionException(
                    "A stream named '%s' cannot be deployed: releases have letters from a to z, digits, '.', '_' and '-' in their names"
                            .formatted(stream.name()));
        }
        for (String name : runtimeNames(stream)) {
            if (name.length() > MAX_RUNTIME_NAME) {
                throw new InvalidStreamDefinitionException(
                        "The runtime application name for the app in the stream should not exceed %d in length. Currently it is: %s{version-%d digits}"
                                .formatted(MAX_RUNTIME_NAME, name, 1));
            }
        }
    }

    /** For people: the properties of apps that the stream does not have. One file may serve many streams. */
    static List<String> withoutEffect(StreamDefinition stream, DeploymentProperties wanted) {
        List<String> labels = stream.applications().stream().map(StreamApplication::name).toList();
        return wanted.keysWithoutApp(labels).stream()
                .map(
                        key ->
                                "%s has no effect: the stream has no app of that name, only %s"
                                        .formatted(key, String.join(", ", labels)))
                .toList();
    }

    /** Names of deployments that are possible but too long for some platforms. */
    static List<String> longNames(StreamDefinition stream) {
        return runtimeNames(stream).stream()
                .filter(name -> name.length() > LONG_RUNTIME_NAME)
                .toList();
    }

    private static List<String> runtimeNames(StreamDefinition stream) {
        return stream.apps().stream()
                .map(app -> "%s-%s-v".formatted(stream.name(), app.name()))
                .toList();
    }

    /**
     * The values that change a release: only what is asked for, and the type and Boot version of every app.
     *
     * @param registrations by label, of the versions that will run; an app that is not registered any more
     *     is missing
     * @param running what is deployed now
     * @param deployerDefaults as in {@link Common}
     */
    static Map<String, Object> update(
            StreamDefinition stream,
            Map<String, AppRegistration> registrations,
            DeploymentProperties wanted,
            ReleaseManifest running,
            Map<String, Map<String, String>> deployerDefaults,
            ShortNames shortNames) {
        List<Properties> changes = new ArrayList<>();
        List<Properties> results = new ArrayList<>();
        for (StreamApplication app : stream.applications()) {
            Optional<AppRegistration> registration =
                    Optional.ofNullable(registrations.get(app.name()));
            Properties change = change(app, registration, wanted, shortNames);
            registration.ifPresent(
                    known ->
                            setGeneration(
                                    change.deployer(),
                                    known.bootVersion().wireName(),
                                    running.app(app.name()),
                                    deployerDefaults));
            changes.add(change);
            results.add(over(running.app(app.name()), change));
        }
        List<Properties> additions = stream.unbound() ? List.of() : Partitioning.additions(results);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = stream.apps().size() - 1; index >= 0; index--) {
            StreamApplication app = stream.applications().get(index);
            Properties change = changes.get(index);
            if (!additions.isEmpty()) {
                addNew(change.app(), additions.get(index).app(), results.get(index).app());
                addNew(
                        change.deployer(),
                        additions.get(index).deployer(),
                        results.get(index).deployer());
            }
            values.put(
                    app.name(),
                    Map.of(
                            "spec",
                            spec(
                                    change,
                                    Optional.ofNullable(registrations.get(app.name()))
                                            .filter(_ -> wanted.version(app.name()).isPresent()),
                                    running.app(app.name()))));
        }
        return values;
    }

    private static Properties change(
            StreamApplication app,
            Optional<AppRegistration> registration,
            DeploymentProperties wanted,
            ShortNames shortNames) {
        Map<String, String> deployer = new LinkedHashMap<>(wanted.deployer(app.name()));
        Map<String, String> own = new LinkedHashMap<>();
        for (String label : List.of(DeploymentProperties.ALL, app.name())) {
            Map<String, String> given = wanted.app(label);
            own.putAll(registration.map(known -> shortNames.expand(known, given)).orElse(given));
        }
        count(deployer)
                .ifPresent(count -> own.put(StreamKeys.INSTANCE_COUNT, Integer.toString(count)));
        own.put(StreamKeys.APP_TYPE, app.type().wireName());
        return new Properties(own, deployer);
    }

    /** Another Boot generation may need another Java. */
    private static void setGeneration(
            Map<String, String> deployer,
            String generation,
            Optional<PlannedApp> running,
            Map<String, Map<String, String>> deployerDefaults) {
        deployer.put(StreamKeys.BOOT_VERSION, generation);
        Map<String, String> present = running.map(PlannedApp::deployerProperties).orElse(Map.of());
        if (!generation.equals(present.get(StreamKeys.BOOT_VERSION))) {
            deployerDefaults
                    .getOrDefault(generation, Map.of())
                    .forEach(
                            (key, value) -> {
                                String full = StreamKeys.DEPLOYER + key;
                                if (!present.containsKey(full)) {
                                    deployer.putIfAbsent(full, value);
                                }
                            });
        }
    }

    private static Properties over(Optional<PlannedApp> running, Properties change) {
        Properties result = Properties.empty();
        running.ifPresent(
                app -> {
                    result.app().putAll(app.appProperties());
                    result.deployer().putAll(app.deployerProperties());
                });
        result.app().putAll(change.app());
        result.deployer().putAll(change.deployer());
        return result;
    }

    /** What is so already needs no change. */
    private static void addNew(
            Map<String, String> change, Map<String, String> added, Map<String, String> present) {
        added.forEach(
                (key, value) -> {
                    if (!value.equals(present.get(key))) {
                        change.put(key, value);
                    }
                });
    }

    private static Map<String, Object> spec(
            Properties change, Optional<AppRegistration> other, Optional<PlannedApp> running) {
        Map<String, Object> spec = new LinkedHashMap<>();
        other.map(VersionedResource::of)
                .ifPresent(resource -> spec.putAll(resource(resource, running)));
        spec.put("applicationProperties", ReleaseYaml.escape(change.app()));
        spec.put("deploymentProperties", ReleaseYaml.escape(change.deployer()));
        return spec;
    }

    /** The package has a place for the version only if what was first deployed has one. */
    private static Map<String, Object> resource(
            VersionedResource wanted, Optional<PlannedApp> running) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean versioned = running.map(app -> app.version() != null).orElse(true);
        if (!versioned) {
            values.put("resource", wanted.location());
            return values;
        }
        if (running.isPresent() && wanted.version().isEmpty()) {
            throw new InvalidDeploymentException(
                    "The URI of the version that is wanted of '%s' names no version, unlike that of the one that runs: undeploy the stream, then deploy it with the other version"
                            .formatted(running.get().label()));
        }
        if (running.filter(app -> app.resource().equals(wanted.resource())).isEmpty()) {
            values.put("resource", wanted.resource());
        }
        wanted.version().ifPresent(version -> values.put("version", version));
        return values;
    }

    /** What would run if these values were given to Skipper. */
    static ReleaseManifest result(ReleaseManifest running, Map<String, Object> values) {
        return new ReleaseManifest(
                running.apps().stream().map(app -> changed(app, values.get(app.label()))).toList());
    }

    private static PlannedApp changed(PlannedApp app, @Nullable Object values) {
        if (!(values instanceof Map<?, ?> map) || !(map.get("spec") instanceof Map<?, ?> spec)) {
            return app;
        }
        Object resource = spec.get("resource");
        Object version = spec.get("version");
        return new PlannedApp(
                app.label(),
                resource == null ? app.resource() : resource.toString(),
                version == null ? app.version() : version.toString(),
                merged(app.appProperties(), spec.get("applicationProperties")),
                merged(app.deployerProperties(), spec.get("deploymentProperties")));
    }

    private static Map<String, String> merged(
            Map<String, String> present, @Nullable Object change) {
        Map<String, String> merged = new LinkedHashMap<>(present);
        if (change instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) ->
                            merged.put(key.toString(), value.toString().replace("\\\"", "\"")));
        }
        return merged;
    }

    /** The types of registrations are those of the definition. */
    static net.dstone.dataflow.app.AppType registeredType(AppType type) {
        return net.dstone.dataflow.app.AppType.valueOf(type.wireName());
    }
}
