package net.dstone.artifacts;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The properties an app declares.
 *
 * @param options those the app's author chose to show
 * @param allOptions every one, of the app and its libraries, the shown ones included
 * @param inboundPortNames the app's input channels, if it names them
 * @param outboundPortNames the app's output channels, if it names them
 * @param optionGroups ids of options by a group's name
 */
public record ConfigurationMetadata(
        List<ConfigurationOption> options,
        List<ConfigurationOption> allOptions,
        List<String> inboundPortNames,
        List<String> outboundPortNames,
        Map<String, List<String>> optionGroups) {

    /** Of an app that declares nothing, or whose declaration cannot be read. */
    public static final ConfigurationMetadata EMPTY =
            new ConfigurationMetadata(List.of(), List.of(), List.of(), List.of(), Map.of());

    public ConfigurationMetadata {
        options = List.copyOf(options);
        allOptions = List.copyOf(allOptions);
        inboundPortNames = List.copyOf(inboundPortNames);
        outboundPortNames = List.copyOf(outboundPortNames);
        optionGroups = Map.copyOf(optionGroups);
    }

    public List<ConfigurationOption> options(boolean exhaustive) {
        return exhaustive ? allOptions : options;
    }

    /**
     * Replaces short names of visible options by their ids: {@code date-format}, {@code dateFormat} and
     * {@code DATE_FORMAT} all stand for {@code time.date-format}. Known ids and unknown keys stay as
     * they are; a value given under the full id wins over one given under a short name.
     *
     * @throws IllegalArgumentException if a short name fits several visible options
     */
    public Map<String, String> expandShortNames(Map<String, String> properties) {
        Set<String> ids = new HashSet<>();
        allOptions.forEach(option -> ids.add(option.id()));
        options.forEach(option -> ids.add(option.id()));
        Map<String, List<ConfigurationOption>> byShortName =
                options.stream().collect(Collectors.groupingBy(option -> relaxed(option.name())));
        Map<String, String> expanded = new LinkedHashMap<>();
        properties.forEach(
                (key, value) -> {
                    List<ConfigurationOption> meant =
                            ids.contains(key)
                                    ? List.of()
                                    : byShortName.getOrDefault(relaxed(key), List.of());
                    if (meant.isEmpty()) {
                        expanded.put(key, value);
                    } else {
                        String id = onlyOne(key, meant);
                        if (!properties.containsKey(id)) {
                            expanded.put(id, value);
                        }
                    }
                });
        return expanded;
    }

    private static String onlyOne(String key, Collection<ConfigurationOption> meant) {
        List<String> ids = meant.stream().map(ConfigurationOption::id).distinct().sorted().toList();
        if (ids.size() > 1) {
            throw new IllegalArgumentException(
                    "Ambiguous short form property '%s' could mean any of %s; write the full name"
                            .formatted(key, String.join(", ", ids)));
        }
        return ids.getFirst();
    }

    private static String relaxed(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
