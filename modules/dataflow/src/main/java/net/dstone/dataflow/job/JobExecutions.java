package net.dstone.dataflow.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.DatabaseTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads job executions. However long a page is, it costs two statements to count and one for the keys per
 * database, two per set on the page, and one for the task definitions; a few more when it is of one job.
 */
@Component
class JobExecutions {

    private final BatchSchemas schemas;
    private final SchemaPages pages;
    private final JdbcClient serverDatabase;

    JobExecutions(BatchSchemas schemas, SchemaPages pages, JdbcClient serverDatabase) {
        this.schemas = schemas;
        this.pages = pages;
        this.serverDatabase = serverDatabase;
    }

    /**
     * Newest first, by the time they were created, or started when it is that what is asked for.
     *
     * @throws NoSuchJobException when a job name is asked for that never ran
     */
    Page<JobExecution> list(JobExecutionFilter filter, PageQuery query) {
        BatchSchema only = filter.schema();
        List<BatchSchema> searched =
                (only == null ? schemas.all() : List.of(only))
                        .stream()
                                .filter(
                                        schema ->
                                                filter.taskExecutionId() == null
                                                        || schema.hasTasks())
                                .toList();
        if (searched.isEmpty()) {
            return new Page<>(List.of(), query, 0);
        }
        Page<SchemaPages.Key> keys =
                pages.read(searched, listing(filter), parameters(filter), query);
        String jobName = filter.jobName();
        if (keys.total() == 0 && jobName != null) {
            requireKnown(jobName);
        }
        return keys.withContent(load(keys.content()));
    }

