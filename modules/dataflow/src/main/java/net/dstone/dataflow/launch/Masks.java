package net.dstone.dataflow.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.web.Masking;

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

    static boolean isMask(String value) {
        return value.equals(Masking.MASK);
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
