package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobClockTest {

    private static final Instant START = Instant.parse("2024-05-06T07:08:09.123Z");
    private static final Instant NOW = START.plusSeconds(3725);

    @Test
    void showsTheStartAndHowLongItTook() {
        assertThat(JobClock.of(START, START.plusSeconds(3), NOW))
                .isEqualTo(new JobClock("2024-05-06", "07:08:09", "00:00:03"));
    }

    @Test
    void aRunningJobLastsUntilNow() {
        assertThat(JobClock.of(START, null, NOW).duration()).isEqualTo("01:02:05");
    }

    @Test
    void isEmptyBeforeTheStart() {
        assertThat(JobClock.of(null, null, NOW)).isEqualTo(new JobClock("", "", ""));
    }

    @Test
    void startsAnewAfterADay() {
        assertThat(JobClock.of(START, START.plusSeconds(86_400 + 61), NOW).duration())
                .isEqualTo("00:01:01");
    }

    @Test
    void clocksOfTwoMachinesThatDifferMakeNoNegativeDuration() {
        assertThat(JobClock.of(START, START.minusSeconds(2), NOW).duration()).isEqualTo("00:00:00");
    }
}
