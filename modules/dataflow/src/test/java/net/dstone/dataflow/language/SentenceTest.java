package net.dstone.dataflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceTest {

    private static final Map<String, String> ENGLISH = Phrases.ENGLISH.texts();
    private static final Map<String, String> KOREAN = Phrases.KOREAN.texts();

    /** Fewer letters of its own, and a sentence would be recognised in what others say. */
    private static final int LEAST_OWN_LETTERS = 8;

    private static final Pattern KEY = Pattern.compile("Sentence\\.of\\(\\s*\"([^\"]+)\"");

    static Set<String> keys() {
        return new TreeSet<>(ENGLISH.keySet());
    }

    @Test
    void everySentenceIsInBothLanguages() {
        assertThat(KOREAN.keySet()).isEqualTo(ENGLISH.keySet());
        assertThat(KOREAN).allSatisfy((key, text) -> assertThat(text).matches("(?s).*[가-힣].*"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceTakesTheSameArgumentsInBothLanguages(String key) {
        List<Integer> english = Phrases.argumentsOf(text(ENGLISH, key));

        assertThat(english).isEqualTo(IntStream.range(0, english.size()).boxed().toList());
        assertThat(new TreeSet<>(Phrases.argumentsOf(text(KOREAN, key))))
                .isEqualTo(new TreeSet<>(english));
    }

    /** What is stored is English, and must be found again by itself and not by a sentence like it. */
    @ParameterizedTest
    @MethodSource("keys")
    void whatIsStoredInEnglishIsReadInKorean(String key) {
        Object[] arguments =
                Phrases.argumentsOf(text(ENGLISH, key)).stream().map(i -> "<" + i + ">").toArray();
        Sentence sentence = Sentence.of(key, arguments);

        Sentence read = Sentence.reading(sentence.english());

        assertThat(read.in(Locale.KOREAN)).isEqualTo(sentence.in(Locale.KOREAN));
        assertThat(read.english()).isEqualTo(sentence.english());
        assertThat(text(ENGLISH, key).replaceAll("\\{\\d}|[^A-Za-z]", "").length())
                .isGreaterThanOrEqualTo(LEAST_OWN_LETTERS);
    }

    @Test
    void aSentenceWithinASentenceIsReadAsWell() {
        assertThat(
                        Sentence.reading(
                                        "Could not be launched: Given up after 3 attempts to launch it")
                                .in(Locale.KOREA))
                .isEqualTo("실행하지 못했습니다: 3번 시도한 뒤 실행을 포기했습니다");
        assertThat(
                        Sentence.of("run.not-launched", Sentence.of("run.given-up", 1234))
                                .in(Locale.KOREAN))
                .isEqualTo("실행하지 못했습니다: 1234번 시도한 뒤 실행을 포기했습니다");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"org.x.BillException: $1 {0} it's", "''", "The program ended with"})
    void whatNobodyKnowsStaysAsItIs(String text) {
        assertThat(Sentence.reading(text).in(Locale.KOREAN)).isEqualTo(text);
        assertThat(Sentence.verbatim(text).in(Locale.KOREAN)).isEqualTo(text);
        assertThat(Sentence.of("run.not-launched", text).in(Locale.KOREAN)).endsWith(": " + text);
    }

    @Test
    void otherLanguagesAreToldInEnglish() {
        assertThat(Sentence.of("run.exit-code", 7).in(Locale.FRENCH))
                .isEqualTo("The program ended with exit code 7");
    }

    @Test
    void aSentenceThatIsInNoBundleIsAMistake() {
        assertThatThrownBy(() -> Sentence.of("run.nonsense").english())
                .hasMessageContaining("run.nonsense");
    }

    /** Otherwise it would be found out when somebody needs it. */
    @Test
    void everySentenceThatIsSaidIsThere() throws IOException {
        Set<String> said =
                KEY.matcher(sources("src/main/java"))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(said).hasSizeGreaterThan(20);
        assertThat(ENGLISH.keySet()).containsAll(said);
    }

    /** Those of modules that know no languages are recognised by their words. */
    @Test
    void everySentenceOfOthersIsStillWordedAsItIsRecognised() throws IOException {
        String sources =
                sources(
                                "src/main/java",
                                "../platform-local/src/main/java",
                                "../artifacts/src/main/java")
                        .replaceAll("\"\\s*\\+\\s*\"", "")
                        .replace("%%", "%");
        Set<String> said =
                KEY.matcher(sources)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ENGLISH)
                .allSatisfy(
                        (key, text) -> {
                            if (!said.contains(key) && !key.matches("run\\.(not-started|ran).*")) {
                                assertThat(text.split("\\{\\d}|\\. Details: "))
                                        .as(key)
                                        .allSatisfy(
                                                part ->
                                                        assertThat(sources.contains(part))
                                                                .isTrue());
                            }
                        });
    }

    private static String text(Map<String, String> texts, String key) {
        return Objects.requireNonNull(texts.get(key));
    }

    private static String sources(String... folders) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }
}
