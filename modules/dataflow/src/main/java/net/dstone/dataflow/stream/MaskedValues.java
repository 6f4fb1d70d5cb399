package net.dstone.dataflow.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.web.Masking;

/**
 * Clients that show what a stream was deployed with send hidden values back. They stand for what was there,
 * and must not be deployed as they are.
 */
final class MaskedValues {

    private MaskedValues() {}

    static boolean any(DeploymentProperties wanted) {
        return wanted.apps().containsValue(Masking.MASK);
    }

    /**
     * With the values behind the masks.
     *
     * @throws InvalidDeploymentException if one is not known
     */
    static DeploymentProperties replaced(DeploymentProperties wanted, ReleaseManifest before) {
        return wanted.withApps(
                apps -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    apps.forEach(
                            (key, value) ->
                                    values.put(
                                            key,
                                            value.equals(Masking.MASK)
                                                    ? behind(key, before)
                                                    : value));
                    return values;
                });
    }

    private static String behind(String key, ReleaseManifest before) {
        String[] parts = key.split("\\.", 3);
        List<String> values =
                before.apps().stream()
                        .filter(
                                app ->
                                        parts[1].equals(DeploymentProperties.ALL)
                                                || parts[1].equals(app.label()))
                        .flatMap(app -> value(parts, app).stream())
                        .distinct()
                        .toList();
        if (values.size() != 1) {
            throw new InvalidDeploymentException(
                    "The value of '%s' is masked and the value behind the mask is not known: give it anew"
                            .formatted(key));
        }
        return values.getFirst();
    }

    private static Optional<String> value(String[] parts, PlannedApp app) {
        if (parts.length < 3) {
            return Optional.empty();
        }
        if (parts[0].equals("deployer")) {
            return Optional.ofNullable(
                    app.deployerProperties().get(StreamKeys.DEPLOYER + parts[2]));
        }
        String wanted = relaxed(parts[2]);
        List<String> found =
                app.appProperties().entrySet().stream()
                        .filter(
                                property -> {
                                    String key = relaxed(property.getKey());
                                    return key.equals(wanted) || key.endsWith("." + wanted);
                                })
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String relaxed(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
