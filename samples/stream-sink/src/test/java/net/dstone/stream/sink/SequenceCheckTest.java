package net.dstone.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceCheckTest {

    private final SequenceCheck check = new SequenceCheck();

    private void add(long... numbers) {
        for (long number : numbers) {
            check.add(number);
        }
    }

    @Test
    void numbersInARowAreComplete() {
        add(1, 2, 3);
        assertThat(check.missing()).isEmpty();
        assertThat(check.duplicates()).isZero();
        assertThat(check.highest()).isEqualTo(3);
    }

    @Test
    void whatIsSkippedIsMissing() {
        add(1, 2, 5, 7);
        assertThat(check.missing()).containsExactly(3L, 4L, 6L);
    }

    @Test
    void whatComesLateIsNoLongerMissing() {
        add(1, 4, 3, 2);
        assertThat(check.missing()).isEmpty();
        assertThat(check.duplicates()).isZero();
    }

    @Test
    void whatComesAgainIsADuplicate() {
        add(1, 2, 4);
        assertThat(check.add(2)).isFalse();
        assertThat(check.add(4)).isFalse();
        assertThat(check.duplicates()).isEqualTo(2);
        assertThat(check.missing()).containsExactly(3L);
    }

    @Test
    void aSinkThatComesLaterMissesNothingOfBefore() {
        add(100, 101);
        assertThat(check.missing()).isEmpty();
        assertThat(check.lowest()).isEqualTo(100);
    }

    @Test
    void theFirstToComeNeedNotBeTheLowest() {
        add(3, 1);
        assertThat(check.missing()).containsExactly(2L);
        assertThat(check.duplicates()).isZero();
        assertThat(check.lowest()).isEqualTo(1);
    }
}
