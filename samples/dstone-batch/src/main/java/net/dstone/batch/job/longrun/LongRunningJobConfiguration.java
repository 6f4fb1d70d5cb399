package net.dstone.batch.job.longrun;

import java.time.Duration;
import java.util.Optional;
import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.batch.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs for a given time, so that stopping and what happens to a running task can be tried. */
@Configuration(proxyBeanMethods = false)
class LongRunningJobConfiguration {

    private static final int DEFAULT_SECONDS = 60;

    @Bean
    @AutoRegJob(description = "Runs for a while and can be stopped; parameter: seconds")
    Job longRunningJob(JobRepository repository, Steps steps, WaitingTasklet waiting) {
        return new JobBuilder("longRunningJob", repository)
                .start(steps.tasklet("work", waiting))
                .build();
    }

    @Bean
    @StepScope
    WaitingTasklet waiting(@Value("#{jobParameters['seconds']}") @Nullable Integer seconds) {
        return new WaitingTasklet(
                Duration.ofSeconds(Optional.ofNullable(seconds).orElse(DEFAULT_SECONDS)));
    }
}
