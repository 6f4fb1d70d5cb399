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
        return wanted.apps().values().stream().anyMatch(MaskedValues::isMasked);
    }

    /** Of options of a Java machine single words are masked. */
    private static boolean isMasked(String value) {
        return value.contains(Masking.MASK);
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
                                            isMasked(value) ? behind(key, value, before) : value));
                    return values;
                });
    }

    /** What looks like it when it is masked. */
    private static String behind(String key, String masked, ReleaseManifest before) {
        String[] parts = key.split("\\.", 3);
        List<String> values =
                before.apps().stream()
                        .filter(
                                app ->
                                        parts[1].equals(DeploymentProperties.ALL)
                                                || parts[1].equals(app.label()))
                        .flatMap(app -> value(parts, app).stream())
                        .filter(
                                known ->
                                        Masking.mask(known.getKey(), known.getValue())
                                                .equals(masked))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList();
        if (values.size() != 1) {
            throw new InvalidDeploymentException(
                    "The value of '%s' is masked and the value behind the mask is not known: give it anew"
                            .formatted(key));
        }
        return values.getFirst();
    }

    private static Optional<Map.Entry<String, String>> value(String[] parts, PlannedApp app) {
        if (parts.length < 3) {
            return Optional.empty();
        }
        if (parts[0].equals("deployer")) {
            String key = StreamKeys.DEPLOYER + parts[2];
            return Optional.ofNullable(app.deployerProperties().get(key))
                    .map(value -> Map.entry(key, value));
        }
        String wanted = relaxed(parts[2]);
        List<Map.Entry<String, String>> found =
                app.appProperties().entrySet().stream()
                        .filter(
                                property -> {
                                    String key = relaxed(property.getKey());
                                    return key.equals(wanted) || key.endsWith("." + wanted);
                                })
                        .toList();
        return found.stream().map(Map.Entry::getValue).distinct().count() == 1
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    private static String relaxed(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
