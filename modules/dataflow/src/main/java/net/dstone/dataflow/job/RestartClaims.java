package net.dstone.dataflow.job;

import java.time.Duration;
import java.time.Instant;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.server.database.DatabaseTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers who restarts which job execution, so that two requests, on two servers even, launch once.
 * Spring Batch notices a second start only when the first one's program has come as far as its job.
 */
@Component
class RestartClaims {

    /** A claim whose server ended before it launched anything must not hold for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    RestartClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Claims the restart. Called in a transaction that holds the job execution's row.
     *
     * @throws JobNotRestartableException while an earlier restart has not ended
     */
    void claim(JobExecution execution, SchemaTarget target, Instant now) {
        boolean underWay =
                !jdbc.sql(
                                """
                                select r.job_execution_id from job_restart r
                                left join task_run t on t.task_execution_id = r.task_execution_id
                                and t.schema_target = r.schema_target
                                where r.job_execution_id = :id and r.schema_target = :target
                                and ((r.task_execution_id is null and r.restarted_at > :patience)
                                or (t.task_execution_id is not null and t.ended_at is null))
                                """)
                        .param("id", execution.id())
                        .param("target", target.wireName())
                        .param("patience", DatabaseTime.writeUtc(now.minus(PATIENCE)))
                        .query((row, number) -> row.getLong(1))
                        .list()
                        .isEmpty();
        if (underWay) {
            throw new JobNotRestartableException(
                    execution.id(), "it is being restarted already, see the task's executions");
        }
        release(execution, target);
        jdbc.sql(
                        """
                        insert into job_restart (job_execution_id, schema_target, restarted_at)
                        values (:id, :target, :now)
                        """)
                .param("id", execution.id())
                .param("target", target.wireName())
                .param("now", DatabaseTime.writeUtc(now))
                .update();
    }

    void launched(JobExecution execution, SchemaTarget target, ExecutionKey launched) {
        jdbc.sql(
                        """
                        update job_restart set task_execution_id = :taskExecutionId
                        where job_execution_id = :id and schema_target = :target
                        """)
                .param("id", execution.id())
                .param("target", target.wireName())
                .param("taskExecutionId", launched.id())
                .update();
    }

    void release(JobExecution execution, SchemaTarget target) {
        jdbc.sql(
                        """
                        delete from job_restart
                        where job_execution_id = :id and schema_target = :target
                        """)
                .param("id", execution.id())
                .param("target", target.wireName())
                .update();
    }
}
