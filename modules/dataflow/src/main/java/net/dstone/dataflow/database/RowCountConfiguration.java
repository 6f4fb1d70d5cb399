package net.dstone.dataflow.database;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import net.dstone.server.ServerIdentity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RowCountConfiguration {

    /** How long rows that others deleted may still be counted. */
    private static final Duration RECOUNT_EVERY = Duration.ofMinutes(10);

    /** One timer for each server: each counts what it was asked for. */
    @Bean
    RecurringTask<Void> recountTimer(RowCounts counts, ServerIdentity server) {
        return Tasks.recurring("recount-" + server.id(), FixedDelay.of(RECOUNT_EVERY))
                .execute((instance, context) -> counts.runOnce());
    }
}
