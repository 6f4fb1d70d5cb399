package net.dstone.dataflow.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides values that must not be shown, stored in manifests or logged. Which ones is SCDF's rule, by key;
 * and Spring's JSON of many properties at once, as some of them may be secrets. Options of a Java machine are
 * one value of many words, which SCDF shows; here those with a sensitive key are hidden.
 */
public final class Masking {

    public static final String MASK = "******";

    private static final List<String> SENSITIVE_ENDINGS =
            List.of(
                    "username",
                    "password",
                    "secret",
                    "key",
                    "token",
                    "url",
                    "vcap_services",
                    "spring_application_json",
                    "spring.application.json");

    private static final List<String> JAVA_OPTIONS =
            List.of("javaopts", "javatooloptions", "jdkjavaoptions");

    private static final Pattern WORD = Pattern.compile("\\S+");

    private Masking() {}

    /**
     * Whether values under this key are hidden, in any letter case. The type that Spring Batch lets a job
     * parameter's name end with, as in {@code password(string)}, is no part of the name.
     */
    public static boolean isSensitive(String key) {
        String lower = key.toLowerCase(Locale.ROOT).replaceFirst("\\([a-z]+\\)$", "");
        return lower.contains("credentials")
                || SENSITIVE_ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Whether the value under this key is options of a Java machine, in any of the spellings in use. */
    public static boolean isJavaOptions(String key) {
        String uniform = key.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
        return JAVA_OPTIONS.stream().anyMatch(uniform::endsWith);
    }

    /**
     * The value, or {@value #MASK} when its key is sensitive; an empty value stays as it is. Of options of a
     * Java machine those with a sensitive key are hidden.
     */
    public static String mask(String key, String value) {
        if (value.isBlank()) {
            return value;
        }
        if (isSensitive(key)) {
            return MASK;
        }
        return isJavaOptions(key)
                ? WORD.matcher(value)
                        .replaceAll(word -> Matcher.quoteReplacement(maskArgument(word.group())))
                : value;
    }

    /** A copy with sensitive values hidden; what was stored as JSON may hold null, which is left out. */
    public static Map<String, String> maskTexts(Map<String, ? extends @Nullable String> values) {
        Map<String, String> masked = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (value != null) {
                        masked.put(key, mask(key, value));
                    }
                });
        return masked;
    }

    /** A copy with sensitive values hidden, whatever they are, also in nested maps and lists. */
    public static Map<String, @Nullable Object> mask(Map<String, ?> values) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        values.forEach((key, value) -> masked.put(key, maskValue(key, value)));
        return masked;
    }

    /** The argument {@code --password=x} as {@code --password=******}; the key is what stands before the first {@code =}. */
    public static String maskArgument(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 0) {
            return argument;
        }
        String key = argument.substring(0, equals);
        return key + "=" + mask(key, argument.substring(equals + 1));
    }

    private static @Nullable Object maskValue(String key, @Nullable Object value) {
        return maskValue(key, isSensitive(key), value);
    }

    /** Of lists and maps the shape is kept; what stands anywhere below a sensitive key is hidden. */
    private static @Nullable Object maskValue(
            String key, boolean sensitive, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> nested -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                nested.forEach(
                        (nestedKey, nestedValue) -> {
                            String name = String.valueOf(nestedKey);
                            copy.put(
                                    name,
                                    maskValue(name, sensitive || isSensitive(name), nestedValue));
                        });
                yield copy;
            }
            case Collection<?> several -> {
                List<@Nullable Object> copy = new ArrayList<>();
                several.forEach(one -> copy.add(maskValue(key, sensitive, one)));
                yield copy;
            }
            case String text when text.isBlank() -> text;
            case String text when !sensitive -> mask(key, text);
            default -> sensitive ? MASK : value;
        };
    }
}
