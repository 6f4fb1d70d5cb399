package net.dstone.dataflow.job;

import java.time.LocalDateTime;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes rows of one set of tables as the applications of its generation do. Ids count from 1 in each set,
 * so they overlap between sets, as they do in real databases.
 */
final class BatchTables {

    static final LocalDateTime START = LocalDateTime.of(2024, 5, 6, 7, 8, 9, 123_000_000);

    final BatchSchema schema;
    private long lastId;

    BatchTables(SchemaTarget target, DataSource dataSource) {
        this(BatchSchema.of(target, JdbcClient.create(dataSource)));
    }

    BatchTables(BatchSchema schema) {
        this.schema = schema;
    }

    long task(String name) {
        long id = ++lastId;
        schema.query(
                        """
                        insert into {task}EXECUTION (task_execution_id, task_name, start_time)
                        values (:id, :name, :start)
                        """)
                .param("id", id)
                .param("name", name)
                .param("start", START)
                .update();
        return id;
    }

    ExecutionKey key(long taskExecutionId) {
        return new ExecutionKey(taskExecutionId, schema.ownTarget().orElseThrow());
    }

    void taskArguments(long taskExecutionId, String... arguments) {
        for (String argument : arguments) {
            schema.query("insert into {task}EXECUTION_PARAMS values (:id, :argument)")
                    .param("id", taskExecutionId)
                    .param("argument", argument)
                    .update();
        }
    }

    long instance(String jobName) {
        long id = ++lastId;
        schema.query(
                        """
                        insert into {batch}JOB_INSTANCE
                                (job_instance_id, version, job_name, job_key)
                        values (:id, 0, :name, :key)
                        """)
                .param("id", id)
                .param("name", jobName)
                .param("key", "key-" + id)
                .update();
        return id;
    }

    /** A job execution of its own instance, launched by nobody. */
    long execution(String jobName, BatchStatus status, LocalDateTime created) {
        return execution(instance(jobName), status, created);
    }

    /** Running states have no end, the others ended three seconds after their start. */
    long execution(long instanceId, BatchStatus status, LocalDateTime created) {
        long id = ++lastId;
        schema.query(
                        """
                        insert into {batch}JOB_EXECUTION (job_execution_id, version,
                                job_instance_id, create_time, start_time, end_time, status,
                                exit_code, exit_message, last_updated)
                        values (:id, 1, :instance, :created, :started, :ended, :status, :exitCode,
                                '', :created)
                        """)
                .param("id", id)
                .param("instance", instanceId)
                .param("created", created)
                .param("started", status == BatchStatus.STARTING ? null : created)
                .param("ended", status.isRunning() ? null : created.plusSeconds(3))
                .param("status", status.name())
                .param("exitCode", status.isRunning() ? "UNKNOWN" : status.name())
                .update();
        return id;
    }

    void relate(long taskExecutionId, long jobExecutionId) {
        schema.query("insert into {task}TASK_BATCH values (:task, :job)")
                .param("task", taskExecutionId)
                .param("job", jobExecutionId)
                .update();
    }

    void longParameter(long jobExecutionId, String name, long value) {
        if (schema.generation() == 4) {
            batch4Parameter(jobExecutionId, name, "LONG", "", null, value, 0, true);
        } else {
            batch5Parameter(jobExecutionId, name, "java.lang.Long", Long.toString(value), true);
        }
    }

    void stringParameter(long jobExecutionId, String name, String value) {
        if (schema.generation() == 4) {
            batch4Parameter(jobExecutionId, name, "STRING", value, null, 0, 0, true);
        } else {
            batch5Parameter(jobExecutionId, name, "java.lang.String", value, true);
        }
    }

    void batch4Parameter(
            long jobExecutionId,
            String name,
            String type,
            String text,
            @Nullable LocalDateTime date,
            long number,
            double fraction,
            boolean identifying) {
        schema.query(
                        """
                        insert into {batch}JOB_EXECUTION_PARAMS
                        values (:id, :type, :name, :text, :date, :number, :fraction, :identifying)
                        """)
                .param("id", jobExecutionId)
                .param("type", type)
                .param("name", name)
                .param("text", text)
                .param("date", date)
                .param("number", number)
                .param("fraction", fraction)
                .param("identifying", identifying ? "Y" : "N")
                .update();
    }

    void batch5Parameter(
            long jobExecutionId, String name, String type, String value, boolean identifying) {
        schema.query(
                        """
                        insert into {batch}JOB_EXECUTION_PARAMS
                        values (:id, :name, :type, :value, :identifying)
                        """)
                .param("id", jobExecutionId)
                .param("name", name)
                .param("type", type)
                .param("value", value)
                .param("identifying", identifying ? "Y" : "N")
                .update();
    }

    long step(long jobExecutionId, String name, BatchStatus status) {
        return step(jobExecutionId, name, status, 0, 2000);
    }

    /** Running states have no end, the others ended after the given time. */
    long step(long jobExecutionId, String name, BatchStatus status, long reads, long milliseconds) {
        long id = ++lastId;
        boolean hasCreateTime = schema.generation() > 4;
        schema.query(
                        """
                        insert into {batch}STEP_EXECUTION (step_execution_id, version, step_name,
                                job_execution_id, %s start_time, end_time, status, commit_count,
                                read_count, filter_count, write_count, read_skip_count,
                                write_skip_count, process_skip_count, rollback_count, exit_code,
                                exit_message, last_updated)
                        values (:id, 3, :name, :job, %s :start, :end, :status, 1, :reads, 0, :reads,
                                1, 2, 3, 0, :exitCode, '', :start)
                        """
                                .formatted(
                                        hasCreateTime ? "create_time," : "",
                                        hasCreateTime ? ":start," : ""))
                .param("id", id)
                .param("name", name)
                .param("job", jobExecutionId)
                .param("start", START)
                .param("end", status.isRunning() ? null : START.plusNanos(milliseconds * 1_000_000))
                .param("status", status.name())
                .param("reads", reads)
                .param("exitCode", status.isRunning() ? "EXECUTING" : status.name())
                .update();
        return id;
    }

    void stepContext(long stepExecutionId, String text) {
        schema.query("insert into {batch}STEP_EXECUTION_CONTEXT values (:id, :text, null)")
                .param("id", stepExecutionId)
                .param("text", text)
                .update();
    }

    /** Of a text too long for its first column, which then holds only how it begins. */
    void longStepContext(long stepExecutionId, String text) {
        schema.query("insert into {batch}STEP_EXECUTION_CONTEXT values (:id, :begin, :text)")
                .param("id", stepExecutionId)
                .param("begin", text.substring(0, 10) + " ...")
                .param("text", text)
                .update();
    }

    void jobContext(long jobExecutionId, String text) {
        schema.query("insert into {batch}JOB_EXECUTION_CONTEXT values (:id, :text, null)")
                .param("id", jobExecutionId)
                .param("text", text)
                .update();
    }

    int rows(String table) {
        return schema.query("select count(*) from " + table).query(Integer.class).single();
    }
}
