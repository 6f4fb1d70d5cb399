package net.dstone.dataflow.task;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    private static final Duration EVERY = Duration.ofMinutes(5);

    /** One timer for all servers: whichever has time takes the turn. */
    @Bean
    RecurringTask<Void> retentionTimer(Retention retention) {
        return Tasks.recurring("retention", FixedDelay.of(EVERY))
                .execute((instance, context) -> retention.runOnce());
    }
}
