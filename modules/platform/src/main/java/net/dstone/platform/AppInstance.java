package net.dstone.platform;

import java.util.Map;
import java.util.Optional;

/**
 * One running copy of an app.
 *
 * @param id {@link DeploymentId#instance}
 * @param index from 0
 * @param attributes for people and for calls to the app: {@code guid}, {@code pid}, {@code port}, {@code
 *     url}, {@code stdout}, {@code stderr} and whatever else the platform knows
 * @param reason why it is not deployed, for people: {@code ended with exit code 1}
 */
public record AppInstance(
        String id,
        int index,
        AppState state,
        Map<String, String> attributes,
        Optional<String> reason) {

    public AppInstance {
        attributes = Map.copyOf(attributes);
    }
}
