package net.dstone.batch.job.file;

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

/** Copies a file of any size. */
@Configuration(proxyBeanMethods = false)
class FileCopyJobConfiguration {

    @Bean
    @AutoRegJob(description = "Copies a file; parameters: source, target")
    Job fileCopyJob(JobRepository repository, Steps steps, FileCopyTasklet fileCopy) {
        return new JobBuilder("fileCopyJob", repository)
                .start(steps.tasklet("copyFile", fileCopy))
                .build();
    }

    @Bean
    @StepScope
    FileCopyTasklet fileCopy(
            WorkFolder folder,
            @Value("#{jobParameters['source']}") @Nullable String source,
            @Value("#{jobParameters['target']}") @Nullable String target) {
        return new FileCopyTasklet(
                folder.file(source, WorkFolder.CUSTOMERS),
                folder.file(target, "customers-copy.csv"));
    }
}
