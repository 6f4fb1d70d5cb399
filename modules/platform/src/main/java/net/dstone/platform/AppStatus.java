package net.dstone.platform;

import java.util.List;
import java.util.Optional;

/**
 * How a deployed app is.
 *
 * @param instances in the order of their index; none when the platform does not know the app
 */
public record AppStatus(AppState state, List<AppInstance> instances) {

    public AppStatus {
        instances = List.copyOf(instances);
    }

    public static AppStatus of(List<AppInstance> instances) {
        return new AppStatus(
                AppState.of(instances.stream().map(AppInstance::state).toList()), instances);
    }

    /** Why it is not deployed, of the first instance that says so. */
    public Optional<String> reason() {
        return instances.stream().flatMap(instance -> instance.reason().stream()).findFirst();
    }
}
