package net.dstone.dataflow.launch;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionRecords;
import net.dstone.server.ServerIdentity;
import net.dstone.server.database.DatabaseWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class LaunchConfiguration {

    /** How long a platform's word may go unheard when its hint was missed. */
    private static final Duration RECONCILE_EVERY = Duration.ofSeconds(10);

    @Bean
    RunEnding runEnding(
            TaskRuns runs,
            ExecutionRows executions,
            ObjectProvider<ExecutionRecords> furtherRecords,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        return new RunEnding(
                runs,
                executions,
                furtherRecords.orderedStream().toList(),
                transaction,
                events,
                meters,
                clock);
    }

    @Bean
    Dispatcher dispatcher(
            TaskRuns runs,
            LaunchPlans plans,
            AppArtifacts artifacts,
            TaskPlatforms platforms,
            Reconciler reconciler,
            RunEnding ending,
            RunTroubles troubles,
            ServerIdentity server,
            TransactionOperations transaction,
            Workers workers,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        return new Dispatcher(
                runs,
                plans,
                artifacts,
                platforms,
                reconciler,
                ending,
                troubles,
                server,
                transaction,
                workers,
                events,
                meters,
                clock);
    }

    @Bean
    LaunchLoop launchLoop(
            Dispatcher dispatcher,
            Reconciler reconciler,
            TaskPlatforms platforms,
            Workers workers,
            DatabaseWatch watch,
            MeterRegistry meters) {
        return new LaunchLoop(dispatcher, reconciler, platforms, workers, watch, meters);
    }

    @Bean
    Workers launchWorkers() {
        return new Workers();
    }

    /** One timer for each server: a server speaks for its own machine's tasks only. */
    @Bean
    RecurringTask<Void> reconcileTimer(LaunchLoop loop, ServerIdentity server) {
        return Tasks.recurring("reconcile-" + server.id(), FixedDelay.of(RECONCILE_EVERY))
                .execute((instance, context) -> loop.tick());
    }
}
