package net.dstone.dataflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "bill, bill, true",
        "bill, bills, false",
        "bill*, bill, true",
        "bill*, billing, true",
        "bill*, handbill, false",
        "*bill, handbill, true",
        "*bill, billing, false",
        "b*ing, billing, true",
        "b*ing, b.ing, true",
        "b*ing, bing, true",
        "bi*ing, bing, false",
        "*ll*g*, billing, true",
        "*ll*x*, billing, false",
        "a*a, a, false",
        "a*a*a, aa, false",
        "a**b, a b, true",
        "a.c*, abc, false",
        "*, '', true",
    })
    void starsStandForAnyText(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void manyStarsTakeNoLongerThanFew() {
        NamePattern pattern = NamePattern.of("*a".repeat(50) + "*b");
        String name = "a".repeat(10_000);

        assertThatNoException()
                .isThrownBy(
                        () ->
                                assertTimeoutPreemptively(
                                        Duration.ofSeconds(20),
                                        () -> assertThat(pattern.matches(name)).isFalse()));
    }
}
