package net.dstone.boot3;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** A job of two steps: {@code print} and {@code work}. */
@Configuration(proxyBeanMethods = false)
class SampleJob {

    private static final Logger log = LoggerFactory.getLogger(SampleJob.class);

    private final SampleSettings settings;
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    /** Spring Cloud Task brings a transaction manager of its own, so Boot's is named. */
    SampleJob(
            SampleSettings settings,
            JobRepository repository,
            @Qualifier("transactionManager") PlatformTransactionManager transactions) {
        this.settings = settings;
        this.repository = repository;
        this.transactions = transactions;
    }

    @Bean
    Job boot3Job(Environment environment) {
        return new JobBuilder("boot3Job", repository)
                .incrementer(last -> nextParameters(environment))
                .start(step("print", printing()))
                .next(step("work", new WorkTasklet(settings, repository)))
                .build();
    }

    /** Counting up from the last run would give two launches at the same time the same id. */
    private static JobParameters nextParameters(Environment environment) {
        long runId =
                environment.getProperty(
                        "spring.cloud.task.executionid", Long.class, System.currentTimeMillis());
        return new JobParametersBuilder().addLong("run.id", runId).toJobParameters();
    }

    private Step step(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
    }

    private Tasklet printing() {
        return (contribution, context) -> {
            for (int line = 1; line <= settings.lines(); line++) {
                log.info("출력 Line {} of {}", line, settings.lines());
            }
            contribution.incrementWriteCount(settings.lines());
            return RepeatStatus.FINISHED;
        };
    }
}