    /**
     * @throws NoSuchJobExecutionException when there is none of that id in the set
     */
    JobExecution get(BatchSchema schema, long id) {
        return load(List.of(new SchemaPages.Key(schema, 0, id, null))).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchJobExecutionException(schema, id));
    }

    /** The executions of each instance, newest first. */
    Map<SchemaPages.Key, List<JobExecution>> ofInstances(Collection<SchemaPages.Key> instances) {
        Map<BatchSchema, List<SchemaPages.Key>> bySchema =
                instances.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SchemaPages.Key::schema,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<SchemaPages.Key, List<JobExecution>> result = new HashMap<>();
        bySchema.forEach(
                (schema, keys) -> {
                    List<SchemaPages.Key> executions =
                            schema
                                    .query(
                                            """
                                            select job_execution_id from {batch}JOB_EXECUTION
                                            where job_instance_id in (:ids)
                                            order by job_execution_id desc
                                            """)
                                    .param("ids", keys.stream().map(SchemaPages.Key::id).toList())
                                    .query((row, number) -> row.getLong(1))
                                    .list()
                                    .stream()
                                    .map(id -> new SchemaPages.Key(schema, 0, id, null))
                                    .toList();
                    Map<Long, List<JobExecution>> byInstance =
                            load(executions).stream()
                                    .collect(Collectors.groupingBy(JobExecution::instanceId));
                    keys.forEach(
                            key -> result.put(key, byInstance.getOrDefault(key.id(), List.of())));
                });
        return result;
    }

    /**
     * @throws NoSuchJobException when no set has an instance of that job
     */
    void requireKnown(String jobName) {
        boolean known =
                schemas.all().stream()
                        .anyMatch(
                                schema ->
                                        !schema.query(
                                                        """
                                                        select job_instance_id
                                                        from {batch}JOB_INSTANCE
                                                        where job_name = :name limit 1
                                                        """)
                                                .param("name", jobName)
                                                .query((row, number) -> row.getLong(1))
                                                .list()
                                                .isEmpty());
        if (!known) {
            throw new NoSuchJobException(jobName);
        }
    }

    private static SchemaPages.Listing listing(JobExecutionFilter filter) {
        String moment = filter.byStart() ? "e.start_time" : "e.create_time";
        if (filter.isAll()) {
            return new SchemaPages.Listing(
                    SchemaPages.Listing.ALL_EXECUTIONS, null, "e.job_execution_id", moment);
        }
        String conditions = conditions(filter);
        if (filter.jobName() == null) {
            return new SchemaPages.Listing(
                    "from {batch}JOB_EXECUTION e where " + conditions,
                    null,
                    "e.job_execution_id",
                    moment);
        }
        return new SchemaPages.Listing(
                """
                from (select job_instance_id from {batch}JOB_INSTANCE
                where job_name = :jobName limit :limit) i
                left join {batch}JOB_EXECUTION e on e.job_instance_id = i.job_instance_id and %s
                """
                        .formatted(conditions),
                """
                from (select e.job_execution_id, e.job_instance_id, e.create_time, e.start_time
                from {batch}JOB_EXECUTION e where %s
                order by %s desc, e.job_execution_id desc limit {window}) e
                join {batch}JOB_INSTANCE i on i.job_instance_id = e.job_instance_id
                and i.job_name = :jobName
                """
                        .formatted(conditions, moment),
                "e.job_execution_id",
                moment);
    }

    private static String conditions(JobExecutionFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        if (filter.status() != null) {
            conditions.add("e.status = :status");
        }
        if (filter.startedFrom() != null) {
            conditions.add("e.start_time >= :startedFrom");
        }
        if (filter.startedTo() != null) {
            conditions.add("e.start_time <= :startedTo");
        }
        if (filter.instanceId() != null) {
            conditions.add("e.job_instance_id = :instanceId");
        }
        if (filter.taskExecutionId() != null) {
            conditions.add(
                    """
                    e.job_execution_id in (
                    select job_execution_id from {task}TASK_BATCH
                    where task_execution_id = :taskExecutionId)""");
        }
        return String.join("\nand ", conditions);
    }

    private static Map<String, ?> parameters(JobExecutionFilter filter) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        BatchStatus status = filter.status();
        parameters.put("jobName", filter.jobName());
        parameters.put("status", status == null ? null : status.name());
        parameters.put("startedFrom", filter.startedFrom());
        parameters.put("startedTo", filter.startedTo());
        parameters.put("instanceId", filter.instanceId());
        parameters.put("taskExecutionId", filter.taskExecutionId());
        return parameters;
    }

    /** What the keys name, in their order; what was deleted meanwhile is left out. */
    List<JobExecution> load(List<SchemaPages.Key> keys) {
        Map<BatchSchema, List<Long>> ids =
                keys.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SchemaPages.Key::schema,
                                        Collectors.mapping(
                                                SchemaPages.Key::id, Collectors.toList())));
        Map<BatchSchema, Map<Long, JobExecution>> found = new HashMap<>();
        ids.forEach((schema, wanted) -> found.put(schema, load(schema, wanted)));
        Set<String> defined = definedTasks(found.values());
        return keys.stream()
                .map(key -> found.getOrDefault(key.schema(), Map.of()).get(key.id()))
                .filter(Objects::nonNull)
                .map(execution -> execution.withDefined(defined.contains(execution.taskName())))
                .toList();
    }

    private static Map<Long, JobExecution> load(BatchSchema schema, List<Long> ids) {
        Map<Long, List<JobParameter>> parameters = loadParameters(schema, ids);
        String task =
                schema.hasTasks()
                        ? """
                          left join {task}TASK_BATCH b on b.job_execution_id = e.job_execution_id
                          left join {task}EXECUTION t on t.task_execution_id = b.task_execution_id
                          """
                        : """
                          left join (select job_execution_id as task_execution_id,
                          exit_code as task_name from {batch}JOB_EXECUTION) t on 1 = 0
                          """;
        Map<Long, JobExecution> executions = new HashMap<>();
        schema.query(
                        """
                        select e.job_execution_id, e.version, e.job_instance_id, i.job_name,
                        e.create_time, e.start_time, e.end_time, e.last_updated, e.status,
                        e.exit_code, e.exit_message, t.task_execution_id, t.task_name,
                        (select count(*) from {batch}STEP_EXECUTION s
                        where s.job_execution_id = e.job_execution_id) as step_count
                        from {batch}JOB_EXECUTION e
                        join {batch}JOB_INSTANCE i on i.job_instance_id = e.job_instance_id
                        %s
                        where e.job_execution_id in (:ids)
                        """
                                .formatted(task))
                .param("ids", ids)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    JobExecution execution =
                                            execution(
                                                    schema,
                                                    row,
                                                    parameters.getOrDefault(
                                                            row.getLong("job_execution_id"),
                                                            List.of()));
                                    executions.put(execution.id(), execution);
                                });
        return executions;
    }

    static Map<Long, List<JobParameter>> loadParameters(BatchSchema schema, List<Long> ids) {
        String nameColumn = schema.generation() == 4 ? "key_name" : "parameter_name";
        Map<Long, List<JobParameter>> parameters = new HashMap<>();
        schema.query(
                        """
                        select * from {batch}JOB_EXECUTION_PARAMS
                        where job_execution_id in (:ids) order by %s
                        """
                                .formatted(nameColumn))
                .param("ids", ids)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    JobParameter parameter =
                                            schema.generation() == 4
                                                    ? JobParameter.ofBatch4(row)
                                                    : JobParameter.ofBatch5(row);
                                    parameters
                                            .computeIfAbsent(
                                                    row.getLong("job_execution_id"),
                                                    key -> new ArrayList<>())
                                            .add(parameter);
                                });
        return parameters;
    }

    private static JobExecution execution(
            BatchSchema schema, ResultSet row, List<JobParameter> parameters) throws SQLException {
        return new JobExecution(
                schema,
                row.getLong("job_execution_id"),
                row.getLong("version"),
                row.getLong("job_instance_id"),
                row.getString("job_name"),
                Objects.requireNonNull(DatabaseTime.read(row, "create_time")),
                DatabaseTime.read(row, "start_time"),
                DatabaseTime.read(row, "end_time"),
                DatabaseTime.read(row, "last_updated"),
                BatchStatus.of(row.getString("status")),
                Objects.requireNonNullElse(row.getString("exit_code"), "UNKNOWN"),
                Objects.requireNonNullElse(row.getString("exit_message"), ""),
                row.getObject("task_execution_id", Long.class),
                row.getString("task_name"),
                false,
                row.getInt("step_count"),
                parameters);
    }

    private Set<String> definedTasks(Collection<Map<Long, JobExecution>> executions) {
        Set<String> names =
                executions.stream()
                        .flatMap(ofSchema -> ofSchema.values().stream())
                        .map(JobExecution::taskName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        if (names.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(
                serverDatabase
                        .sql(
                                """
                                select definition_name from task_definitions
                                where definition_name in (:names)
                                """)
                        .param("names", names)
                        .query((row, number) -> row.getString(1))
                        .list());
    }
}
