package net.dstone.batch.common.runner;

import static org.assertj.core.api.Assertions.assertThat;

import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.runner.RegisteredJobs.RegisteredJob;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class RegisteredJobsTest {

    @Test
    void findsMarkedJobsAndMarkedConfigurationsAndNothingElse() {
        try (var context =
                new AnnotationConfigApplicationContext(MarkedMethods.class, MarkedClass.class)) {
            assertThat(new RegisteredJobs(context.getDefaultListableBeanFactory()).all())
                    .containsExactlyInAnyOrder(
                            new RegisteredJob("plain", "plain", "copies"),
                            new RegisteredJob("renamed", "nightly-copy", ""),
                            new RegisteredJob("ofClass", "ofClass", "all of them"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class MarkedMethods {

        @Bean
        @AutoRegJob(description = "copies")
        Job plain() {
            return new NamedJob("plain");
        }

        @Bean
        @AutoRegJob(name = "nightly-copy")
        Job renamed() {
            return new NamedJob("renamed");
        }

        @Bean
        Job unmarked() {
            return new NamedJob("unmarked");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @AutoRegJob(description = "all of them")
    static class MarkedClass {

        @Bean
        Job ofClass() {
            return new NamedJob("ofClass");
        }
    }

    private record NamedJob(String getName) implements Job {

        @Override
        public void execute(JobExecution execution) {
            throw new UnsupportedOperationException();
        }
    }
}
