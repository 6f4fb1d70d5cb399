package net.dstone.dataflow.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Vendor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Reads step executions, their contexts and what earlier runs of a step took. */
@Component
class StepExecutions {

    private static final String COLUMNS =
            """
            step_execution_id, version, step_name, job_execution_id, start_time, end_time,
            last_updated, status, commit_count, read_count, filter_count, write_count,
            read_skip_count, write_skip_count, process_skip_count, rollback_count, exit_code,
            exit_message""";

    /** How far back a step is compared: enough to know what it takes, read in a moment. */
    private static final int INSTANCES_COMPARED = 500;

    /** In the order they ran. */
    List<StepExecution> of(JobExecution execution) {
        return of(List.of(execution)).getOrDefault(execution.id(), List.of());
    }

    /**
     * By job execution id, each in the order they ran.
     *
     * @param executions of one schema set
     */
    Map<Long, List<StepExecution>> of(Collection<JobExecution> executions) {
        Map<Long, List<StepExecution>> steps = new HashMap<>();
        if (executions.isEmpty()) {
            return steps;
        }
        Map<Long, JobExecution> byId =
                executions.stream()
                        .collect(Collectors.toMap(JobExecution::id, Function.identity()));
        executions
                .iterator()
                .next()
                .schema()
                .query(
                        """
                        select %s from {batch}STEP_EXECUTION
                        where job_execution_id in (:ids) order by step_execution_id
                        """
                                .formatted(COLUMNS))
                .param("ids", byId.keySet())
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    long id = row.getLong("job_execution_id");
                                    steps.computeIfAbsent(id, key -> new ArrayList<>())
                                            .add(step(row, Objects.requireNonNull(byId.get(id))));
                                });
        return steps;
    }

    /**
     * @throws NoSuchStepExecutionException when the job execution has no step of that id
     */
    StepExecution get(JobExecution execution, long id) {
        return execution
                .schema()
                .query(
                        """
                        select %s from {batch}STEP_EXECUTION
                        where step_execution_id = :id and job_execution_id = :jobExecutionId
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .param("jobExecutionId", execution.id())
                .query((row, number) -> step(row, execution))
                .optional()
                .orElseThrow(() -> new NoSuchStepExecutionException(execution.id(), id));
    }

    /**
     * What the step keeps between its chunks and for a restart. One that is too long to be shown stays in
     * the database: reading it could take all the memory there is.
     */
    StepContext context(StepExecution step) {
        return step.jobExecution()
                .schema()
                .query(
                        """
                        select coalesce(serialized_context, short_context)
                        from {batch}STEP_EXECUTION_CONTEXT where step_execution_id = :id
                        and char_length(coalesce(serialized_context, short_context)) <= :longest
                        """)
                .param("id", step.id())
                .param("longest", StepContext.MAX_LENGTH)
                .query(String.class)
                .optional()
                .map(StepContext::parse)
                .orElse(StepContext.EMPTY);
    }

    /**
     * What finished runs of the same step took in the newest instances of the same job; partitions of a
     * step count as one.
     */
    StepHistory history(StepExecution step) {
        StepHistory.Subject subject = StepHistory.Subject.of(step.name());
        Vendor vendor = Vendor.of(step.jobExecution().schema().jdbc());
        String duration = vendor.milliseconds("s.start_time", "s.end_time");
        List<String> aggregates = new ArrayList<>();
        for (StepHistory.Measure measure : StepHistory.Measure.values()) {
            String value =
                    switch (measure) {
                        case DURATION -> duration;
                        case DURATION_PER_READ ->
                                "case when s.read_count > 0 then %s / s.read_count end"
                                        .formatted(duration);
                        case COMMIT_COUNT,
                                ROLLBACK_COUNT,
                                READ_COUNT,
                                WRITE_COUNT,
                                FILTER_COUNT,
                                READ_SKIP_COUNT,
                                WRITE_SKIP_COUNT,
                                PROCESS_SKIP_COUNT ->
                                vendor.fractional("s." + measure.name());
                    };
            for (String function : List.of("count", "min", "max", "avg", "stddev_pop")) {
                aggregates.add("%s(%s) as %s_%s".formatted(function, value, function, measure));
            }
        }
        return step.jobExecution()
                .schema()
                .query(
                        """
                        select count(*) as executions, %s
                        from (select job_instance_id from {batch}JOB_INSTANCE
                        where job_name = :jobName
                        order by job_instance_id desc limit :instances) i
                        join {batch}JOB_EXECUTION e on e.job_instance_id = i.job_instance_id
                        join {batch}STEP_EXECUTION s on s.job_execution_id = e.job_execution_id
                        where s.step_name %s
                        and s.start_time is not null and s.end_time is not null
                        """
                                .formatted(
                                        String.join(",\n", aggregates),
                                        subject.isPartitioned()
                                                ? "like :stepName escape '!'"
                                                : "= :stepName"))
                .param("jobName", step.jobExecution().jobName())
                .param("instances", INSTANCES_COMPARED)
                .param("stepName", subject.pattern())
                .query((row, number) -> history(row, subject))
                .single();
    }

    private static StepHistory history(ResultSet row, StepHistory.Subject subject)
            throws SQLException {
        Map<StepHistory.Measure, StepHistory.Statistics> statistics = new HashMap<>();
        for (StepHistory.Measure measure : StepHistory.Measure.values()) {
            statistics.put(
                    measure,
                    new StepHistory.Statistics(
                            row.getLong("count_" + measure),
                            row.getDouble("min_" + measure),
                            row.getDouble("max_" + measure),
                            row.getDouble("avg_" + measure),
                            row.getDouble("stddev_pop_" + measure)));
        }
        return new StepHistory(subject.label(), row.getLong("executions"), statistics);
    }

    private static StepExecution step(ResultSet row, JobExecution execution) throws SQLException {
        return new StepExecution(
                row.getLong("step_execution_id"),
                row.getLong("version"),
                row.getString("step_name"),
                execution,
                DatabaseTime.read(row, "start_time"),
                DatabaseTime.read(row, "end_time"),
                DatabaseTime.read(row, "last_updated"),
                BatchStatus.of(row.getString("status")),
                row.getLong("commit_count"),
                row.getLong("read_count"),
                row.getLong("filter_count"),
                row.getLong("write_count"),
                row.getLong("read_skip_count"),
                row.getLong("write_skip_count"),
                row.getLong("process_skip_count"),
                row.getLong("rollback_count"),
                Objects.requireNonNullElse(row.getString("exit_code"), "UNKNOWN"),
                Objects.requireNonNullElse(row.getString("exit_message"), ""));
    }
}
