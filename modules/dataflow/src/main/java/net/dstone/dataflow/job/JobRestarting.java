package net.dstone.dataflow.job;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.dstone.dataflow.launch.TaskLaunch;
import net.dstone.dataflow.launch.TaskLaunching;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.NoSuchTaskDefinitionException;
import net.dstone.dataflow.task.TaskExecutionDetails;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Restarts failed and stopped jobs: the task is launched again with what makes Spring Batch recognise the
 * instance, and Spring Batch continues where it failed.
 */
@Component
class JobRestarting {

    private static final String PLATFORM_PROPERTY = "spring.cloud.dataflow.task.platformName";

    private final JobExecutions executions;
    private final RestartClaims claims;
    private final Function<TaskLaunch, ExecutionKey> launching;
    private final TransactionOperations transaction;
    private final TaskExecutionDetails details;
    private final Clock clock;

    @Autowired
    JobRestarting(
            JobExecutions executions,
            RestartClaims claims,
            TaskLaunching launching,
            TransactionOperations transaction,
            TaskExecutionDetails details,
            Clock clock) {
        this(executions, claims, launching::launch, transaction, details, clock);
    }

    JobRestarting(
            JobExecutions executions,
            RestartClaims claims,
            Function<TaskLaunch, ExecutionKey> launching,
            TransactionOperations transaction,
            TaskExecutionDetails details,
            Clock clock) {
        this.executions = executions;
        this.claims = claims;
        this.launching = launching;
        this.transaction = transaction;
        this.details = details;
        this.clock = clock;
    }

    /**
     * Launches the task of the execution again.
     *
     * @return the launch
     * @throws NoSuchJobExecutionException when there is none of that id
     * @throws JobNotRestartableException when Spring Batch would refuse, or begin anew
     * @throws NoSuchTaskDefinitionException when the task definition is gone
     */
    ExecutionKey restart(BatchSchema schema, long id) {
        JobExecution execution = executions.get(schema, id);
        SchemaTarget target =
                schema.ownTarget().orElseThrow(() -> new ReadOnlyBatchSchemaException(schema));
        TaskLaunch launch = launchOf(execution, target);
        transaction.executeWithoutResult(
                status -> {
                    lock(execution);
                    Restartability.require(execution, rivals(execution), openSteps(execution));
                    claims.claim(execution, target, clock.instant());
                });
        // Launching looks for the program, which may take a while, so no transaction is held
        // meanwhile.
        ExecutionKey launched;
        try {
            launched = launching.apply(launch);
        } catch (RuntimeException exception) {
            claims.release(execution, target);
            throw exception;
        }
        claims.launched(execution, target, launched);
        return launched;
    }

    /** Whether a restart would be accepted now, as far as that is known without asking for it. */
    boolean isRestartable(JobExecution execution) {
        if (execution.schema().ownTarget().isEmpty()
                || execution.taskExecutionId() == null
                || !execution.defined()
                || !execution.status().isRestartable()) {
            return false;
        }
        try {
            Restartability.require(execution, rivals(execution), openSteps(execution));
            return true;
        } catch (JobNotRestartableException exception) {
            return false;
        }
    }

    private TaskLaunch launchOf(JobExecution execution, SchemaTarget target) {
        Restartability.require(execution, rivals(execution), openSteps(execution));
        String taskName = execution.taskName();
        Long taskExecutionId = execution.taskExecutionId();
        if (taskName == null || taskExecutionId == null) {
            throw new JobNotRestartableException(execution.id(), "it was not launched as a task");
        }
        if (!execution.defined()) {
            throw new NoSuchTaskDefinitionException(taskName);
        }
        ExecutionKey task = new ExecutionKey(taskExecutionId, target);
        // A task that ran on one platform goes there again; where that is not known, the default
        // one
        // is meant. Its arguments include secrets: the launch needs them.
        return new TaskLaunch(
                taskName,
                details.platformName(task)
                        .map(name -> Map.of(PLATFORM_PROPERTY, name))
                        .orElse(Map.of()),
                RestartArguments.of(execution, details.arguments(task)));
    }

    /** So that of two requests at once one waits until the other has its claim. */
    private static void lock(JobExecution execution) {
        execution
                .schema()
                .query(
                        """
                        select job_execution_id from {batch}JOB_EXECUTION
                        where job_execution_id = :id for update
                        """)
                .param("id", execution.id())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** All executions of the instance, as they are now. */
    private static List<Restartability.Run> rivals(JobExecution execution) {
        return execution
                .schema()
                .query(
                        """
                        select job_execution_id, status from {batch}JOB_EXECUTION
                        where job_instance_id = :instanceId
                        order by job_execution_id desc
                        """)
                .param("instanceId", execution.instanceId())
                .query(
                        (row, number) ->
                                new Restartability.Run(
                                        row.getLong("job_execution_id"),
                                        BatchStatus.of(row.getString("status"))))
                .list();
    }

    /** Steps in whose state Spring Batch restarts nothing. */
    private static List<String> openSteps(JobExecution execution) {
        return execution
                .schema()
                .query(
                        """
                        select step_name from {batch}STEP_EXECUTION
                        where job_execution_id = :id
                        and status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                        order by step_execution_id
                        """)
                .param("id", execution.id())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
