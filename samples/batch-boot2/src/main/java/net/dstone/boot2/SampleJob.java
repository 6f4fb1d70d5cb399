package net.dstone.boot2;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A job of two steps: {@code print} and {@code work}. */
@Configuration(proxyBeanMethods = false)
class SampleJob {

    private static final Logger log = LoggerFactory.getLogger(SampleJob.class);

    private final SampleSettings settings;
    private final JobBuilderFactory jobs;
    private final StepBuilderFactory steps;

    SampleJob(SampleSettings settings, JobBuilderFactory jobs, StepBuilderFactory steps) {
        this.settings = settings;
        this.jobs = jobs;
        this.steps = steps;
    }

    @Bean
    Job boot2Job(Environment environment, JobRepository repository) {
        return jobs.get("boot2Job")
                .incrementer(last -> nextParameters(environment))
                .start(step("print", printing()))
                .next(step("work", new WorkTasklet(settings, repository)))
                .build();
    }

    /** Counting up from the last run would give two launches at the same time the same id. */
    private static JobParameters nextParameters(Environment environment) {
        Long runId = environment.getProperty("spring.cloud.task.executionid", Long.class);
        return new JobParametersBuilder()
                .addLong("run.id", runId == null ? System.currentTimeMillis() : runId)
                .toJobParameters();
    }

    private Step step(String name, Tasklet tasklet) {
        return steps.get(name).tasklet(tasklet).build();
    }

    private Tasklet printing() {
        return (contribution, context) -> {
            for (int line = 1; line <= settings.getLines(); line++) {
                log.info("출력 Line {} of {}", line, settings.getLines());
            }
            contribution.incrementWriteCount(settings.getLines());
            return RepeatStatus.FINISHED;
        };
    }
}
