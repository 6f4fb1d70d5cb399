package net.dstone.dataflow.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.dstone.dataflow.schema.SchemaTarget;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept beside the rows of executions. Everything is asked for many executions at once: one query
 * for each kind and target, never one for each execution.
 */
@Component
public class TaskExecutionDetails {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public TaskExecutionDetails(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Command line arguments as the programs recorded them, in their order; they may hold secrets. */
    public Map<ExecutionKey, List<String>> arguments(Collection<ExecutionKey> keys) {
        return collect(
                keys,
                target ->
                        """
                        select TASK_EXECUTION_ID, TASK_PARAM from %sEXECUTION_PARAMS
                        where TASK_EXECUTION_ID in (:ids) and TASK_PARAM is not null
                        """
                                .formatted(target.taskPrefix()),
                row -> row.getString("TASK_PARAM"));
    }

    /** As above, of one execution. */
    public List<String> arguments(ExecutionKey key) {
        return arguments(List.of(key)).getOrDefault(key, List.of());
    }

    Map<ExecutionKey, List<Long>> jobExecutionIds(Collection<ExecutionKey> keys) {
        return collect(
                keys,
                target ->
                        """
                        select TASK_EXECUTION_ID, JOB_EXECUTION_ID from %sTASK_BATCH
                        where TASK_EXECUTION_ID in (:ids)
                        order by JOB_EXECUTION_ID
                        """
                                .formatted(target.taskPrefix()),
                row -> row.getLong("JOB_EXECUTION_ID"));
    }

    /** What the executions were launched with; those not launched by a server have nothing. */
    public Map<ExecutionKey, LaunchManifest> manifests(Collection<ExecutionKey> keys) {
        Map<ExecutionKey, LaunchManifest> manifests = new HashMap<>();
        collect(
                        keys,
                        target ->
                                """
                                select TASK_EXECUTION_ID, TASK_EXECUTION_MANIFEST from %s
                                where TASK_EXECUTION_ID in (:ids)
                                  and TASK_EXECUTION_MANIFEST is not null
                                order by ID
                                """
                                        .formatted(target.manifestTable()),
                        row -> row.getString("TASK_EXECUTION_MANIFEST"))
                .forEach(
                        (key, texts) ->
                                LaunchManifest.parse(key, texts.getLast(), json)
                                        .ifPresent(manifest -> manifests.put(key, manifest)));
        return manifests;
    }

    /** Where an execution was launched; empty if its manifest does not tell. */
    public Optional<String> platformName(ExecutionKey key) {
        return Optional.ofNullable(manifests(List.of(key)).get(key))
                .flatMap(manifest -> Optional.ofNullable(manifest.platformName()))
                .filter(name -> !name.isBlank());
    }

    /**
     * Exit codes of the jobs that ran composed tasks; other executions have none here. A composed task is
     * known by the argument SCDF gives to the program that runs it.
     */
    Map<ExecutionKey, String> composedJobExitCodes(Collection<ExecutionKey> keys) {
        Map<ExecutionKey, String> exitCodes = new HashMap<>();
        collect(
                        keys,
                        target ->
                                """
                                select r.TASK_EXECUTION_ID, j.EXIT_CODE from %1$sEXECUTION_PARAMS p
                                join %1$sTASK_BATCH r on r.TASK_EXECUTION_ID = p.TASK_EXECUTION_ID
                                join %2$sJOB_EXECUTION j on j.JOB_EXECUTION_ID = r.JOB_EXECUTION_ID
                                where p.TASK_EXECUTION_ID in (:ids)
                                  and p.TASK_PARAM =
                                    '--spring.cloud.data.flow.taskappname=composed-task-runner'
                                  and j.EXIT_CODE is not null
                                order by j.JOB_EXECUTION_ID
                                """
                                        .formatted(target.taskPrefix(), target.batchPrefix()),
                        row -> row.getString("EXIT_CODE"))
                .forEach((key, codes) -> exitCodes.put(key, codes.getLast()));
        return exitCodes;
    }

    /** The platforms of launches, by external execution id: for executions without a manifest. */
    public Map<String, String> platformNames(Collection<String> externalExecutionIds) {
        Map<String, String> platforms = new HashMap<>();
        if (!externalExecutionIds.isEmpty()) {
            RowCallbackHandler put = row -> platforms.put(row.getString(1), row.getString(2));
            jdbc.sql(
                            """
                            select task_deployment_id, platform_name from task_deployment
                            where task_deployment_id in (:ids)
                            """)
                    .param("ids", externalExecutionIds)
                    .query(put);
        }
        return platforms;
    }

    /** A column of one row. */
    private interface Column<V> {
        V read(ResultSet row) throws SQLException;
    }

    private <V> Map<ExecutionKey, List<V>> collect(
            Collection<ExecutionKey> keys, Function<SchemaTarget, String> sql, Column<V> column) {
        Map<ExecutionKey, List<V>> values = new HashMap<>();
        ExecutionKey.idsByTarget(keys)
                .forEach(
                        (target, ids) -> {
                            RowCallbackHandler add =
                                    row ->
                                            values.computeIfAbsent(
                                                            new ExecutionKey(
                                                                    row.getLong(
                                                                            "TASK_EXECUTION_ID"),
                                                                    target),
                                                            key -> new ArrayList<>())
                                                    .add(column.read(row));
                            jdbc.sql(sql.apply(target)).param("ids", ids).query(add);
                        });
        return values;
    }
}
