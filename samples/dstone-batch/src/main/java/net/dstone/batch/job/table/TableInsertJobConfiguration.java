package net.dstone.batch.job.table;

import java.util.Optional;
import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.BatchSettings;
import net.dstone.batch.common.batch.NumberReader;
import net.dstone.batch.common.batch.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the customer table and fills it anew. */
@Configuration(proxyBeanMethods = false)
class TableInsertJobConfiguration {

    @Bean
    @AutoRegJob(description = "Creates the table dstone_customer and fills it; parameter: rows")
    Job tableInsertJob(
            JobRepository repository,
            Steps steps,
            CustomerTable customers,
            NumberReader customerNumbers) {
        return new JobBuilder("tableInsertJob", repository)
                .start(customers.createStep(steps))
                .next(
                        steps.<Integer, Customer>chunk("fillTable")
                                .reader(customerNumbers)
                                .processor(Customer::numbered)
                                .writer(customers.inserter())
                                .build())
                .build();
    }

    @Bean
    @StepScope
    NumberReader customerNumbers(
            BatchSettings settings, @Value("#{jobParameters['rows']}") @Nullable Integer rows) {
        return NumberReader.upTo(Optional.ofNullable(rows).orElse(settings.rows()));
    }
}
