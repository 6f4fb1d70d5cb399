package net.dstone.batch.job.table;

import java.util.Optional;
import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.batch.Steps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds interest to every balance, one chunk after the other. */
@Configuration(proxyBeanMethods = false)
class TableUpdateJobConfiguration {

    private static final double DEFAULT_PERCENT = 2.5;
    private static final Logger log = LoggerFactory.getLogger(TableUpdateJobConfiguration.class);

    @Bean
    @AutoRegJob(description = "Adds interest to every customer in chunks; parameter: percent")
    Job tableUpdateJob(
            JobRepository repository,
            Steps steps,
            CustomerTable customers,
            JdbcPagingItemReader<Customer> everyCustomer,
            Interest interest) {
        return new JobBuilder("tableUpdateJob", repository)
                .start(customers.checkStep(steps))
                .next(
                        steps.<Customer, Customer>chunk("addInterest")
                                .reader(everyCustomer)
                                .processor(interest)
                                .writer(customers.updater())
                                .build())
                .build();
    }

    @Bean
    @StepScope
    JdbcPagingItemReader<Customer> everyCustomer(CustomerTable customers) throws Exception {
        return customers.reader(1, Integer.MAX_VALUE);
    }

    @Bean
    @StepScope
    Interest interest(@Value("#{jobParameters['percent']}") @Nullable Double given) {
        double percent = Optional.ofNullable(given).orElse(DEFAULT_PERCENT);
        log.info("이자 Adding {} % to each balance", percent);
        return new Interest(percent);
    }
}
