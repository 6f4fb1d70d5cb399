package net.dstone.skipper.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.dstone.platform.AppDeployer;
import net.dstone.platform.AppInstance;
import net.dstone.platform.AppState;
import net.dstone.platform.AppStatus;
import net.dstone.platform.DeploymentId;

/**
 * How the apps of a version are, asked of the platform.
 *
 * @param apps by name, in the order of the manifest
 */
record PlatformStatus(StoredRelease release, Map<String, AppStatus> apps) {

    /** A platform that cannot say how one app is may know of the others. */
    static PlatformStatus of(StoredRelease release, AppDeployer deployer) {
        Map<String, AppStatus> apps = new LinkedHashMap<>();
        release.deployments()
                .forEach((app, deployment) -> apps.put(app, status(deployer, deployment)));
        return new PlatformStatus(release, apps);
    }

    /** Nobody can say how the apps are, so they are taken for neither healthy nor gone. */
    static PlatformStatus withoutPlatform(StoredRelease release) {
        return alike(release, new AppStatus(AppState.ERROR, List.of()));
    }

    /** The apps are processes of another server's machine. */
    static PlatformStatus elsewhere(StoredRelease release) {
        return alike(release, AppStatus.of(List.of()));
    }

    private static PlatformStatus alike(StoredRelease release, AppStatus status) {
        Map<String, AppStatus> apps = new LinkedHashMap<>();
        release.deployments().keySet().forEach(app -> apps.put(app, status));
        return new PlatformStatus(release, apps);
    }

    private static AppStatus status(AppDeployer deployer, DeploymentId deployment) {
        try {
            return deployer.status(deployment);
        } catch (RuntimeException exception) {
            return new AppStatus(AppState.ERROR, List.of());
        }
    }

    boolean isHealthy() {
        return !apps.isEmpty()
                && apps.values().stream().allMatch(app -> app.state() == AppState.DEPLOYED);
    }

    /** The first of these apps that will not become healthy any more. */
    Optional<String> findFailed(List<String> names) {
        return names.stream()
                .filter(
                        name -> {
                            AppStatus app = apps.get(name);
                            return app != null
                                    && (app.state() == AppState.FAILED
                                            || app.state() == AppState.PARTIAL);
                        })
                .findFirst();
    }

    /** What is not as it should be, for people. */
    String problems() {
        List<String> problems = new ArrayList<>();
        apps.forEach(
                (name, app) -> {
                    if (app.state() != AppState.DEPLOYED) {
                        problems.add(
                                "%s is %s%s"
                                        .formatted(
                                                name,
                                                app.state().word(),
                                                app.reason()
                                                        .map(why -> " (" + why + ")")
                                                        .orElse("")));
                    }
                });
        return String.join(", ", problems);
    }

    Map<String, AppState> states() {
        Map<String, AppState> states = new LinkedHashMap<>();
        apps.forEach((name, app) -> states.put(deployment(name).value(), app.state()));
        return states;
    }

    Map<String, Integer> instanceCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        apps.forEach((name, app) -> counts.put(name, app.instances().size()));
        return counts;
    }

    /** In the form Skipper's clients read. */
    String json() {
        List<Map<String, Object>> list = new ArrayList<>();
        apps.forEach(
                (name, app) -> {
                    Map<String, Object> instances = new LinkedHashMap<>();
                    app.instances()
                            .forEach(
                                    instance ->
                                            instances.put(instance.id(), instance(name, instance)));
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("deploymentId", deployment(name).value());
                    entry.put("instances", instances);
                    entry.put("state", app.state().word());
                    list.add(entry);
                });
        return WireJson.write(list);
    }

    private Map<String, Object> instance(String app, AppInstance instance) {
        Map<String, String> attributes = new TreeMap<>(instance.attributes());
        attributes.put("skipper.application.name", app);
        attributes.put("skipper.release.name", release.name());
        attributes.put("skipper.release.version", Integer.toString(release.version()));
        instance.reason().ifPresent(reason -> attributes.put("reason", reason));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", instance.id());
        shown.put("state", instance.state().word());
        shown.put("attributes", attributes);
        return shown;
    }

    private DeploymentId deployment(String app) {
        DeploymentId id = release.deployments().get(app);
        if (id == null) {
            throw new IllegalStateException("No deployment of " + app);
        }
        return id;
    }
}
