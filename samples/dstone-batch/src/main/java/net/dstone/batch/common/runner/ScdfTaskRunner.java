package net.dstone.batch.common.runner;

import java.util.Arrays;
import net.dstone.batch.common.BatchSettings;
import net.dstone.batch.common.LaunchMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Ties the application to a batch server: run by it as a task, it runs the job named by {@code
 * spring.batch.job.names} with the {@code key=value} arguments as its parameters; in the web mode it
 * registers its jobs there as tasks when {@code dstone.batch.register-on-start} is set.
 */
@Component
public final class ScdfTaskRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ScdfTaskRunner.class);

    private final Environment environment;
    private final BatchSettings settings;
    private final JobStarter jobs;
    private final TaskRegistrar registrar;

    ScdfTaskRunner(
            Environment environment,
            BatchSettings settings,
            JobStarter jobs,
            TaskRegistrar registrar) {
        this.environment = environment;
        this.settings = settings;
        this.jobs = jobs;
        this.registrar = registrar;
    }

    @Override
    public void run(ApplicationArguments arguments) throws JobExecutionException {
        log.info(
                "환경 Stage {}, profiles {}, {} items in a chunk",
                settings.stage(),
                Arrays.toString(environment.getActiveProfiles()),
                settings.chunkSize());
        switch (LaunchMode.of(environment)) {
            case TASK -> runJob(arguments);
            case WEB -> {
                if (settings.registerOnStart()) {
                    registrar.registerAll();
                }
            }
        }
    }

    private void runJob(ApplicationArguments arguments) throws JobExecutionException {
        // A task without a job's name is refused like one with a wrong name: with the list of jobs.
        String name = LaunchMode.jobName(environment).orElse("");
        JobExecution execution = jobs.start(name, JobArguments.parse(arguments.getNonOptionArgs()));
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new JobNotCompletedException(execution);
        }
        log.info("작업 완료 Job '{}' completed, job execution {}", name, execution.getId());
    }
}
