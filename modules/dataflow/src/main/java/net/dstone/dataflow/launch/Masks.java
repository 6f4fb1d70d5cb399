package net.dstone.dataflow.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.web.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Hidden values of a launch, there and back: what is shown carries {@value Masking#MASK}, and a client
 * that sends this back means the value it stands for.
 */
final class Masks {

    private Masks() {}

    static Map<String, String> mask(Map<String, String> properties) {
        Map<String, String> masked = new LinkedHashMap<>();
        properties.forEach((key, value) -> masked.put(key, Masking.mask(key, value)));
        return masked;
    }

    static List<String> mask(List<String> arguments) {
        return arguments.stream().map(Masking::maskArgument).toList();
    }

    /** Whether the value, or a word of a Java machine's options, is hidden. */
    static boolean isMasked(String key, String value) {
        return isMask(value)
                || (Masking.isJavaOptions(key)
                        && words(value).stream()
                                .anyMatch(word -> word.endsWith("=" + Masking.MASK)));
    }

    private static boolean isMask(String value) {
        return value.equals(Masking.MASK);
    }

    private static List<String> words(String value) {
        return List.of(value.strip().split("\\s+"));
    }

    /**
     * A masked value with what was behind the mask. Options of a Java machine may be changed beside the
     * hidden ones.
     *
     * @param before the value of the same key before
     * @throws InvalidLaunchException if that is not known
     */
    static String unmask(String key, String value, @Nullable String before) {
        if (before == null) {
            throw unknown(key);
        }
        return isMask(value) ? before : String.join(" ", unmask(words(value), words(before)));
    }

    /**
     * The arguments with masked values replaced by those of the same key before.
     *
     * @throws InvalidLaunchException if there was none
     */
    static List<String> unmask(List<String> arguments, List<String> before) {
        List<String> unmasked = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || !isMask(argument.substring(equals + 1))) {
                unmasked.add(argument);
                continue;
            }
            String key = argument.substring(0, equals + 1);
            unmasked.add(
                    before.stream()
                            .filter(
                                    old ->
                                            old.startsWith(key)
                                                    && !isMask(old.substring(key.length())))
                            .findFirst()
                            .orElseThrow(() -> unknown(argument.substring(0, equals))));
        }
        return unmasked;
    }

    static InvalidLaunchException unknown(String key) {
        return new InvalidLaunchException(
                "The value of '%s' is masked and the value behind the mask is not known any more: give it anew"
                        .formatted(key));
    }
}
