package net.dstone.skipper.release;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.Template;
import net.dstone.skipper.packages.StandardTemplate;
import net.dstone.skipper.packages.YamlText;
import org.jspecify.annotations.Nullable;

/** Makes the manifest of a package and values: values are merged, then put into the templates. */
final class ManifestRendering {

    /** One that YAML would not take for the beginning of an escape. */
    private static final Pattern LONE_BACKSLASH =
            Pattern.compile("(?<!\\\\)\\\\(?![\\\\0abtnvfreN_LP\\s\"])");

    /** Values are maps, lists and text; templates must not reach the methods of what holds them. */
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler()
                    .withCollector(
                            new BasicCollector() {
                                @Override
                                public <K, V> Map<K, V> createFetcherCache() {
                                    return new ConcurrentHashMap<>();
                                }
                            });

    private ManifestRendering() {}

    /**
     * @param overrides over the package's own values
     * @throws SkipperException if values or templates are not what they should be
     */
    static String render(Pkg pkg, @Nullable ConfigValues overrides) {
        Map<String, Object> given =
                YamlText.map(overrides == null ? null : overrides.raw(), "configValues");
        List<Map<String, Object>> documents = new ArrayList<>();
        render(pkg, values(pkg, given), documents);
        return YamlText.quoted(documents);
    }

    /** The overrides of a release after another change: the later ones win. */
    static @Nullable ConfigValues merge(
            @Nullable ConfigValues earlier, @Nullable ConfigValues later) {
        String before = text(earlier);
        String after = text(later);
        if (before.isBlank()) {
            return later;
        }
        return after.isBlank()
                ? earlier
                : new ConfigValues(
                        YamlText.plain(
                                merge(
                                        YamlText.map(before, "configValues"),
                                        YamlText.map(after, "configValues"))));
    }

    private static String text(@Nullable ConfigValues values) {
        return values == null || values.raw() == null ? "" : values.raw();
    }

    /** All values a package's templates see; those of a dependency under its name. */
    static Map<String, Object> values(Pkg pkg, Map<String, Object> overrides) {
        Map<String, Object> own =
                YamlText.map(
                        pkg.configValues() == null ? null : pkg.configValues().raw(),
                        "values.yml of package " + name(pkg));
        Map<String, Object> values = merge(own, overrides);
        if (!pkg.dependencies().isEmpty()) {
            values.entrySet()
                    .removeIf(
                            entry ->
                                    !(entry.getValue() instanceof Map)
                                            && !(entry.getValue() instanceof List)
                                            && !own.containsKey(entry.getKey()));
        }
        for (Pkg dependency : pkg.dependencies()) {
            String dependencyName = name(dependency);
            values.put(dependencyName, values(dependency, section(values, dependencyName)));
        }
        return values;
    }

    private static Map<String, Object> section(Map<String, Object> values, String name) {
        Object section = values.get(name);
        return section instanceof Map ? YamlText.asMap(section) : new LinkedHashMap<>();
    }

    /** Maps are merged, lists joined, anything else is replaced. */
    private static Map<String, Object> merge(
            Map<String, Object> defaults, Map<String, Object> overrides) {
        Map<String, Object> merged = new LinkedHashMap<>(defaults);
        overrides.forEach(
                (key, value) -> {
                    Object present = merged.get(key);
                    if (present instanceof Map && value instanceof Map) {
                        merged.put(key, merge(YamlText.asMap(present), YamlText.asMap(value)));
                    } else if (present instanceof List<?> list && value instanceof List<?> more) {
                        Set<@Nullable Object> joined = new LinkedHashSet<>(list);
                        joined.addAll(more);
                        merged.put(key, new ArrayList<>(joined));
                    } else {
                        merged.put(key, value);
                    }
                });
        return merged;
    }

    private static void render(
            Pkg pkg, Map<String, Object> values, List<Map<String, Object>> documents) {
        for (Template template : pkg.templates()) {
            if (StandardTemplate.is(template)) {
                documents.add(StandardTemplate.render(template, values));
            } else {
                documents.addAll(render(template, name(pkg), values));
            }
        }
        for (Pkg dependency : pkg.dependencies()) {
            render(dependency, section(values, name(dependency)), documents);
        }
    }

    private static List<Map<String, Object>> render(
            Template template, String packageName, Map<String, Object> values) {
        String what = "Template %s of package %s".formatted(template.name(), packageName);
        String text;
        try {
            text = MUSTACHE.compile(template.data()).execute(withDoubledBackslashes(values));
        } catch (MustacheException exception) {
            throw new SkipperException(
                    "%s cannot be filled: %s".formatted(what, exception.getMessage()), exception);
        }
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document : YamlText.documents(text, what + ", filled with values,")) {
            if (document instanceof Map) {
                documents.add(YamlText.asMap(document));
            } else if (document != null) {
                throw new SkipperException("%s does not become a YAML map".formatted(what));
            }
        }
        return documents;
    }

    /** Templates put values into double quotes, where a backslash begins an escape or must be doubled. */
    private static Object withDoubledBackslashes(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> doubled = new LinkedHashMap<>();
                map.forEach(
                        (key, entry) -> {
                            if (entry != null) {
                                doubled.put(String.valueOf(key), withDoubledBackslashes(entry));
                            }
                        });
                yield doubled;
            }
            case List<?> list ->
                    list.stream()
                            .filter(entry -> entry != null)
                            .map(ManifestRendering::withDoubledBackslashes)
                            .toList();
            case String text -> LONE_BACKSLASH.matcher(text).replaceAll("\\\\\\\\");
            default -> value;
        };
    }

    private static String name(Pkg pkg) {
        PackageMetadata metadata = pkg.metadata();
        return String.valueOf(metadata.name());
    }
}
