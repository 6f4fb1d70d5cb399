package net.dstone.dsl.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dstone.dsl.AppType;
import net.dstone.dsl.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamApplicationTest {

    private static final String INPUT = "spring.cloud.stream.bindings.input.";
    private static final String OUTPUT = "spring.cloud.stream.bindings.output.";

    private static List<StreamApplication> applications(String text) {
        return StreamDefinition.parse("s", text).applications();
    }

    @ParameterizedTest
    @MethodSource
    void findsTheTypeByThePlace(String text, String types) {
        String found =
                applications(text).stream()
                        .map(app -> app.registeredName() + ":" + app.type().wireName())
                        .collect(Collectors.joining(" "));

        assertThat(found).isEqualTo(types);
    }

    static Stream<Arguments> findsTheTypeByThePlace() {
        return Table.of(
                """
                a => a:app
                a || b => a:app b:app
                a | b => a:source b:sink
                a | b | c => a:source b:processor c:sink
                :x > a => a:sink
                a > :x => a:source
                :x > a > :y => a:processor
                :x > a | b => a:processor b:sink
                a | b > :y => a:source b:processor
                :x > :y => bridge:processor
                """);
    }

    @Test
    void bindsNeighboursByTheNameOfTheOneThatSends() {
        assertThat(applications("l: http | log"))
                .containsExactly(
                        new StreamApplication(
                                "l",
                                "http",
                                AppType.SOURCE,
                                Map.of(
                                        OUTPUT + "destination",
                                        "s.l",
                                        OUTPUT + "producer.requiredGroups",
                                        "s")),
                        new StreamApplication(
                                "log",
                                "log",
                                AppType.SINK,
                                Map.of(INPUT + "destination", "s.l", INPUT + "group", "s")));
    }

    @Test
    void bindsToDestinations() {
        assertThat(applications(":foo > transform > :bar").getFirst().properties())
                .isEqualTo(
                        Map.of(
                                INPUT + "destination",
                                "foo",
                                INPUT + "group",
                                "s",
                                OUTPUT + "destination",
                                "bar"));
        assertThat(applications(":foo --group=g1 > log").getFirst().properties())
                .containsEntry(INPUT + "group", "g1");
    }

    @Test
    void unboundApplicationsHaveOnlyTheirArguments() {
        assertThat(applications("a --x=1 || b"))
                .extracting(StreamApplication::properties)
                .containsExactly(Map.of("x", "1"), Map.of());
    }

    @Test
    void ofAnArgumentGivenTwiceTheLastCounts() {
        assertThat(applications("a --x=1 --x=2").getFirst().properties())
                .isEqualTo(Map.of("x", "2"));
    }

    @Test
    void contentTypesHaveShortNames() {
        assertThat(applications("a --inputType=x/y --outputType=z").getFirst().properties())
                .isEqualTo(Map.of(INPUT + "contentType", "x/y", OUTPUT + "contentType", "z"));
    }

    @Test
    void aBlankValueIsMarked() {
        assertThat(applications("a --x='' --y=' '").getFirst().properties())
                .isEqualTo(Map.of("x", "\\\"\\\"", "y", "\\\"\\\""));
    }

    @ParameterizedTest
    @MethodSource
    void rewritesADefinitionFromItsApplications(String text, String rewritten) {
        assertThat(StreamDefinition.ofApplications("s", applications(text)).text())
                .isEqualTo(rewritten);
    }

    static Stream<Arguments> rewritesADefinitionFromItsApplications() {
        return Table.of(
                """
                time --x='a b' | log => time --x='a b' | log
                l: time | log > :bar => l: time | log > :bar
                :s.time > log => :s.time > log
                :foo > :bar => :foo > :bar
                :foo --group=g1 > l: log => :foo --group=g1 > l: log
                :foo --group=s > log => :foo > log
                a || b --x='' => a || b --x=''
                time => time
                """);
    }
}
