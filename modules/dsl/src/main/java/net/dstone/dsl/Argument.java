package net.dstone.dsl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code --name=value} of an application or a destination.
 *
 * @param name dotted name, without the leading hyphens
 * @param value the value meant, with the quotes that only delimit it removed; may be empty
 */
public record Argument(String name, String value) {

    /** Arguments as a map in their order; of a name given twice the last value counts. */
    public static Map<String, String> toMap(List<Argument> arguments) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            map.put(argument.name, argument.value);
        }
        return Collections.unmodifiableMap(map);
    }

    /** The entries of a map as arguments, in the map's order. */
    public static List<Argument> listOf(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> new Argument(entry.getKey(), entry.getValue()))
                .toList();
    }
}
