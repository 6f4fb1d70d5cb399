package net.dstone.artifacts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataGroup;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepository;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.Deprecation;
import org.springframework.boot.configurationmetadata.Hints;
import org.springframework.boot.configurationmetadata.ValueHint;
import org.springframework.boot.configurationmetadata.ValueProvider;

/**
 * Puts together what an app and its libraries say about their properties. Boot's own reader takes the
 * JSON apart; which properties are visible is SCDF's rule.
 */
final class MetadataReading {

    private static final Logger log = LoggerFactory.getLogger(MetadataReading.class);

    private static final String SPRING_METADATA = "META-INF/spring-configuration-metadata.json";

    /** Any key may stand in any of them. */
    private static final Set<String> SELECTIONS =
            Set.of(
                    "META-INF/dataflow-configuration-metadata.properties",
                    "META-INF/dataflow-configuration-port-mapping.properties",
                    "META-INF/dataflow-configuration-option-groups.properties");

    private static final String LONG_PREFIX = "org.springframework.cloud.dataflow.";
    private static final String CLASSES = "configuration-properties.classes";
    private static final String NAMES = "configuration-properties.names";
    private static final String INBOUND = "configuration-properties.inbound-ports";
    private static final String OUTBOUND = "configuration-properties.outbound-ports";
    private static final String GROUPS = "configuration-properties.option-groups.";

    private final ConfigurationMetadataRepositoryJsonBuilder json =
            ConfigurationMetadataRepositoryJsonBuilder.create();
    private final Map<String, List<String>> selections = new LinkedHashMap<>();

    private MetadataReading() {}

    static ConfigurationMetadata read(Path file) {
        MetadataReading reading = new MetadataReading();
        try (AppArchive archive = AppArchive.open(file)) {
            Set<String> names =
                    Set.copyOf(
                            Stream.concat(SELECTIONS.stream(), Stream.of(SPRING_METADATA))
                                    .toList());
            archive.readEverywhere(names, resource -> reading.add(resource, file));
        } catch (IOException | IllegalArgumentException e) {
            throw AppArchive.corrupt(file, e);
        }
        return reading.metadata();
    }

    /** From the labels of a container image, where the JSON holds the visible properties only. */
    static ConfigurationMetadata ofLabels(Map<String, String> labels, String image) {
        MetadataReading reading = new MetadataReading();
        labels.forEach(reading::select);
        String text = labels.get(LONG_PREFIX + "spring-configuration-metadata.json");
        if (text != null) {
            reading.addJson(text.getBytes(StandardCharsets.UTF_8), image);
        }
        List<ConfigurationOption> options =
                options(reading.json.build(), group -> true, id -> true);
        return reading.metadata(options, options);
    }

    private void add(AppArchive.Resource resource, Path file) throws IOException {
        if (resource.name().equals(SPRING_METADATA)) {
            addJson(resource.bytes(), file.toString());
        } else {
            Properties properties = new Properties();
            properties.load(new ByteArrayInputStream(resource.bytes()));
            properties
                    .stringPropertyNames()
                    .forEach(key -> select(key, properties.getProperty(key)));
        }
    }

    /** One library's broken metadata must not hide the rest. */
    private void addJson(byte[] bytes, String where) {
        try {
            json.withJsonResource(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            log.warn("Skipped unreadable configuration metadata in {}: {}", where, e.toString());
        }
    }

    private void select(String key, String commaSeparated) {
        String shortKey = key.startsWith(LONG_PREFIX) ? key.substring(LONG_PREFIX.length()) : key;
        List<String> values =
                Arrays.stream(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
        List<String> pooled = selections.computeIfAbsent(shortKey, ignored -> new ArrayList<>());
        values.stream().filter(value -> !pooled.contains(value)).forEach(pooled::add);
    }

    private List<String> selected(String key) {
        return selections.getOrDefault(key, List.of());
    }

    private ConfigurationMetadata metadata() {
        ConfigurationMetadataRepository repository = json.build();
        Set<String> classes = Set.copyOf(selected(CLASSES));
        Set<String> names = Set.copyOf(selected(NAMES));
        return metadata(
                options(
                        repository,
                        group ->
                                !group.getSources().isEmpty()
                                        && classes.containsAll(group.getSources().keySet()),
                        names::contains),
                options(repository, group -> true, id -> true));
    }

    private ConfigurationMetadata metadata(
            List<ConfigurationOption> visible, List<ConfigurationOption> all) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        selections.forEach(
                (key, ids) -> {
                    if (key.startsWith(GROUPS)) {
                        groups.put(key.substring(GROUPS.length()), List.copyOf(ids));
                    }
                });
        return new ConfigurationMetadata(
                visible, all, selected(INBOUND), selected(OUTBOUND), groups);
    }

    private static List<ConfigurationOption> options(
            ConfigurationMetadataRepository repository,
            Predicate<ConfigurationMetadataGroup> visibleGroup,
            Predicate<String> visibleId) {
        Map<String, ConfigurationOption> byId = new LinkedHashMap<>();
        for (ConfigurationMetadataGroup group : repository.getAllGroups().values()) {
            boolean whole = visibleGroup.test(group);
            for (ConfigurationMetadataProperty property : group.getProperties().values()) {
                if ((whole || visibleId.test(property.getId())) && !removed(property)) {
                    byId.putIfAbsent(property.getId(), option(property));
                }
            }
        }
        return List.copyOf(byId.values());
    }

    private static boolean removed(ConfigurationMetadataProperty property) {
        Deprecation deprecation = property.getDeprecation();
        return deprecation != null && deprecation.getLevel() == Deprecation.Level.ERROR;
    }

    private static ConfigurationOption option(ConfigurationMetadataProperty property) {
        return new ConfigurationOption(
                property.getId(),
                property.getName(),
                property.getType(),
                property.getDescription(),
                property.getShortDescription(),
                jsonValue(property.getDefaultValue()),
                hints(property.getHints()),
                Optional.ofNullable(property.getDeprecation())
                        .map(MetadataReading::deprecation)
                        .orElse(null));
    }

    private static ConfigurationOption.Hints hints(Hints hints) {
        return new ConfigurationOption.Hints(
                valueHints(hints.getKeyHints()),
                providers(hints.getKeyProviders()),
                valueHints(hints.getValueHints()),
                providers(hints.getValueProviders()));
    }

    private static List<ConfigurationOption.ValueHint> valueHints(Collection<ValueHint> hints) {
        return hints.stream()
                .map(
                        hint ->
                                new ConfigurationOption.ValueHint(
                                        jsonValue(hint.getValue()),
                                        hint.getDescription(),
                                        hint.getShortDescription()))
                .toList();
    }

    private static List<ConfigurationOption.ValueProvider> providers(
            Collection<ValueProvider> providers) {
        return providers.stream()
                .map(
                        provider ->
                                new ConfigurationOption.ValueProvider(
                                        provider.getName(), provider.getParameters()))
                .toList();
    }

    private static ConfigurationOption.Deprecation deprecation(Deprecation deprecation) {
        return new ConfigurationOption.Deprecation(
                deprecation.getLevel() == Deprecation.Level.ERROR
                        ? ConfigurationOption.Deprecation.Level.ERROR
                        : ConfigurationOption.Deprecation.Level.WARNING,
                deprecation.getReason(),
                deprecation.getShortReason(),
                deprecation.getReplacement());
    }

    /** Arrays come as arrays; a record is compared by value, so a list. */
    private static @Nullable Object jsonValue(@Nullable Object value) {
        return value instanceof Object[] array ? Arrays.asList(array) : value;
    }
}
