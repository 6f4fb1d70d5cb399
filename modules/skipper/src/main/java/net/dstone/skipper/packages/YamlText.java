package net.dstone.skipper.packages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.dstone.skipper.SkipperException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML of packages and manifests. Numbers and dates are kept as the text they were written as: all they
 * become in the end is text, and a version {@code 1.10} must not turn into {@code 1.1}.
 */
public final class YamlText {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 50;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_NODES = 100_000;
    private static final long MOST_LETTERS = 4L * LARGEST;

    private YamlText() {}

    /**
     * A document that is a map; an empty one for no text.
     *
     * @param what is read, for people: {@code values.yml of package log}
     * @throws SkipperException if it is none
     */
    public static Map<String, Object> map(@Nullable String yaml, String what) {
        if (yaml == null || yaml.isBlank()) {
            return new LinkedHashMap<>();
        }
        List<@Nullable Object> documents = documents(yaml, what);
        @Nullable Object first = documents.isEmpty() ? null : documents.getFirst();
        if (documents.size() > 1 || (first != null && !(first instanceof Map))) {
            throw new SkipperException("%s is not a YAML map".formatted(what));
        }
        return first == null ? new LinkedHashMap<>() : asMap(first);
    }

    /**
     * All documents of a text.
     *
     * @throws SkipperException if it is no YAML
     */
    public static List<@Nullable Object> documents(String yaml, String what) {
        try {
            List<@Nullable Object> documents = new ArrayList<>();
            for (Object document : yaml(DumperOptions.ScalarStyle.PLAIN).loadAll(yaml)) {
                documents.add(document);
            }
            new Budget(what).spend(documents, 0);
            return documents;
        } catch (YAMLException exception) {
            // Its message quotes the text, which may hold secrets.
            throw new SkipperException("%s is not YAML%s".formatted(what, place(exception)));
        }
    }

    private static String place(YAMLException exception) {
        return exception instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? ", see line %d, column %d"
                        .formatted(
                                marked.getProblemMark().getLine() + 1,
                                marked.getProblemMark().getColumn() + 1)
                : "";
    }

    /** In the way people write it. */
    public static String plain(Map<String, Object> map) {
        return yaml(DumperOptions.ScalarStyle.PLAIN).dump(map);
    }

    /** Each document with all keys and values in double quotes, as manifests are stored. */
    public static String quoted(List<Map<String, Object>> documents) {
        return yaml(DumperOptions.ScalarStyle.DOUBLE_QUOTED)
                .dumpAll(documents.stream().map(YamlText::allText).iterator());
    }

    /** A map of text keys, from one that was read. */
    public static Map<String, Object> asMap(Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** What has no value is left out: a quoted nothing would be read as a text. */
    private static Object allText(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> text = new LinkedHashMap<>();
                map.forEach(
                        (key, entry) -> {
                            if (entry != null) {
                                text.put(String.valueOf(key), allText(entry));
                            }
                        });
                yield text;
            }
            case List<?> list ->
                    list.stream().filter(entry -> entry != null).map(YamlText::allText).toList();
            default -> String.valueOf(value);
        };
    }

    /**
     * Limits what a text unfolds to: an alias costs a few letters and stands for all it names, even for what
     * it stands in, and whoever goes through the document goes through all of that.
     */
    private static final class Budget {

        private final String what;
        private int nodes = MOST_NODES;
        private long letters = MOST_LETTERS;

        private Budget(String what) {
            this.what = what;
        }

        private void spend(@Nullable Object value, int depth) {
            // One more for the list of documents.
            if (--nodes < 0 || depth > DEEPEST + 1) {
                throw new SkipperException(
                        "%s has more than %d values, or is nested in itself"
                                .formatted(what, MOST_NODES));
            }
            switch (value) {
                case Map<?, ?> map ->
                        map.forEach(
                                (key, entry) -> {
                                    spend(key, depth + 1);
                                    spend(entry, depth + 1);
                                });
                case Collection<?> many -> many.forEach(entry -> spend(entry, depth + 1));
                case Object[] pair -> spend(Arrays.asList(pair), depth + 1);
                case String text -> {
                    letters -= text.length();
                    if (letters < 0) {
                        throw new SkipperException(
                                "%s unfolds to more than %d letters".formatted(what, MOST_LETTERS));
                    }
                }
                case null, default -> {
                    // A truth value, or nothing.
                }
            }
        }
    }

    private static Yaml yaml(DumperOptions.ScalarStyle style) {
        LoaderOptions loading = new LoaderOptions();
        loading.setCodePointLimit(LARGEST);
        loading.setNestingDepthLimit(DEEPEST);
        loading.setMaxAliasesForCollections(MOST_ALIASES);
        DumperOptions dumping = new DumperOptions();
        dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        dumping.setDefaultScalarStyle(style);
        dumping.setSplitLines(false);
        return new Yaml(
                new SafeConstructor(loading),
                new Representer(dumping),
                dumping,
                loading,
                new FewTypes());
    }

    /** Knows truth values, nothing, and merging; all else is text. */
    private static final class FewTypes extends Resolver {

        private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, TRUTH, "tTfF");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
