package net.dstone.dataflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "bill, bill, true",
        "bill, billing, false",
        "bill*, billing, true",
        "bill*, bill, true",
        "bill*, Billing, false",
        "*ing, billing, true",
        "*ing, ing, true",
        "b*l*g, billing, true",
        "b*l*l*l*g, billing, false",
        "aba*aba, aba, false",
        "aba*aba, ababa, false",
        "a*b*b, ab, false",
        "b.ll*, billing, false",
        "**, anything, true",
    })
    void aStarStandsForAnyText(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void manyStarsAreNoWorse() {
        // As a regular expression this does not end in the life of anybody who waits for it.
        assertThat(new NamePattern("*a".repeat(1000) + "b").matches("a".repeat(10_000))).isFalse();
    }
}
