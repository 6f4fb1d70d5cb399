package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTextTest {

    static Stream<Arguments> propertyTexts() {
        return Stream.of(
                Arguments.of("", Map.of()),
                Arguments.of(" ", Map.of()),
                Arguments.of("app.a.x=1", Map.of("app.a.x", "1")),
                Arguments.of(
                        "app.a.x=1,deployer.a.y=2", Map.of("app.a.x", "1", "deployer.a.y", "2")),
                Arguments.of(
                        "app.a.x = 1 , version.a = 2", Map.of("app.a.x", "1", "version.a", "2")),
                Arguments.of("app.a.x=1,2,3", Map.of("app.a.x", "1,2,3")),
                Arguments.of("app.a.x=k=v,l=w", Map.of("app.a.x", "k=v,l=w")),
                Arguments.of("app.a.x=1,application", Map.of("app.a.x", "1,application")),
                Arguments.of("app.a.x=,app.a.y=2", Map.of("app.a.x", "", "app.a.y", "2")),
                Arguments.of("app.a.x=1,app.a.x=2", Map.of("app.a.x", "2")),
                Arguments.of("--app.a.x=1", Map.of("app.a.x", "1")),
                Arguments.of(
                        "scheduler.cron.expression=0 0 * * *",
                        Map.of("scheduler.cron.expression", "0 0 * * *")),
                Arguments.of(
                        "spring.cloud.dataflow.task.platformName=two",
                        Map.of("spring.cloud.dataflow.task.platformName", "two")));
    }

    @ParameterizedTest
    @MethodSource("propertyTexts")
    void propertiesAreSplitAtCommasThatBeginAProperty(String text, Map<String, String> expected) {
        assertThat(LaunchText.properties(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "foo.bar=1", ",app.a.x=1", "app.a.x"})
    void aTextThatDoesNotBeginWithAPropertyIsRefused(String text) {
        assertThatThrownBy(() -> LaunchText.properties(text))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining(text.split("[,=]")[0]);
    }

    @Test
    void aRefusedPropertyIsNamedWithoutItsValue() {
        assertThatThrownBy(() -> LaunchText.properties("foo.password=sesame"))
                .hasMessageContaining("foo.password")
                .hasMessageNotContaining("sesame");
    }

    static Stream<Arguments> argumentTexts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("--verbose", List.of()),
                Arguments.of("--a=1", List.of("--a=1")),
                Arguments.of("--a=1  --b=2 ", List.of("--a=1", "--b=2")),
                Arguments.of("--a=1 more words --b=2", List.of("--a=1 more words", "--b=2")),
                Arguments.of("first --b=2", List.of("first", "--b=2")),
                Arguments.of("--a=\"x y\" --b=2", List.of("--a=\"x y\"", "--b=2")),
                Arguments.of("--a=\"x\" --b=2", List.of("--a=\"x\"", "--b=2")),
                Arguments.of("--a=\"x y=z\"", List.of("--a=\"x y=z\"")),
                Arguments.of("--a=\" x\"", List.of("--a=\" x\"")),
                Arguments.of("--a=\"never closed", List.of("--a=\"never closed")),
                // As recorded from SCDF 2.11.5.
                Arguments.of(
                        "--foo=bar --baz=\"x y\" plain",
                        List.of("--foo=bar", "--baz=\"x y\"", "plain")));
    }

    @ParameterizedTest
    @MethodSource("argumentTexts")
    void argumentsAreSplitAtBlanksOutsideOfQuotes(String text, List<String> expected) {
        assertThat(LaunchText.arguments(text)).isEqualTo(expected);
    }

    @Test
    void nothingGivenIsNothing() {
        assertThat(LaunchText.properties(null)).isEmpty();
        assertThat(LaunchText.arguments(null)).isEmpty();
    }
}
