package net.dstone.dataflow.task;

import java.time.LocalDateTime;
import java.util.Set;
import net.dstone.dataflow.schema.SchemaTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts rows into the task tables as tasks and launches do. */
public final class TaskTables {

    public static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 14, 12, 0);

    private static final Set<String> UNFINISHED = Set.of("QUEUED", "LAUNCHING", "RUNNING");

    private final JdbcClient jdbc;

    public TaskTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that has been recorded but has not begun. */
    public ExecutionKey waiting(SchemaTarget target, long id, String taskName) {
        return execution(target, id, taskName, null, null, null);
    }

    public ExecutionKey running(
            SchemaTarget target, long id, String taskName, LocalDateTime start) {
        return execution(target, id, taskName, start, null, null);
    }

    /** One that took a minute. */
    public ExecutionKey ended(
            SchemaTarget target, long id, String taskName, LocalDateTime start, int exitCode) {
        return execution(target, id, taskName, start, start.plusMinutes(1), exitCode);
    }

    public ExecutionKey ended(SchemaTarget target, long id, String taskName) {
        return ended(target, id, taskName, NOON, 0);
    }

    private ExecutionKey execution(
            SchemaTarget target,
            long id,
            String taskName,
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime end,
            @Nullable Integer exitCode) {
        jdbc.sql(
                        """
                        insert into %sEXECUTION (TASK_EXECUTION_ID, TASK_NAME, START_TIME, END_TIME,
                                EXIT_CODE, LAST_UPDATED, EXTERNAL_EXECUTION_ID)
                        values (:id, :name, :start, :end, :exitCode, :updated, :externalId)
                        """
                                .formatted(target.taskPrefix()))
                .param("id", id)
                .param("name", taskName)
                .param("start", start)
                .param("end", end)
                .param("exitCode", exitCode)
                .param("updated", end != null ? end : start != null ? start : NOON.plusHours(1))
                .param("externalId", externalId(target, id))
                .update();
        return new ExecutionKey(id, target);
    }

    /** Ids from 1 on, all with the same end and an argument each. */
    void endedMany(
            SchemaTarget target, int count, String taskName, LocalDateTime end, int exitCode) {
        String numbers =
                "with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < %d)"
                        .formatted(count);
        jdbc.sql(
                        """
                        insert into %sEXECUTION (TASK_EXECUTION_ID, TASK_NAME, START_TIME, END_TIME,
                                EXIT_CODE, EXTERNAL_EXECUTION_ID)
                        %s
                        select n, :name, :end, :end, :exitCode, concat('run-%s-', n) from numbers
                        """
                                .formatted(target.taskPrefix(), numbers, target.wireName()))
                .param("name", taskName)
                .param("end", end)
                .param("exitCode", exitCode)
                .update();
        jdbc.sql(
                        """
                        insert into %1$sEXECUTION_PARAMS
                        select TASK_EXECUTION_ID, '--a=b' from %1$sEXECUTION
                        """
                                .formatted(target.taskPrefix()))
                .update();
    }

    public static String externalId(SchemaTarget target, long id) {
        return "run-%s-%d".formatted(target.wireName(), id);
    }

    public void childOf(ExecutionKey child, ExecutionKey parent) {
        jdbc.sql(
                        """
                        update %sEXECUTION set PARENT_EXECUTION_ID = :parent
                        where TASK_EXECUTION_ID = :id
                        """
                                .formatted(child.target().taskPrefix()))
                .param("parent", parent.id())
                .param("id", child.id())
                .update();
        argument(child, "--spring.cloud.task.parent-schema-target=" + parent.target().wireName());
    }

    public void argument(ExecutionKey key, String argument) {
        jdbc.sql(
                        "insert into %sEXECUTION_PARAMS values (:id, :text)"
                                .formatted(key.target().taskPrefix()))
                .param("id", key.id())
                .param("text", argument)
                .update();
    }

    /** A job of the execution, with as many rows as the task's side needs to see. */
    public void job(ExecutionKey key, long jobExecutionId, String exitCode) {
        String batch = key.target().batchPrefix();
        jdbc.sql("insert into %sJOB_INSTANCE values (:id, 0, 'job', :key)".formatted(batch))
                .param("id", jobExecutionId)
                .param("key", "key-" + jobExecutionId)
                .update();
        jdbc.sql(
                        """
                        insert into %sJOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME,
                                STATUS, EXIT_CODE)
                        values (:id, :id, :created, 'COMPLETED', :exitCode)
                        """
                                .formatted(batch))
                .param("id", jobExecutionId)
                .param("created", NOON)
                .param("exitCode", exitCode)
                .update();
        jdbc.sql(
                        "insert into %sTASK_BATCH values (:task, :job)"
                                .formatted(key.target().taskPrefix()))
                .param("task", key.id())
                .param("job", jobExecutionId)
                .update();
    }

    public void manifest(ExecutionKey key, String json) {
        jdbc.sql("insert into %s values (:id, :id, :json)".formatted(key.target().manifestTable()))
                .param("id", key.id())
                .param("json", json)
                .update();
    }

    /** That this server launched the execution on a platform. */
    public void launched(ExecutionKey key, String platformName, String state) {
        String externalId = externalId(key.target(), key.id());
        jdbc.sql(
                        """
                        insert into task_run (task_execution_id, schema_target, launch_id, task_name,
                                platform_name, state, queued_at, ended_at)
                        values (:id, :target, :launchId, 'any', :platform, :state, :queuedAt,
                                :endedAt)
                        """)
                .param("id", key.id())
                .param("target", key.target().wireName())
                .param("launchId", externalId)
                .param("platform", platformName)
                .param("state", state)
                .param("queuedAt", NOON)
                .param("endedAt", UNFINISHED.contains(state) ? null : NOON)
                .update();
        deployed(key, platformName);
    }

    public void deployed(ExecutionKey key, String platformName) {
        jdbc.sql(
                        """
                        insert into task_deployment (id, task_deployment_id, task_definition_name,
                                platform_name)
                        values (:id, :externalId, 'any', :platform)
                        """)
                .param("id", key.target().ordinal() * 1_000_000L + key.id())
                .param("externalId", externalId(key.target(), key.id()))
                .param("platform", platformName)
                .update();
    }

    public void definition(String name, String text, @Nullable String description) {
        jdbc.sql("insert into task_definitions values (:name, :text, :description)")
                .param("name", name)
                .param("text", text)
                .param("description", description)
                .update();
    }

    public void app(String name, String uri) {
        jdbc.sql(
                        """
                        insert into app_registration (id, type, name, version, uri, boot_version,
                                default_version)
                        values ((select coalesce(max(id), 0) + 1 from app_registration), 4, :name,
                                '1.0.0', :uri, 'BOOT3', true)
                        """)
                .param("name", name)
                .param("uri", uri)
                .update();
    }

    long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** For servers that are shared by tests. */
    public void clear() {
        for (SchemaTarget target : SchemaTarget.values()) {
            for (String table :
                    new String[] {
                        target.manifestTable(),
                        target.taskPrefix() + "EXECUTION_PARAMS",
                        target.taskPrefix() + "TASK_BATCH",
                        target.taskPrefix() + "EXECUTION",
                        target.batchPrefix() + "JOB_EXECUTION",
                        target.batchPrefix() + "JOB_INSTANCE"
                    }) {
                jdbc.sql("delete from " + table).update();
            }
        }
        for (String table :
                new String[] {
                    "task_run",
                    "task_deployment",
                    "task_definitions",
                    "app_registration",
                    "audit_records"
                }) {
            jdbc.sql("delete from " + table).update();
        }
    }
}
