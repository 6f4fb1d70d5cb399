package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepHistoryTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aFinishedStepIsComplete() {
        assertThat(
                        history(10, 1000)
                                .complete(JobSamples.step(BatchStatus.FAILED, 1, SECOND), SECOND))
                .isEqualTo(1);
    }

    @Test
    void aRunningOneIsMeasuredByWhatEarlierRunsRead() {
        StepExecution running = JobSamples.step(BatchStatus.STARTED, 5, SECOND);

        assertThat(history(20, 10_000).complete(running, SECOND)).isEqualTo(0.25);
        assertThat(history(4, 10_000).complete(running, SECOND)).isEqualTo(1.25);
    }

    @Test
    void orByHowLongTheyTookWhenTheyReadNothing() {
        StepExecution running = JobSamples.step(BatchStatus.STARTED, 5, SECOND);

        assertThat(history(0, 10_000).complete(running, SECOND)).isEqualTo(0.1);
    }

    @Test
    void withoutHistoryHalfIsAsGoodAGuessAsAny() {
        StepExecution running = JobSamples.step(BatchStatus.STARTED, 5, SECOND);

        assertThat(history(0, 0).complete(running, SECOND)).isEqualTo(0.5);
    }

    private static StepHistory history(double meanReads, double meanMilliseconds) {
        Map<StepHistory.Measure, StepHistory.Statistics> statistics =
                new EnumMap<>(StepHistory.Measure.class);
        statistics.put(StepHistory.Measure.READ_COUNT, mean(meanReads));
        statistics.put(StepHistory.Measure.DURATION, mean(meanMilliseconds));
        return new StepHistory("read", 2, statistics);
    }

    private static StepHistory.Statistics mean(double mean) {
        return new StepHistory.Statistics(2, mean, mean, mean, 0);
    }
}
