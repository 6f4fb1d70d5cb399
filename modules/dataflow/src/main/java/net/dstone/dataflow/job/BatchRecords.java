package net.dstone.dataflow.job;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.ExecutionRecords;
import net.dstone.server.database.DatabaseTime;
import org.springframework.stereotype.Component;

/**
 * Closes and deletes what Spring Batch recorded for task executions. A closed job is one that Spring Batch
 * restarts: it refuses an instance with an execution or step that looks as if it ran, or whose state it
 * calls unknown. All generations record these columns alike.
 */
@Component
class BatchRecords implements ExecutionRecords {

    /** What the column holds. */
    private static final int MESSAGE_LENGTH = 2500;

    /** Keeps parameter lists well below what databases accept. */
    private static final int DELETED_AT_ONCE = 500;

    /**
     * What a program that is gone can have left behind. Its last update writes status and end together, so
     * a row without an end is open whatever its status, unless somebody abandoned it.
     */
    private static final String OPEN =
            """
            (status in ('STARTING', 'STARTED', 'STOPPING')
            or (end_time is null and status in ('UNKNOWN', 'FAILED', 'STOPPED')))""";

    private static final String CLOSED =
            """
            status = :status, exit_code = :status, exit_message = :reason,
            end_time = coalesce(end_time, :at), last_updated = :at, version = version + 1""";

    private final BatchSchemas schemas;
    private final RowCounts rowCounts;

    BatchRecords(BatchSchemas schemas, RowCounts rowCounts) {
        this.schemas = schemas;
        this.rowCounts = rowCounts;
    }

    @Override
    public void close(ExecutionKey execution, boolean stopped, String reason, Instant at) {
        BatchSchema schema = schemas.own(execution.target());
        List<Long> jobs = relatedJobs(schema, List.of(execution.id()));
        if (jobs.isEmpty()) {
            return;
        }
        for (String table : List.of("STEP_EXECUTION", "JOB_EXECUTION")) {
            schema.query(
                            """
                            update {batch}%s set %s
                            where job_execution_id in (:jobs) and %s
                            """
                                    .formatted(table, CLOSED, OPEN))
                    .param("jobs", jobs)
                    .param("status", (stopped ? BatchStatus.STOPPED : BatchStatus.FAILED).name())
                    .param("reason", cut(reason))
                    .param("at", DatabaseTime.write(at))
                    .update();
        }
    }

    @Override
    public Map<String, Integer> delete(Collection<ExecutionKey> executions) {
        Map<String, Integer> deleted = new LinkedHashMap<>();
        ExecutionKey.idsByTarget(executions)
                .forEach(
                        (target, ids) -> {
                            BatchSchema schema = schemas.own(target);
                            for (int from = 0; from < ids.size(); from += DELETED_AT_ONCE) {
                                int to = Math.min(from + DELETED_AT_ONCE, ids.size());
                                delete(schema, ids.subList(from, to), deleted);
                            }
                        });
        return deleted;
    }

    private void delete(
            BatchSchema schema, List<Long> taskExecutions, Map<String, Integer> deleted) {
        List<Long> jobs = relatedJobs(schema, taskExecutions);
        for (int from = 0; from < jobs.size(); from += DELETED_AT_ONCE) {
            deleteJobs(
                    schema,
                    jobs.subList(from, Math.min(from + DELETED_AT_ONCE, jobs.size())),
                    deleted);
        }
    }

    private void deleteJobs(BatchSchema schema, List<Long> jobs, Map<String, Integer> deleted) {
        List<Long> existing =
                schema.query(
                                """
                                select job_execution_id from {batch}JOB_EXECUTION
                                where job_execution_id in (:ids)
                                order by job_execution_id for update
                                """)
                        .param("ids", jobs)
                        .query((row, number) -> row.getLong(1))
                        .list();
        List<Long> instances =
                schema.query(
                                """
                                select distinct job_instance_id from {batch}JOB_EXECUTION
                                where job_execution_id in (:ids)
                                """)
                        .param("ids", jobs)
                        .query((row, number) -> row.getLong(1))
                        .list();
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put(
                "stepExecutionContexts",
                """
                delete from {batch}STEP_EXECUTION_CONTEXT where step_execution_id in (
                select step_execution_id from {batch}STEP_EXECUTION
                where job_execution_id in (:ids))
                """);
        statements.put(
                "stepExecutions",
                "delete from {batch}STEP_EXECUTION where job_execution_id in (:ids)");
        statements.put(
                "jobExecutionContexts",
                "delete from {batch}JOB_EXECUTION_CONTEXT where job_execution_id in (:ids)");
        statements.put(
                "jobExecutionParameters",
                "delete from {batch}JOB_EXECUTION_PARAMS where job_execution_id in (:ids)");
        statements.put(
                "jobExecutions",
                "delete from {batch}JOB_EXECUTION where job_execution_id in (:ids)");
        statements.forEach(
                (what, statement) ->
                        count(deleted, what, schema.query(statement).param("ids", jobs).update()));
        schema.jdbc()
                .sql(
                        """
                        delete from job_restart
                        where schema_target = :target and job_execution_id in (:ids)
                        """)
                .param("target", schema.name())
                .param("ids", jobs)
                .update();
        if (!instances.isEmpty()) {
            count(
                    deleted,
                    "jobInstances",
                    schema.query(
                                    """
                                    delete from {batch}JOB_INSTANCE
                                    where job_instance_id in (:ids) and job_instance_id not in (
                                    select job_instance_id from {batch}JOB_EXECUTION
                                    where job_instance_id in (:ids))
                                    """)
                            .param("ids", instances)
                            .update());
        }
        rowCounts.deleted(SchemaPages.counted(schema), existing);
    }

    private static List<Long> relatedJobs(BatchSchema schema, List<Long> taskExecutions) {
        return schema.query(
                        """
                        select distinct job_execution_id from {task}TASK_BATCH
                        where task_execution_id in (:ids)
                        """)
                .param("ids", taskExecutions)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static void count(Map<String, Integer> deleted, String what, int rows) {
        deleted.merge(what, rows, Integer::sum);
    }

    private static String cut(String reason) {
        return reason.length() <= MESSAGE_LENGTH ? reason : reason.substring(0, MESSAGE_LENGTH);
    }
}
