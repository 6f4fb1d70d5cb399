package net.dstone.bench.app;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;
import org.springframework.batch.core.launch.support.RunIdIncrementer;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.task.configuration.EnableTask;
import org.springframework.context.annotation.Bean;

/** A job of one step that does nothing: what is left is what launching costs. */
@SpringBootApplication
@EnableTask
@EnableBatchProcessing
public class TrivialJob {

    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(TrivialJob.class, arguments)));
    }

    @Bean
    Job trivial(JobBuilderFactory jobs, StepBuilderFactory steps) {
        return jobs.get("trivial")
                .incrementer(new RunIdIncrementer())
                .start(
                        steps.get("nothing")
                                .tasklet((contribution, context) -> RepeatStatus.FINISHED)
                                .build())
                .build();
    }
}
