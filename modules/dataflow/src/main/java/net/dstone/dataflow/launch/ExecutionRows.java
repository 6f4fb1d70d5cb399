package net.dstone.dataflow.launch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.LaunchManifest;
import net.dstone.platform.LaunchId;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's share of the execution tables. Most of a row is written by the program itself; the server
 * opens it before the program exists and completes it when the program is gone.
 */
@Component
class ExecutionRows {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final JsonMapper json;

    ExecutionRows(JdbcClient jdbc, Ids ids, JsonMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.json = json;
    }

    ExecutionKey nextKey(SchemaTarget target) {
        return new ExecutionKey(ids.next(target.taskPrefix() + "SEQ"), target);
    }

    /** Opens an execution. It has no start yet: a program refuses to run one that looks used. */
    void insert(ExecutionKey key, String taskName, LaunchId launchId, Instant now) {
        jdbc.sql(
                        """
                        insert into %sEXECUTION (TASK_EXECUTION_ID, TASK_NAME,
                                EXTERNAL_EXECUTION_ID, LAST_UPDATED)
                        values (:id, :taskName, :externalId, :now)
                        """
                                .formatted(key.target().taskPrefix()))
                .param("id", key.id())
                .param("taskName", taskName)
                .param("externalId", launchId.value())
                .param("now", DatabaseTime.write(now))
                .update();
    }

    void insertManifest(ExecutionKey key, LaunchManifest manifest) {
        String table = key.target().manifestTable();
        jdbc.sql(
                        """
                        insert into %s (ID, TASK_EXECUTION_ID, TASK_EXECUTION_MANIFEST)
                        values (:id, :executionId, :manifest)
                        """
                                .formatted(table))
                .param("id", ids.next(table + "_SEQ"))
                .param("executionId", key.id())
                .param("manifest", manifest.toJson(json))
                .update();
    }

    void insertDeployment(String taskName, LaunchId launchId, String platformName, Instant now) {
        jdbc.sql(
                        """
                        insert into task_deployment (id, object_version, task_deployment_id,
                                task_definition_name, platform_name, created_on)
                        values (:id, 0, :launchId, :taskName, :platform, :now)
                        """)
                .param("id", ids.next(Ids.ENTITIES))
                .param("launchId", launchId.value())
                .param("taskName", taskName)
                .param("platform", platformName)
                .param("now", DatabaseTime.write(now))
                .update();
    }

    /** The platform the task was launched on first. */
    Optional<String> findFirstPlatform(String taskName) {
        return jdbc.sql(
                        """
                        select platform_name from task_deployment
                        where task_definition_name = :taskName
                        order by id
                        limit 1
                        """)
                .param("taskName", taskName)
                .query(String.class)
                .optional();
    }

    /** An execution of the task and what it was launched with, as far as that can be read. */
    record Launched(ExecutionKey key, Optional<LaunchManifest> manifest) {}

    /** The task's newest execution that a server launched. */
    Optional<Launched> findNewestLaunched(String taskName, SchemaTarget target) {
        return jdbc.sql(
                        """
                        select e.TASK_EXECUTION_ID, m.TASK_EXECUTION_MANIFEST
                        from %sEXECUTION e
                        join %s m on m.TASK_EXECUTION_ID = e.TASK_EXECUTION_ID
                        where e.TASK_NAME = :taskName and m.TASK_EXECUTION_MANIFEST is not null
                        order by e.TASK_EXECUTION_ID desc
                        limit 1
                        """
                                .formatted(target.taskPrefix(), target.manifestTable()))
                .param("taskName", taskName)
                .query(
                        (row, number) -> {
                            ExecutionKey key = new ExecutionKey(row.getLong(1), target);
                            return new Launched(
                                    key, LaunchManifest.parse(key, row.getString(2), json));
                        })
                .optional();
    }

    /** Notes the start of a program that does not do so itself, and what it was started with. */
    void start(ExecutionKey key, Instant startedAt, List<String> arguments) {
        int started =
                jdbc.sql(
                                """
                                update %sEXECUTION set START_TIME = :startedAt, LAST_UPDATED = :startedAt
                                where TASK_EXECUTION_ID = :id and START_TIME is null
                                """
                                        .formatted(key.target().taskPrefix()))
                        .param("startedAt", DatabaseTime.write(startedAt))
                        .param("id", key.id())
                        .update();
        if (started == 1) {
            for (String argument : arguments) {
                jdbc.sql(
                                """
                                insert into %sEXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM)
                                values (:id, :argument)
                                """
                                        .formatted(key.target().taskPrefix()))
                        .param("id", key.id())
                        .param("argument", argument)
                        .update();
            }
        }
    }

    /** What is recorded of an execution, locked until the end of the transaction. */
    Optional<ExecutionEnd.Recorded> findRecorded(ExecutionKey key) {
        return jdbc.sql(
                        """
                        select START_TIME, END_TIME, EXIT_CODE, ERROR_MESSAGE from %sEXECUTION
                        where TASK_EXECUTION_ID = :id for update
                        """
                                .formatted(key.target().taskPrefix()))
                .param("id", key.id())
                .query(ExecutionRows::recorded)
                .optional();
    }

    private static ExecutionEnd.Recorded recorded(ResultSet row, int number) throws SQLException {
        return new ExecutionEnd.Recorded(
                DatabaseTime.read(row, "START_TIME"),
                DatabaseTime.read(row, "END_TIME"),
                row.getObject("EXIT_CODE", Integer.class),
                row.getString("ERROR_MESSAGE"));
    }

    void end(ExecutionKey key, ExecutionEnd end, Instant now) {
        jdbc.sql(
                        """
                        update %sEXECUTION
                        set START_TIME = :startTime, END_TIME = :endTime, EXIT_CODE = :exitCode,
                            ERROR_MESSAGE = :errorMessage, LAST_UPDATED = :now
                        where TASK_EXECUTION_ID = :id
                        """
                                .formatted(key.target().taskPrefix()))
                .param("startTime", DatabaseTime.write(end.startTime()))
                .param("endTime", DatabaseTime.write(end.endTime()))
                .param("exitCode", end.exitCode())
                .param("errorMessage", end.errorMessage())
                .param("now", DatabaseTime.write(now))
                .param("id", key.id())
                .update();
    }
}
