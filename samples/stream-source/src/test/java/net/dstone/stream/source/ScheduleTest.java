package net.dstone.stream.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    /** Times of System.nanoTime() may be negative. */
    private static final long START = -7;

    private static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(250);

    @Test
    void theFirstNoteIsDueAtOnce() {
        assertThat(new Schedule(4, 0, START).untilDue(START)).isZero();
    }

    @Test
    void theNextIsDueAfterTheIntervalOfTheRate() {
        Schedule schedule = new Schedule(4, 0, START);
        schedule.sent(START + 5);
        assertThat(schedule.untilDue(START + 5)).isEqualTo(QUARTER - 5);
        assertThat(schedule.untilDue(START + QUARTER)).isZero();
    }

    @Test
    void doesNotCatchUpAfterALongPause() {
        Schedule schedule = new Schedule(4, 0, START);
        long late = START + 100 * QUARTER;
        schedule.sent(late);
        schedule.sent(late);
        assertThat(schedule.untilDue(late)).isEqualTo(QUARTER);
    }

    @Test
    void nothingIsDueAfterTheLast() {
        Schedule schedule = new Schedule(4, 2, START);
        schedule.sent(START);
        assertThat(schedule.untilDue(START + QUARTER)).isZero();
        schedule.sent(START + QUARTER);
        assertThat(schedule.untilDue(START + 100 * QUARTER)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aNegativeCountSendsNothingOfItsOwn() {
        assertThat(new Schedule(4, -1, START).untilDue(START)).isEqualTo(Long.MAX_VALUE);
    }
}
