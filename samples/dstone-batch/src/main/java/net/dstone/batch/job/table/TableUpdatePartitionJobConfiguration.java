package net.dstone.batch.job.table;

import java.util.Optional;
import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.BatchSettings;
import net.dstone.batch.common.batch.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Grades every customer by balance, in ranges of ids that are worked on at the same time. */
@Configuration(proxyBeanMethods = false)
class TableUpdatePartitionJobConfiguration {

    /** Each range in work holds a database connection of the pool of ten. */
    private static final int RANGES_AT_ONCE = 4;

    @Bean
    @AutoRegJob(
            description = "Grades every customer in parallel ranges of ids; parameter: partitions")
    Job tableUpdatePartitionJob(
            JobRepository repository,
            Steps steps,
            CustomerTable customers,
            Partitioner idRanges,
            Step gradeRange) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("range-");
        threads.setConcurrencyLimit(RANGES_AT_ONCE);
        return new JobBuilder("tableUpdatePartitionJob", repository)
                .start(customers.checkStep(steps))
                .next(
                        new StepBuilder("gradeCustomers", repository)
                                .partitioner("gradeRange", idRanges)
                                .step(gradeRange)
                                .taskExecutor(threads)
                                .build())
                .build();
    }

    @Bean
    Step gradeRange(
            Steps steps, CustomerTable customers, JdbcPagingItemReader<Customer> customersOfRange) {
        return steps.<Customer, Customer>chunk("gradeRange")
                .reader(customersOfRange)
                .processor(Customer::graded)
                .writer(customers.updater())
                .build();
    }

    @Bean
    @StepScope
    Partitioner idRanges(
            BatchSettings settings,
            CustomerTable customers,
            @Value("#{jobParameters['partitions']}") @Nullable Integer given) {
        int partitions = Optional.ofNullable(given).orElse(settings.partitions());
        return gridSize -> IdRange.partitions(customers.lastId(), partitions);
    }

    @Bean
    @StepScope
    JdbcPagingItemReader<Customer> customersOfRange(
            CustomerTable customers,
            @Value("#{stepExecutionContext['first']}") int first,
            @Value("#{stepExecutionContext['last']}") int last)
            throws Exception {
        return customers.reader(first, last);
    }
}
