package net.dstone.dataflow.job;

import java.time.Clock;
import java.util.Map;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.server.database.DatabaseTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks running jobs to stop, the way Spring Batch does itself. */
@Component
class JobStopping {

    private final JobExecutions executions;
    private final Audit audit;
    private final Clock clock;

    JobStopping(JobExecutions executions, Audit audit, Clock clock) {
        this.executions = executions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Marks the execution as stopping. The running job looks at its row's version whenever it commits; a
     * changed one makes it read the status, end its step and record that it was stopped. Asking again
     * changes nothing.
     *
     * @throws NoSuchJobExecutionException when there is none of that id
     * @throws JobExecutionNotRunningException when it has ended
     */
    @Transactional
    public void stop(BatchSchema schema, long id) {
        JobExecution execution = executions.get(schema, id);
        if (schema.ownTarget().isEmpty()) {
            throw new ReadOnlyBatchSchemaException(schema);
        }
        int updated =
                schema.query(
                                """
                                update {batch}JOB_EXECUTION
                                set status = 'STOPPING', version = version + 1, last_updated = :now
                                where job_execution_id = :id and end_time is null
                                and status in ('STARTING', 'STARTED')
                                """)
                        .param("id", id)
                        .param("now", DatabaseTime.write(clock.instant()))
                        .update();
        if (updated > 0) {
            audit.record(
                    AuditOperation.TASK,
                    AuditAction.UPDATE,
                    execution.jobName(),
                    Map.of(
                            "jobExecutionId",
                            id,
                            "schemaTarget",
                            schema.name(),
                            "status",
                            "STOPPING"),
                    null);
        } else if (executions.get(schema, id).status() != BatchStatus.STOPPING) {
            throw new JobExecutionNotRunningException();
        }
    }
}
