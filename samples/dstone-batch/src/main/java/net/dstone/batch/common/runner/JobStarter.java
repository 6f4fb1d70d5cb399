package net.dstone.batch.common.runner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dstone.batch.common.LaunchMode;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Starts jobs by name. */
@Component
public final class JobStarter {

    /** Makes each launch a job instance of its own; giving the value of an earlier launch restarts that one. */
    static final String RUN_ID = "run.id";

    private final Map<String, Job> jobs;
    private final JobOperator operator;
    private final Environment environment;
    private final Clock clock;

    JobStarter(List<Job> jobs, JobOperator operator, Environment environment, Clock clock) {
        this.jobs =
                jobs.stream()
                        .collect(
                                Collectors.toMap(
                                        Job::getName,
                                        Function.identity(),
                                        (a, b) -> a,
                                        TreeMap::new));
        this.operator = operator;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Starts a job, in the calling thread in a task and in another one in the web mode.
     *
     * @throws UnknownJobException no job has this name
     * @throws JobExecutionException the job's parameters are wrong, or this instance runs or is complete
     */
    public JobExecution start(String name, JobParameters parameters) throws JobExecutionException {
        Job job = jobs.get(name);
        if (job == null) {
            throw new UnknownJobException(name, jobs.keySet());
        }
        return operator.start(job, withRunId(parameters));
    }

    private JobParameters withRunId(JobParameters parameters) {
        if (parameters.getParameter(RUN_ID) != null) {
            return parameters;
        }
        // Counting up from the last run instead would give two launches at the same time the same
        // id.
        long runId = LaunchMode.taskExecutionId(environment).orElseGet(clock::millis);
        return new JobParametersBuilder(parameters).addLong(RUN_ID, runId).toJobParameters();
    }
}
