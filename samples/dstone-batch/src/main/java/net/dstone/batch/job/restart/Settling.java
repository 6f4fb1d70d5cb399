package net.dstone.batch.job.restart;

import org.springframework.batch.core.step.NoSuchStepException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Settles payments, and fails in the middle when asked, with whole chunks committed before. */
class Settling implements ItemProcessor<Integer, Settlement> {

    private final FirstAttempt firstAttempt;
    private final StepExecution step;
    private final int middle;

    Settling(FirstAttempt firstAttempt, StepExecution step, int rows) {
        this.firstAttempt = firstAttempt;
        this.step = step;
        this.middle = rows / 2 + 1;
    }

    @Override
    public Settlement process(Integer payment) throws NoSuchStepException {
        if (payment == middle) {
            firstAttempt.failIfAsked(step);
        }
        return new Settlement(step.getJobExecution().getJobInstanceId(), payment, payment * 1_000L);
    }
}
