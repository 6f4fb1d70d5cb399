package net.dstone.batch.common.batch;

import javax.sql.DataSource;
import net.dstone.batch.common.LaunchMode;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.annotation.Isolation;

/**
 * Keeps job executions in the data source, in tables of the prefix that the server passes. New job
 * instances are created as READ_COMMITTED, because PostgreSQL fails launches at the same time under the
 * default, SERIALIZABLE; the unique key of the instances still refuses doubles.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing(taskExecutorRef = "jobExecutor")
@EnableJdbcJobRepository(
        tablePrefix = "${spring.batch.jdbc.table-prefix:BATCH_}",
        isolationLevelForCreate = Isolation.READ_COMMITTED)
class JobRepositoryConfiguration {

    private static final int JOBS_AT_ONCE = 4;

    /** Spring Cloud Task brings a transaction manager of its own; jobs use this one. */
    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    /** A task is its job, so it waits for it; a web request does not wait. */
    @Bean
    TaskExecutor jobExecutor(Environment environment, RunningJobs runningJobs) {
        return switch (LaunchMode.of(environment)) {
            case TASK -> job -> runningJobs.watched(job).run();
            case WEB -> {
                ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
                pool.setThreadNamePrefix("job-");
                pool.setTaskDecorator(runningJobs::watched);
                pool.setCorePoolSize(JOBS_AT_ONCE);
                // Interrupting a thread inside H2 closes the database file; RunningJobs stops jobs
                // instead.
                pool.setWaitForTasksToCompleteOnShutdown(true);
                yield pool;
            }
        };
    }
}
