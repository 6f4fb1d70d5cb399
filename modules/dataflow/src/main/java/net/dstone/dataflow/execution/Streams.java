package net.dstone.dataflow.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream.Builder;
import net.dstone.dataflow.launch.RunState;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the next executions of streams, each out of an index and no more of it than is asked for. */
@Component
class Streams {

    private static final String COLUMNS =
            "TASK_EXECUTION_ID, TASK_NAME, START_TIME, END_TIME, EXIT_CODE, LAST_UPDATED,"
                    + " EXTERNAL_EXECUTION_ID";

    private static final String RUN_COLUMNS =
            "task_execution_id, state, queued_at, exit_code, platform_name, task_name";

    private static final String NO_RUN =
            """
            not exists (select 1 from task_run r where r.task_execution_id = x.TASK_EXECUTION_ID
            and r.schema_target = '%s')""";

    private final JdbcClient jdbc;
    private final Vendor vendor;

    Streams(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.vendor = Vendor.of(jdbc);
    }

    /**
     * The next of each stream, in its order.
     *
     * @param positions of the streams that are wanted
     * @param filter of which only name, parent and time count here
     * @param limits of each stream
     */
    Map<Stream, List<Candidate>> read(
            Map<Stream, Position> positions, ExecutionFilter filter, ToIntFunction<Stream> limits) {
        Map<Stream, List<Candidate>> found = new LinkedHashMap<>();
        if (positions.isEmpty()) {
            return found;
        }
        List<Stream> streams = List.copyOf(positions.keySet());
        streams.forEach(stream -> found.put(stream, new ArrayList<>()));
        Map<SchemaTarget, Long> firstRuns =
                streams.stream().anyMatch(Streams::needsFirstRun) ? firstRuns() : Map.of();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("task", filter.exactTask());
        parameters.put("from", DatabaseTime.write(filter.from()));
        parameters.put("to", DatabaseTime.write(filter.to()));
        List<String> branches = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            Stream stream = streams.get(i);
            Position position = Objects.requireNonNull(positions.get(stream));
            int limit = limits.applyAsInt(stream);
            parameters.put("start" + i, position.start());
            branches.add(
                    stream.kind() == Stream.Kind.RUNS
                            ? runs(stream, position, i, limit)
                            : executions(stream, position, filter, firstRuns, i, limit));
        }
        RowCallbackHandler add =
                row -> {
                    Stream stream = streams.get(row.getInt("stream"));
                    Objects.requireNonNull(found.get(stream)).add(candidate(row, stream));
                };
        jdbc.sql(String.join("\nunion all\n", branches)).params(parameters).query(add);
        found.replaceAll(
                (stream, candidates) ->
                        candidates.stream().sorted(SearchMerge.orderOf(stream)).toList());
        return found;
    }

    private static String runs(Stream stream, Position position, int number, int limit) {
        SchemaTarget target = stream.target();
        return """
        (select %1$d as stream, r.task_execution_id as id, e.TASK_NAME, e.START_TIME, e.END_TIME,
        e.EXIT_CODE, e.LAST_UPDATED, e.EXTERNAL_EXECUTION_ID, r.state, r.queued_at,
        r.exit_code as run_exit_code, r.platform_name, r.task_name as run_name
        from (select %7$s from task_run
        where state = '%2$s' and schema_target = '%3$s' and task_execution_id < %4$d
        order by state, schema_target, task_execution_id desc
        limit %5$d) r
        left join %6$sEXECUTION e on e.TASK_EXECUTION_ID = r.task_execution_id)
        """
                .formatted(
                        number,
                        Objects.requireNonNull(stream.runState()).name(),
                        target.wireName(),
                        position.id(),
                        limit,
                        target.taskPrefix(),
                        RUN_COLUMNS);
    }

    private String executions(
            Stream stream,
            Position position,
            ExecutionFilter filter,
            Map<SchemaTarget, Long> firstRuns,
            int number,
            int limit) {
        SchemaTarget target = stream.target();
        return """
        (select %1$d as stream, e.TASK_EXECUTION_ID as id, e.TASK_NAME, e.START_TIME, e.END_TIME,
        e.EXIT_CODE, e.LAST_UPDATED, e.EXTERNAL_EXECUTION_ID, r.state, r.queued_at,
        r.exit_code as run_exit_code, r.platform_name, r.task_name as run_name
        from (select %2$s from %3$sEXECUTION x
        where %4$s
        order by %5$s
        limit %6$d) e
        left join task_run r on r.task_execution_id = e.TASK_EXECUTION_ID
        and r.schema_target = '%7$s')
        """
                .formatted(
                        number,
                        COLUMNS,
                        target.taskPrefix(),
                        condition(stream, position, filter, firstRuns, number),
                        order(stream, filter),
                        limit,
                        target.wireName());
    }

    private static String condition(
            Stream stream,
            Position position,
            ExecutionFilter filter,
            Map<SchemaTarget, Long> firstRuns,
            int number) {
        Builder<String> conditions = java.util.stream.Stream.builder();
        long firstRun = firstRuns.getOrDefault(stream.target(), Long.MAX_VALUE);
        String noRun = NO_RUN.formatted(stream.target().wireName());
        if (filter.exactTask() != null) {
            conditions.add("TASK_NAME = :task");
        }
        if (filter.parent() != null) {
            conditions.add("PARENT_EXECUTION_ID = " + filter.parent());
        }
        if (stream.kind() != Stream.Kind.STARTED) {
            conditions.add("TASK_EXECUTION_ID < " + position.id());
        }
        switch (stream.kind()) {
            case ALL, RUNS -> {
                // By id alone.
            }
            case STARTED -> {
                conditions.add("START_TIME is not null");
                if (filter.from() != null) {
                    conditions.add("START_TIME >= :from");
                }
                if (filter.to() != null) {
                    conditions.add("START_TIME < :to");
                }
                if (position.start() != null) {
                    conditions.add(
                            "START_TIME <= :start%1$d and (START_TIME < :start%1$d or TASK_EXECUTION_ID < %2$d)"
                                    .formatted(number, position.id()));
                }
            }
            case NOT_STARTED -> conditions.add("START_TIME is null");
            case OPEN -> conditions.add("END_TIME is null").add(noRun);
            case OLD ->
                    conditions
                            .add(firstRun <= 1 ? "1 = 0" : "TASK_EXECUTION_ID < " + firstRun)
                            .add("END_TIME is not null");
            case UNLAUNCHED ->
                    conditions
                            .add("TASK_EXECUTION_ID >= " + firstRun)
                            .add("EXTERNAL_EXECUTION_ID is null")
                            .add("END_TIME is not null")
                            .add(noRun);
        }
        return conditions.build().collect(Collectors.joining("\nand "));
    }

    /** Terms that are the same for all rows are there for H2, which sees by them that an index fits. */
    private String order(Stream stream, ExecutionFilter filter) {
        String id = "TASK_EXECUTION_ID desc";
        String name = filter.exactTask() == null ? "" : "TASK_NAME, ";
        return switch (stream.kind()) {
            case STARTED ->
                    name
                            + (vendor.isMysqlFamily()
                                    ? "START_TIME desc, "
                                    : "START_TIME desc nulls first, ")
                            + id;
            case NOT_STARTED ->
                    name + (vendor.isMysqlFamily() ? "" : "START_TIME desc nulls first, ") + id;
            case OPEN -> (vendor.isMysqlFamily() ? "" : "END_TIME desc nulls first, ") + id;
            case ALL -> name + id;
            case RUNS, OLD, UNLAUNCHED -> id;
        };
    }

    private static boolean needsFirstRun(Stream stream) {
        return stream.kind() == Stream.Kind.OLD || stream.kind() == Stream.Kind.UNLAUNCHED;
    }

    /** The ids of the first executions this server launched; targets without any are left out. */
    private Map<SchemaTarget, Long> firstRuns() {
        List<String> branches = new ArrayList<>();
        for (SchemaTarget target : SchemaTarget.values()) {
            for (RunState state : RunState.values()) {
                branches.add(
                        """
                        (select %d as target, task_execution_id as id from task_run
                        where state = '%s' and schema_target = '%s'
                        order by state desc, schema_target desc, task_execution_id limit 1)
                        """
                                .formatted(target.ordinal(), state.name(), target.wireName()));
            }
        }
        Map<SchemaTarget, Long> first = new EnumMap<>(SchemaTarget.class);
        RowCallbackHandler put =
                row ->
                        first.merge(
                                SchemaTarget.values()[row.getInt("target")],
                                row.getLong("id"),
                                Math::min);
        jdbc.sql(String.join("\nunion all\n", branches)).query(put);
        return first;
    }

    /** How many runs are in each state, of each target counted up to the limit. */
    Map<Stream, Long> countRuns(int limit) {
        Map<Stream, Long> counts = new LinkedHashMap<>();
        List<Stream> streams =
                Arrays.stream(SchemaTarget.values())
                        .flatMap(
                                target ->
                                        Arrays.stream(RunState.values())
                                                .map(
                                                        state ->
                                                                new Stream(
                                                                        target,
                                                                        Stream.Kind.RUNS,
                                                                        state)))
                        .toList();
        String branches =
                streams.stream()
                        .map(
                                stream ->
                                        """
                                        select %d as stream, count(*) as found from (
                                        select task_execution_id from task_run
                                        where state = '%s' and schema_target = '%s' limit %d) r
                                        """
                                                .formatted(
                                                        streams.indexOf(stream),
                                                        Objects.requireNonNull(stream.runState())
                                                                .name(),
                                                        stream.target().wireName(),
                                                        limit))
                        .collect(Collectors.joining("union all\n"));
        RowCallbackHandler put =
                row -> counts.put(streams.get(row.getInt("stream")), row.getLong("found"));
        jdbc.sql(branches).query(put);
        return counts;
    }

    /** Whether every target has no more than so many executions of the task. */
    boolean hasAtMost(String taskName, int most) {
        String branches =
                Arrays.stream(SchemaTarget.values())
                        .map(
                                target ->
                                        """
                                        select count(*) as found from (
                                        select TASK_EXECUTION_ID from %sEXECUTION
                                        where TASK_NAME = :task limit %d) %s
                                        """
                                                .formatted(
                                                        target.taskPrefix(),
                                                        most + 1,
                                                        target.wireName()))
                        .collect(Collectors.joining("union all\n"));
        return jdbc.sql(branches).param("task", taskName).query(Long.class).list().stream()
                .allMatch(found -> found <= most);
    }

    private static Candidate candidate(ResultSet row, Stream stream) throws SQLException {
        Instant start = DatabaseTime.read(row, "START_TIME");
        Instant end = DatabaseTime.read(row, "END_TIME");
        Integer recorded = row.getObject("EXIT_CODE", Integer.class);
        Integer ofRun = row.getObject("run_exit_code", Integer.class);
        String name = row.getString("TASK_NAME");
        return new Candidate(
                new ExecutionKey(row.getLong("id"), stream.target()),
                name == null ? row.getString("run_name") : name,
                row.getObject("START_TIME", LocalDateTime.class),
                ExecutionState.ofRunOrRow(row.getString("state"), start, end, recorded),
                recorded == null ? ofRun : recorded,
                row.getString("platform_name"),
                row.getString("EXTERNAL_EXECUTION_ID"),
                time(start, row),
                moment(stream, start, row));
    }

    /** When it was queued, which is in the order of ids; by start, when that is the order. */
    private static Instant moment(Stream stream, @Nullable Instant start, ResultSet row)
            throws SQLException {
        Instant queued = DatabaseTime.readUtc(row, "queued_at");
        return stream.kind() == Stream.Kind.STARTED || queued == null ? time(start, row) : queued;
    }

    private static Instant time(@Nullable Instant start, ResultSet row) throws SQLException {
        if (start != null) {
            return start;
        }
        Instant queued = DatabaseTime.readUtc(row, "queued_at");
        Instant updated = DatabaseTime.read(row, "LAST_UPDATED");
        return queued != null ? queued : updated != null ? updated : Instant.EPOCH;
    }
}
