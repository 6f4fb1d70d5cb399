package net.dstone.batch.common.batch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.boot.ExitCodeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Component;

/**
 * Stops the jobs of this process when it is asked to end (SIGTERM, Ctrl-C), so that they are recorded as
 * STOPPED and can be restarted, instead of staying STARTED for ever.
 */
@Component
public final class RunningJobs
        implements JobExecutionListener, ApplicationListener<ContextClosedEvent> {

    /** What a shell reports for a process that SIGTERM ended. */
    public static final int EXIT_CODE_STOPPED = 143;

    /** Below the time a server usually waits between SIGTERM and SIGKILL. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);

    private final Set<JobExecution> executions = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<Void>> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    RunningJobs(List<Job> jobs) {
        for (Job job : jobs) {
            if (job instanceof AbstractJob listening) {
                listening.registerJobExecutionListener(this);
            }
        }
    }

    /** Wraps the run of a job, because the last write to the repository comes after {@link #afterJob}. */
    Runnable watched(Runnable run) {
        return () -> {
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            try {
                if (closing) {
                    throw new TaskRejectedException("The application is ending and starts no job");
                }
                run.run();
            } finally {
                ends.remove(end);
                end.complete(null);
            }
        };
    }

    @Override
    public void beforeJob(JobExecution execution) {
        executions.add(execution);
    }

    @Override
    public void afterJob(JobExecution execution) {
        executions.remove(execution);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
        // Before anything else: what closes the task execution takes 0 when it finds no exit code.
        // A task
        // that has ended on its own is closed already and ignores this.
        event.getApplicationContext()
                .publishEvent(new ExitCodeEvent(event.getApplicationContext(), EXIT_CODE_STOPPED));
        executions.forEach(RunningJobs::stop);
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        executions.forEach(
                left ->
                        log.error(
                                "Job execution {} did not stop within {}", left.getId(), PATIENCE));
    }

    /** In memory only: a second writer of the rows would collide with the job's own version counter. */
    private static void stop(JobExecution execution) {
        log.info("중지 요청 Asked to end: stopping job execution {}", execution.getId());
        execution.setStatus(BatchStatus.STOPPING);
        execution.getStepExecutions().forEach(StepExecution::setTerminateOnly);
    }
}
