package net.dstone.dataflow.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of one language. Only {@code {0}} to {@code {9}} mean something in them, so that an
 * apostrophe is an apostrophe, which it is not in a {@link java.text.MessageFormat}.
 */
final class Phrases {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    static final Phrases ENGLISH = new Phrases("messages.properties");
    static final Phrases KOREAN = new Phrases("messages_ko.properties");

    private final Map<String, String> texts;

    /** The ones with the most words of their own first: others may fit what is said in more of them. */
    private final List<Known> known;

    private Phrases(String file) {
        this.texts = read(file);
        this.known =
                texts.entrySet().stream()
                        .map(entry -> Known.of(entry.getKey(), entry.getValue()))
                        .sorted(
                                Comparator.comparing(Known::ownLength)
                                        .reversed()
                                        .thenComparing(Known::key))
                        .toList();
    }

    static Phrases of(Locale language) {
        return language.getLanguage().equals(Locale.KOREAN.getLanguage()) ? KOREAN : ENGLISH;
    }

    /** Every sentence by its key. */
    Map<String, String> texts() {
        return texts;
    }

    String text(String key, List<String> arguments) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no sentence '%s'".formatted(key));
        }
        return ARGUMENT.matcher(text)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        arguments.get(Integer.parseInt(match.group(1)))));
    }

    /** The sentence that reads like this. What was filled in is looked up as well. */
    Optional<Sentence> find(String text) {
        return known.stream().flatMap(one -> one.find(text).stream()).findFirst();
    }

    /** The numbers of the arguments in the order of the text. */
    static List<Integer> argumentsOf(String text) {
        return ARGUMENT.matcher(text).results().map(match -> number(match)).toList();
    }

    private static int number(MatchResult match) {
        return Integer.parseInt(match.group(1));
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(Phrases.class.getResourceAsStream(file)),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return Map.copyOf(texts);
    }

    /**
     * A sentence as it is recognised.
     *
     * @param ownLength of the text without its arguments
     * @param arguments the numbers of the groups
     */
    private record Known(String key, Pattern pattern, int ownLength, List<Integer> arguments) {

        static Known of(String key, String text) {
            List<Integer> arguments = argumentsOf(text);
            String[] own = ARGUMENT.split(text, -1);
            List<String> quoted = new ArrayList<>();
            int ownLength = 0;
            for (String part : own) {
                quoted.add(Pattern.quote(part));
                ownLength += part.length();
            }
            return new Known(
                    key,
                    Pattern.compile(
                            quoted.stream().collect(Collectors.joining("(.*?)")), Pattern.DOTALL),
                    ownLength,
                    arguments);
        }

        Optional<Sentence> find(String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Object[] found = new Object[arguments.size()];
            for (int group = 0; group < found.length; group++) {
                found[arguments.get(group)] = Sentence.reading(matcher.group(group + 1));
            }
            return Optional.of(Sentence.of(key, found));
        }
    }
}
