package net.dstone.dataflow.job;

import java.time.Duration;
import java.time.Instant;
import org.springframework.hateoas.EntityModel;

/**
 * How far a step is, compared with its earlier runs. Names and order are SCDF's.
 *
 * @param percentageComplete 1 is all; more than 1 when earlier runs did less
 * @param duration milliseconds
 */
record StepProgressResource(
        StepExecutionResource.Batch stepExecution,
        History stepExecutionHistory,
        double percentageComplete,
        boolean finished,
        double duration) {

    record History(
            String stepName,
            long count,
            StepHistory.Statistics commitCount,
            StepHistory.Statistics rollbackCount,
            StepHistory.Statistics readCount,
            StepHistory.Statistics writeCount,
            StepHistory.Statistics filterCount,
            StepHistory.Statistics readSkipCount,
            StepHistory.Statistics writeSkipCount,
            StepHistory.Statistics processSkipCount,
            StepHistory.Statistics duration,
            StepHistory.Statistics durationPerRead) {

        static History of(StepHistory history) {
            return new History(
                    history.stepName(),
                    history.count(),
                    history.of(StepHistory.Measure.COMMIT_COUNT),
                    history.of(StepHistory.Measure.ROLLBACK_COUNT),
                    history.of(StepHistory.Measure.READ_COUNT),
                    history.of(StepHistory.Measure.WRITE_COUNT),
                    history.of(StepHistory.Measure.FILTER_COUNT),
                    history.of(StepHistory.Measure.READ_SKIP_COUNT),
                    history.of(StepHistory.Measure.WRITE_SKIP_COUNT),
                    history.of(StepHistory.Measure.PROCESS_SKIP_COUNT),
                    history.of(StepHistory.Measure.DURATION),
                    history.of(StepHistory.Measure.DURATION_PER_READ));
        }
    }

    static EntityModel<StepProgressResource> model(
            StepExecution step, StepContext context, StepHistory history, Instant now) {
        Duration duration = step.duration(now);
        return EntityModel.of(
                new StepProgressResource(
                        StepExecutionResource.batch(step, context),
                        History.of(history),
                        history.complete(step, duration),
                        step.isFinished(),
                        duration.toMillis()),
                JobLinks.progress(step),
                JobLinks.self(step));
    }
}
