package net.dstone.batch.job.longrun;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Spends its time in short slices. After each, Spring Batch saves how far it came and looks whether the
 * job was stopped, so a stop takes no longer than a slice, and a restart spends only what was left.
 */
class WaitingTasklet implements Tasklet {

    private static final Duration SLICE = Duration.ofMillis(250);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
    private static final String SPENT_MILLIS = "spentMillis";
    private static final Logger log = LoggerFactory.getLogger(WaitingTasklet.class);

    private final Duration total;

    WaitingTasklet(Duration total) {
        this.total = total;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws InterruptedException {
        ExecutionContext state = contribution.getStepExecution().getExecutionContext();
        long spent = state.getLong(SPENT_MILLIS, 0);
        if (spent % BETWEEN_LINES.toMillis() == 0) {
            log.info("진행 Working: {} of {} seconds", spent / 1000, total.toSeconds());
        }
        if (spent >= total.toMillis()) {
            return RepeatStatus.FINISHED;
        }
        Thread.sleep(SLICE.toMillis());
        state.putLong(SPENT_MILLIS, spent + SLICE.toMillis());
        return RepeatStatus.CONTINUABLE;
    }
}
