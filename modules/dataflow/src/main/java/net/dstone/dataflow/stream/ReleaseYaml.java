package net.dstone.dataflow.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.web.Masking;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.SkipperException.Kind;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** YAML as Skipper writes and reads it. */
final class ReleaseYaml {

    private static final Set<String> RESOURCES = Set.of("resource", "resourceMetadata");

    private ReleaseYaml() {}

    static String write(Map<String, ?> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        options.setSplitLines(false);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options)
                .dump(document);
    }

    /**
     * @throws SkipperException if it is no YAML of maps
     */
    static List<Map<String, @Nullable Object>> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(64 * 1024 * 1024);
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        try {
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
                if (document != null) {
                    documents.add(map(document));
                }
            }
        } catch (YAMLException exception) {
            // Its message quotes the text, which may hold secrets.
            throw new SkipperException(Kind.FAILED, "What Skipper keeps of the release is no YAML");
        }
        return documents;
    }

    private static Map<String, @Nullable Object> map(Object document) {
        if (!(document instanceof Map<?, ?> map)) {
            throw new SkipperException(Kind.FAILED, "What Skipper keeps of the release is no map");
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** The same documents without secrets; as it is when there is nothing to hide. */
    static String masked(String text) {
        List<Map<String, @Nullable Object>> documents = read(text);
        List<Map<String, @Nullable Object>> masked =
                documents.stream()
                        .<Map<String, @Nullable Object>>map(
                                document -> withMaskedResources(Masking.mask(document)))
                        .toList();
        return masked.equals(documents)
                ? text
                : masked.stream().map(ReleaseYaml::write).collect(Collectors.joining("---\n"));
    }

    /** Programs may be fetched with a password that stands in their address. */
    private static Map<String, @Nullable Object> withMaskedResources(
            Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        values.forEach(
                (key, value) ->
                        masked.put(
                                key,
                                switch (value) {
                                    case Map<?, ?> section -> withMaskedResources(map(section));
                                    case String text when RESOURCES.contains(key) ->
                                            maskedResource(text);
                                    case null, default -> value;
                                }));
        return masked;
    }

    /** Where a program is, as it may be shown. */
    static String maskedResource(String resource) {
        boolean coordinates = resource.startsWith("maven:") || resource.startsWith("docker:");
        return coordinates || resource.isBlank() ? resource : AppRegistration.masked(resource);
    }

    /**
     * Values as templates need them: they set each between double quotes, so a quote within must be
     * escaped. One that is escaped already stays.
     */
    static Map<String, String> escape(Map<String, String> values) {
        Map<String, String> escaped = new LinkedHashMap<>();
        values.forEach((key, value) -> escaped.put(key, value.replaceAll("(?<!\\\\)\"", "\\\\\"")));
        return escaped;
    }
}
