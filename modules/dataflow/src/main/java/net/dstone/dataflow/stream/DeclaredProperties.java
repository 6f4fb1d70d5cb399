package net.dstone.dataflow.stream;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.dstone.artifacts.ConfigurationMetadata;
import net.dstone.artifacts.ConfigurationOption;

/** Tells properties an app declares from those it has never heard of. */
final class DeclaredProperties {

    /** What every app may be given, whatever it declares. */
    private static final List<String> COMMON_PREFIXES =
            List.of(
                    "spring.",
                    "management.",
                    "logging.",
                    "server.",
                    "wavefront.",
                    "info.",
                    "debug");

    private DeclaredProperties() {}

    /**
     * @param key a full name
     */
    static boolean contain(ConfigurationMetadata declared, String key) {
        String relaxed = relaxed(key);
        return COMMON_PREFIXES.stream().anyMatch(relaxed::startsWith)
                || Stream.concat(declared.options().stream(), declared.allOptions().stream())
                        .map(ConfigurationOption::id)
                        .map(DeclaredProperties::relaxed)
                        // Properties of maps and lists go on behind their own name.
                        .anyMatch(
                                id ->
                                        relaxed.equals(id)
                                                || relaxed.startsWith(id + ".")
                                                || relaxed.startsWith(id + "["));
    }

    private static String relaxed(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
