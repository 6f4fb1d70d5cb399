package net.dstone.batch.job.restart;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.NoSuchStepException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Fails the step named by the job parameter {@code failAtStep} on its first attempt. */
@Component
class FirstAttempt {

    private static final String DEFAULT_STEP = "settle";
    private static final Logger log = LoggerFactory.getLogger(FirstAttempt.class);

    private final JobRepository repository;

    FirstAttempt(JobRepository repository) {
        this.repository = repository;
    }

    /** Attempts are counted in the job repository, since a restart is another process. */
    void failIfAsked(StepExecution step) throws NoSuchStepException {
        String failAtStep = step.getJobParameters().getString("failAtStep", DEFAULT_STEP);
        long attempt =
                repository.getStepExecutionCount(
                        step.getJobExecution().getJobInstance(), step.getStepName());
        log.info("시도 Attempt {} of step {}", attempt, step.getStepName());
        if (attempt == 1 && step.getStepName().equals(failAtStep)) {
            throw new IllegalStateException(
                    "First attempt of step '%s' fails as asked; restart the job"
                            .formatted(failAtStep));
        }
    }
}
