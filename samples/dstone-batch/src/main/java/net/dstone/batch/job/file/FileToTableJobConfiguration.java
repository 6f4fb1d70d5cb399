package net.dstone.batch.job.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.batch.Steps;
import net.dstone.batch.job.table.Customer;
import net.dstone.batch.job.table.CustomerTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.mapping.RecordFieldSetMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;

/** Replaces the customer table by what a CSV file holds. */
@Configuration(proxyBeanMethods = false)
class FileToTableJobConfiguration {

    private static final Logger log = LoggerFactory.getLogger(FileToTableJobConfiguration.class);

    @Bean
    @AutoRegJob(description = "Loads the customers from a CSV file; parameter: file")
    Job fileToTableJob(
            JobRepository repository,
            Steps steps,
            CustomerTable customers,
            FlatFileItemReader<Customer> customerFile) {
        return new JobBuilder("fileToTableJob", repository)
                .start(customers.createStep(steps))
                .next(
                        steps.<Customer, Customer>chunk("loadFile")
                                .reader(customerFile)
                                .writer(customers.inserter())
                                .build())
                .build();
    }

    @Bean
    @StepScope
    FlatFileItemReader<Customer> customerFile(
            WorkFolder folder, @Value("#{jobParameters['file']}") @Nullable String given) {
        Path file = folder.file(given, WorkFolder.CUSTOMERS);
        log.info("파일 읽기 Reading {}", file);
        return new FlatFileItemReaderBuilder<Customer>()
                .name("customerFile")
                .resource(new FileSystemResource(file))
                .encoding(StandardCharsets.UTF_8.name())
                .linesToSkip(1)
                .delimited()
                .names("id", "name", "grade", "balance")
                .fieldSetMapper(new RecordFieldSetMapper<>(Customer.class))
                .build();
    }
}
