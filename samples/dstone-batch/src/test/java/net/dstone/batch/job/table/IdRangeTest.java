package net.dstone.batch.job.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdRangeTest {

    @Test
    void coversEveryIdOnce() {
        assertThat(IdRange.split(10, 3))
                .containsExactly(new IdRange(1, 3), new IdRange(4, 6), new IdRange(7, 10));
    }

    @Test
    void makesNoEmptyRanges() {
        assertThat(IdRange.split(2, 4)).containsExactly(new IdRange(1, 1), new IdRange(2, 2));
        assertThat(IdRange.split(0, 4)).isEmpty();
    }

    @Test
    void refusesLessThanOneRange() {
        assertThatThrownBy(() -> IdRange.split(10, 0)).hasMessageContaining("partitions");
    }

    @Test
    void handsTheEndsToThePartitions() {
        assertThat(IdRange.partitions(4, 2)).containsOnlyKeys("1-2", "3-4");
        assertThat(IdRange.partitions(4, 2).get("3-4"))
                .extracting(context -> context.getInt("first"), context -> context.getInt("last"))
                .containsExactly(3, 4);
    }
}
