package net.dstone.dataflow.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Something said to people, which each of them gets in the language asked for. */
public sealed interface Sentence {

    /** In English for languages there is no text in. */
    String in(Locale language);

    /** As it is stored, logged and told to SCDF's clients. */
    default String english() {
        return in(Locale.ENGLISH);
    }

    /**
     * @param key of the bundles
     * @param arguments for {@code {0}} and so on, which may be sentences themselves
     */
    static Sentence of(String key, Object... arguments) {
        return new Phrase(
                key,
                Stream.of(arguments)
                        .map(
                                argument ->
                                        argument instanceof Sentence sentence
                                                ? sentence
                                                : new Verbatim(String.valueOf(argument)))
                        .toList());
    }

    /** Words of others, such as a program's own, which are the same in every language. */
    static Sentence verbatim(String text) {
        return new Verbatim(text);
    }

    /**
     * An English text that was stored, or comes from a module that knows no languages. One the bundles have
     * is translated, any other stays as it is.
     */
    static Sentence reading(String text) {
        return new Read(text);
    }

    /**
     * @param key of the bundles
     */
    record Phrase(String key, List<Sentence> arguments) implements Sentence {

        public Phrase {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String in(Locale language) {
            return Phrases.of(language)
                    .text(key, arguments.stream().map(argument -> argument.in(language)).toList());
        }
    }

    record Verbatim(String text) implements Sentence {

        @Override
        public String in(Locale language) {
            return text;
        }
    }

    record Read(String text) implements Sentence {

        @Override
        public String in(Locale language) {
            Phrases phrases = Phrases.of(language);
            return phrases == Phrases.ENGLISH
                    ? text
                    : Phrases.ENGLISH.find(text).map(found -> found.in(language)).orElse(text);
        }
    }
}
