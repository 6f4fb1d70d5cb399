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
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.file.FlatFileItemWriter;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;

/** Writes the customer table to a CSV file in UTF-8. */
@Configuration(proxyBeanMethods = false)
class TableToFileJobConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TableToFileJobConfiguration.class);

    @Bean
    @AutoRegJob(description = "Writes the customers to a CSV file; parameter: file")
    Job tableToFileJob(
            JobRepository repository,
            Steps steps,
            CustomerTable customers,
            JdbcPagingItemReader<Customer> exportedCustomers,
            FlatFileItemWriter<Customer> customerLines) {
        return new JobBuilder("tableToFileJob", repository)
                .start(customers.checkStep(steps))
                .next(
                        steps.<Customer, Customer>chunk("writeFile")
                                .reader(exportedCustomers)
                                .writer(customerLines)
                                .build())
                .build();
    }

    @Bean
    @StepScope
    JdbcPagingItemReader<Customer> exportedCustomers(CustomerTable customers) throws Exception {
        return customers.reader(1, Integer.MAX_VALUE);
    }

    @Bean
    @StepScope
    FlatFileItemWriter<Customer> customerLines(
            WorkFolder folder, @Value("#{jobParameters['file']}") @Nullable String given) {
        Path file = folder.file(given, WorkFolder.CUSTOMERS);
        log.info("파일 쓰기 Writing {}", file);
        return new FlatFileItemWriterBuilder<Customer>()
                .name("customerLines")
                .resource(new FileSystemResource(file))
                .encoding(StandardCharsets.UTF_8.name())
                .lineSeparator("\n")
                .headerCallback(header -> header.write("id,name,grade,balance"))
                .delimited()
                .sourceType(Customer.class)
                .names("id", "name", "grade", "balance")
                .build();
    }
}
