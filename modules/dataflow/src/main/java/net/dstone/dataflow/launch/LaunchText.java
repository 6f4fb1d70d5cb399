package net.dstone.dataflow.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Properties and arguments of a launch as clients write them into one text. The rules are SCDF's. */
final class LaunchText {

    private static final Pattern STARTS_PROPERTY =
            Pattern.compile(
                    "\\s*(--)?(deployer|app|version|scheduler|spring\\.cloud\\.dataflow\\.task).*",
                    Pattern.DOTALL);

    private LaunchText() {}

    /**
     * Reads {@code key=value,key=value}. A value may contain commas: what does not look like a property
     * of its own belongs to the value before it.
     *
     * @throws InvalidLaunchException if the text does not begin with a property
     */
    static Map<String, String> properties(@Nullable String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (text == null || text.isBlank()) {
            return properties;
        }
        for (String pair : pairs(text)) {
            int equals = pair.indexOf('=');
            String key = pair.substring(0, equals).strip();
            properties.put(
                    key.startsWith("--") ? key.substring(2) : key,
                    pair.substring(equals + 1).strip());
        }
        return properties;
    }

    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        for (String segment : text.split(",", -1)) {
            if (segment.contains("=") && STARTS_PROPERTY.matcher(segment).matches()) {
                pairs.add(segment);
            } else if (pairs.isEmpty()) {
                throw InvalidLaunchException.unknownKey(segment.split("=", 2)[0].strip());
            } else {
                pairs.add(pairs.removeLast() + "," + segment);
            }
        }
        return pairs;
    }

    /**
     * Splits arguments at blanks. A word without {@code =} belongs to the argument before it, and {@code
     * key="…"} goes on to the closing quote; the quotes stay. A text without any {@code =} has no
     * arguments at all.
     */
    static List<String> arguments(@Nullable String text) {
        List<String> arguments = new ArrayList<>();
        if (text == null || !text.contains("=")) {
            return arguments;
        }
        List<String> words = List.of(text.strip().split("\\s+"));
        boolean afterQuotes = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int end = word.contains("=\"") ? closingQuote(words, i) : -1;
            if (end >= 0) {
                arguments.add(String.join(" ", words.subList(i, end + 1)));
                i = end;
                afterQuotes = true;
            } else if (word.contains("=") || arguments.isEmpty() || afterQuotes) {
                arguments.add(word);
                afterQuotes = false;
            } else {
                arguments.add(arguments.removeLast() + " " + word);
            }
        }
        return arguments;
    }

    /** The word that ends what opens with {@code ="} in the word at the given place, or -1. */
    private static int closingQuote(List<String> words, int start) {
        for (int i = start; i < words.size(); i++) {
            String word = words.get(i);
            boolean onlyOpens = i == start && word.endsWith("=\"");
            if (word.endsWith("\"") && !onlyOpens) {
                return i;
            }
        }
        return -1;
    }
}
