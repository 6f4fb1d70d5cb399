package net.dstone.boot2;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.StepContribution;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.item.ExecutionContext;
import org.springframework.batch.repeat.RepeatStatus;

/**
 * Takes its time in short slices, since Spring Batch looks after each whether the job was stopped, and
 * then fails if it is asked to and this is the first attempt.
 */
final class WorkTasklet implements Tasklet {

    private static final long SLICE_MILLIS = 250;
    private static final String SPENT_MILLIS = "spentMillis";
    private static final Logger log = LoggerFactory.getLogger(WorkTasklet.class);

    private final SampleSettings settings;
    private final JobRepository repository;

    WorkTasklet(SampleSettings settings, JobRepository repository) {
        this.settings = settings;
        this.repository = repository;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws InterruptedException {
        StepExecution step = contribution.getStepExecution();
        ExecutionContext state = step.getExecutionContext();
        long spent = state.getLong(SPENT_MILLIS, 0);
        if (spent % 1000 == 0) {
            log.info("진행 Worked {} of {} seconds", spent / 1000, settings.getSleep());
        }
        if (spent < settings.getSleep() * 1000L) {
            Thread.sleep(SLICE_MILLIS);
            state.putLong(SPENT_MILLIS, spent + SLICE_MILLIS);
            return RepeatStatus.CONTINUABLE;
        }
        if (settings.isFail() && attempt(step) == 1) {
            throw new IllegalStateException(
                    "First attempt fails as asked by sample.fail; restart the job");
        }
        return RepeatStatus.FINISHED;
    }

    /** Counted in the job repository, since a restart is another process. */
    private long attempt(StepExecution step) {
        return repository.getStepExecutionCount(
                step.getJobExecution().getJobInstance(), step.getStepName());
    }
}
