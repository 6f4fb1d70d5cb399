package net.dstone.dataflow.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.dstone.dsl.DslException;
import net.dstone.dsl.stream.StreamApplication;
import net.dstone.dsl.stream.StreamDefinition;

/** The definition of a stream with everything written into it that its apps were deployed with. */
final class DeployedText {

    /** Made anew at each deployment. */
    private static final Set<String> GENERATED =
            Set.of(StreamKeys.STREAM_NAME, StreamKeys.APP_LABEL, StreamKeys.APP_TYPE);

    /** As above, unless the definition itself has it: how many there are may be different next time. */
    private static final Set<String> COUNTS =
            Set.of(StreamKeys.INSTANCE_COUNT, StreamKeys.PARTITION_COUNT);

    /** What a definition can have for the name of an argument. */
    private static final Pattern WRITABLE = Pattern.compile("[\\w$-]+(\\.[\\w$-]+)*");

    /** What an empty value of a definition looks like in a manifest, and how applications have it. */
    private static final String DEPLOYED_BLANK = "\"\"";

    private static final String BLANK = "\\\"\\\"";

    private DeployedText() {}

    /**
     * @param stream the definition that was deployed
     * @return empty if it could not be read again, so the text must stay as it is
     */
    static Optional<String> of(StreamDefinition stream, ReleaseManifest manifest) {
        List<StreamApplication> apps =
                stream.applications().stream().map(app -> deployed(app, manifest)).toList();
        StreamDefinition deployed =
                StreamDefinition.ofApplications(String.valueOf(stream.name()), apps);
        String text = deployed.text();
        return isReadAs(deployed, text) ? Optional.of(text) : Optional.empty();
    }

    private static StreamApplication deployed(StreamApplication app, ReleaseManifest manifest) {
        return manifest.app(app.name())
                .map(
                        deployed ->
                                new StreamApplication(
                                        app.name(),
                                        app.registeredName(),
                                        app.type(),
                                        properties(app, deployed)))
                .orElse(app);
    }

    private static Map<String, String> properties(StreamApplication app, PlannedApp deployed) {
        Map<String, String> properties = new LinkedHashMap<>();
        deployed.appProperties()
                .forEach(
                        (key, value) -> {
                            boolean generated =
                                    GENERATED.contains(key)
                                            || COUNTS.contains(key)
                                                    && !app.properties().containsKey(key);
                            if (!generated && WRITABLE.matcher(key).matches()) {
                                properties.put(
                                        key,
                                        value.isBlank() || value.equals(DEPLOYED_BLANK)
                                                ? BLANK
                                                : value);
                            }
                        });
        return properties;
    }

    private static boolean isReadAs(StreamDefinition deployed, String text) {
        try {
            return StreamDefinition.parse(String.valueOf(deployed.name()), text).equals(deployed);
        } catch (DslException exception) {
            return false;
        }
    }
}
