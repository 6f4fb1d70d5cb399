package net.dstone.dataflow.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.CommonAppProperties;
import net.dstone.dataflow.platform.DefaultsProperties;
import net.dstone.dsl.stream.StreamApplication;
import net.dstone.skipper.Deployer;
import org.springframework.stereotype.Component;

/** Collects what {@link StreamPlanning} decides on: registrations, settings, the platform. */
@Component
class StreamPlans {

    private static final String KUBERNETES = "kubernetes";
    private static final Pattern KUBERNETES_NAME =
            Pattern.compile("[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?");

    private final AppRegistry apps;
    private final CommonAppProperties common;
    private final DefaultsProperties defaults;

    /** By the platform's type: the file is read once, not for every deployment. */
    private final Map<String, Map<String, String>> appDefaults = new ConcurrentHashMap<>();

    StreamPlans(AppRegistry apps, CommonAppProperties common, DefaultsProperties defaults) {
        this.apps = apps;
        this.common = common;
        this.defaults = defaults;
    }

    /**
     * @throws InvalidDeploymentException if there is no such platform
     */
    static Deployer platform(DeploymentProperties wanted, List<Deployer> deployers) {
        Optional<String> name = wanted.release("platformName");
        return deployers.stream()
                .filter(deployer -> name.isEmpty() || deployer.name().equals(name.get()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidDeploymentException(
                                        "No platform named '%s'"
                                                .formatted(name.orElse("default"))));
    }

    /** As {@link StreamPlanning#deployment}. */
    List<PlannedApp> deployment(
            net.dstone.dsl.stream.StreamDefinition stream,
            DeploymentProperties wanted,
            Deployer platform,
            StreamPlanning.ShortNames shortNames) {
        String name = String.valueOf(stream.name());
        if (platform.type().equalsIgnoreCase(KUBERNETES)
                && !KUBERNETES_NAME.matcher(name).matches()) {
            throw new InvalidStreamDefinitionException(
                    "Stream name '%s' is no name on Kubernetes: letters, digits and '-', beginning"
                                    .formatted(name)
                            + " with a letter and not ending with '-'");
        }
        return StreamPlanning.deployment(
                stream,
                registrations(stream, wanted),
                wanted,
                commonFor(platform.type()),
                shortNames);
    }

    /**
     * By label, the versions that are wanted, or the default ones.
     *
     * @throws InvalidDeploymentException if one is not registered
     */
    Map<String, AppRegistration> registrations(
            net.dstone.dsl.stream.StreamDefinition stream, DeploymentProperties wanted) {
        Map<String, AppRegistration> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (StreamApplication app : stream.applications()) {
            AppType type = StreamPlanning.registeredType(app.type());
            Optional<String> version = wanted.version(app.name());
            Optional<AppRegistration> registration =
                    version.isPresent()
                            ? apps.find(type, app.registeredName(), version.get())
                            : apps.findDefault(type, app.registeredName());
            registration.ifPresentOrElse(
                    known -> found.put(app.name(), known),
                    () -> missing.add(notRegistered(app, type, version)));
        }
        if (!missing.isEmpty()) {
            throw new InvalidDeploymentException(String.join("\n", missing));
        }
        return found;
    }

    /** By label, as above, but those that run now where no other is wanted. */
    Map<String, AppRegistration> registrations(
            net.dstone.dsl.stream.StreamDefinition stream,
            DeploymentProperties wanted,
            ReleaseManifest running) {
        Map<String, AppRegistration> found = new LinkedHashMap<>();
        for (StreamApplication app : stream.applications()) {
            AppType type = StreamPlanning.registeredType(app.type());
            Optional<String> version = wanted.version(app.name());
            if (version.isPresent()) {
                found.put(
                        app.name(),
                        apps.find(type, app.registeredName(), version.get())
                                .orElseThrow(
                                        () ->
                                                new InvalidDeploymentException(
                                                        notRegistered(app, type, version))));
            } else {
                List<AppRegistration> versions = versions(apps, type, app.registeredName());
                running.app(app.name())
                        .flatMap(deployed -> deployedFrom(versions, deployed))
                        .ifPresent(known -> found.put(app.name(), known));
            }
        }
        return found;
    }

    private static List<AppRegistration> versions(AppRegistry apps, AppType type, String name) {
        return apps.findAll(List.of(type)).stream().filter(app -> app.name().equals(name)).toList();
    }

    /**
     * The registration of which an app was deployed. The version in a URI may be another one than that it is
     * registered with; so this only counts where the URI was changed meanwhile.
     *
     * @param versions all registrations of the app
     */
    static Optional<AppRegistration> deployedFrom(
            List<AppRegistration> versions, PlannedApp running) {
        return versions.stream()
                .filter(
                        app ->
                                VersionedResource.find(app)
                                        .filter(
                                                found ->
                                                        found.location().equals(running.location()))
                                        .isPresent())
                .findFirst()
                .or(
                        () ->
                                versions.stream()
                                        .filter(app -> app.version().equals(running.version()))
                                        .findFirst());
    }

    private static String notRegistered(
            StreamApplication app, AppType type, Optional<String> version) {
        return "The %s:%s%s app is not registered!"
                .formatted(app.registeredName(), type, version.map(text -> ":" + text).orElse(""));
    }

    private StreamPlanning.Common commonFor(String platformType) {
        return new StreamPlanning.Common(
                common.stream(),
                appDefaults.computeIfAbsent(platformType, common::streamDefaults),
                deployerDefaults(platformType));
    }

    /** By Boot generation. */
    Map<String, Map<String, String>> deployerDefaults(String platformType) {
        Map<String, Map<String, String>> deployerDefaults = new LinkedHashMap<>();
        if (platformType.toLowerCase(Locale.ROOT).equals("local")) {
            defaults.localSettings()
                    .forEach(
                            (key, value) ->
                                    deployerDefaults.put(
                                            key.substring(key.lastIndexOf('.') + 1),
                                            Map.of("local." + key, value)));
        }
        return deployerDefaults;
    }
}
