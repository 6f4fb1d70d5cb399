package net.dstone.batch.job.restart;

import java.util.Optional;
import net.dstone.batch.common.AutoRegJob;
import net.dstone.batch.common.BatchSettings;
import net.dstone.batch.common.batch.NumberReader;
import net.dstone.batch.common.batch.Steps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Settles payments in three steps and fails at one of them, the first time an instance is run. Restarted,
 * it goes on where it failed: what is settled stays settled, and nothing is settled twice.
 */
@Configuration(proxyBeanMethods = false)
class RestartableJobConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RestartableJobConfiguration.class);

    @Bean
    @AutoRegJob(
            description =
                    "Fails on the first attempt and succeeds when restarted; parameters: rows,"
                            + " failAtStep (prepare, settle, report, none)")
    Job restartableJob(
            JobRepository repository,
            Steps steps,
            Settlements settlements,
            FirstAttempt firstAttempt,
            NumberReader paymentNumbers,
            Settling settling) {
        return new JobBuilder("restartableJob", repository)
                .start(
                        steps.tasklet(
                                "prepare",
                                (contribution, context) -> {
                                    firstAttempt.failIfAsked(contribution.getStepExecution());
                                    settlements.createTable();
                                    return RepeatStatus.FINISHED;
                                }))
                .next(
                        steps.<Integer, Settlement>chunk("settle")
                                .reader(paymentNumbers)
                                .processor(settling)
                                .writer(settlements.writer())
                                .build())
                .next(
                        steps.tasklet(
                                "report",
                                (contribution, context) -> {
                                    StepExecution step = contribution.getStepExecution();
                                    firstAttempt.failIfAsked(step);
                                    log.info(
                                            "정산 완료 {} payments settled",
                                            settlements.count(
                                                    step.getJobExecution().getJobInstanceId()));
                                    return RepeatStatus.FINISHED;
                                }))
                .build();
    }

    @Bean
    @StepScope
    NumberReader paymentNumbers(
            BatchSettings settings, @Value("#{jobParameters['rows']}") @Nullable Integer rows) {
        return NumberReader.upTo(Optional.ofNullable(rows).orElse(settings.rows()));
    }

    @Bean
    @StepScope
    Settling settling(
            FirstAttempt firstAttempt,
            @Value("#{stepExecution}") StepExecution step,
            BatchSettings settings,
            @Value("#{jobParameters['rows']}") @Nullable Integer rows) {
        return new Settling(firstAttempt, step, Optional.ofNullable(rows).orElse(settings.rows()));
    }
}
