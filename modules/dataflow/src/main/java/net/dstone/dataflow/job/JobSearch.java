package net.dstone.dataflow.job;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.web.Count;
import net.dstone.server.database.DatabaseTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds job executions over all sets of batch tables, the newest first. Status and time are read out of
 * an index; for the rest no more than a bounded number of rows is looked at for a page, and the cursor goes
 * on behind them, so that no page reads the whole history.
 */
@Component
class JobSearch {

    /** Executions of a status that are counted in a set. */
    static final int COUNTED = 1000;

    /** Rows of a part that are looked at at once for what no index answers. */
    private static final int WINDOW = 1000;

    /** How many windows are looked through for a page, as long as nothing is found. */
    private static final int WINDOWS = 3;

    /** A job with no more instances than these is found through them, however old they are. */
    private static final int FEW_INSTANCES = 1000;

    private static final Comparator<SchemaPages.Key> NEWEST_FIRST = SchemaPages.NEWEST_FIRST;

    private final BatchSchemas schemas;
    private final JobExecutions executions;
    private final RowCounts rowCounts;

    JobSearch(BatchSchemas schemas, JobExecutions executions, RowCounts rowCounts) {
        this.schemas = schemas;
        this.executions = executions;
        this.rowCounts = rowCounts;
    }

    /**
     * @param next null when there is no more
     */
    record Page(List<JobExecution> content, @Nullable Cursor next) {}

    /**
     * @param byStatus of the filter without its statuses; {@value #COUNTED} of one set means as many or more
     */
    record Counts(Count total, Map<BatchStatus, Long> byStatus) {}

    /** Where a search goes on: behind the execution it names. */
    record Cursor(LocalDateTime moment, long id, int position) {

        String text() {
            return moment + "_" + id + "_" + position;
        }

        /**
         * @throws InvalidJobSearchException if it is none that a search answered
         */
        static Cursor parse(String text) {
            String[] parts = text.split("_", -1);
            try {
                LocalDateTime moment = LocalDateTime.parse(parts[0]);
                if (moment.getYear() < 1 || moment.getYear() > 9999) {
                    throw new IllegalArgumentException("No database writes such a time");
                }
                return new Cursor(moment, Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
            } catch (DateTimeException
                    | IllegalArgumentException
                    | ArrayIndexOutOfBoundsException exception) {
                throw new InvalidJobSearchException(
                        "The cursor is none that a search has answered");
            }
        }

        private static Cursor behind(SchemaPages.Key key) {
            return new Cursor(Objects.requireNonNull(key.moment()), key.id(), key.position());
        }
    }

    /**
     * What is read in its order: the executions of a set, of one status or any.
     *
     * @param instances those of the job asked for; null when they are too many or none is asked for
     */
    private record Part(
            BatchSchema schema,
            int position,
            @Nullable BatchStatus status,
            @Nullable List<Long> instances) {

        /** Whether there is something that no index answers, so that rows have to be looked at. */
        boolean looksAtRows(JobSearchFilter filter) {
            return looksAtNames(filter) || filter.exitCode() != null || filter.text() != null;
        }

        boolean looksAtNames(JobSearchFilter filter) {
            return filter.job() != null && instances == null;
        }
    }

    private record Found(
            SchemaPages.Key key, long instance, BatchStatus status, @Nullable String exitCode) {}

    /**
     * @param matches the newest first
     * @param wall the last one looked at, when there may be more behind it
     */
    private record Look(List<Found> matches, SchemaPages.@Nullable Key wall) {}

    /**
     * A page. It may hold fewer than asked for, or none, although there is a next one: then so many rows
     * were looked at in vain.
     *
     * @param cursor null for the first page
     * @throws UnreadableBatchSchemaException when the database of a configured set cannot be read
     */
    Page page(JobSearchFilter filter, int size, @Nullable Cursor cursor) {
        List<Part> parts = parts(filter);
        Cursor after = cursor;
        for (int window = 0; window < WINDOWS; window++) {
            Cursor from = after;
            List<Look> looks =
                    parts.stream().map(part -> look(part, filter, from, size + 1)).toList();
            SchemaPages.Key wall =
                    looks.stream()
                            .map(Look::wall)
                            .filter(Objects::nonNull)
                            .min(NEWEST_FIRST)
                            .orElse(null);
            List<SchemaPages.Key> keys =
                    looks.stream()
                            .flatMap(look -> look.matches().stream())
                            .map(Found::key)
                            .filter(key -> wall == null || NEWEST_FIRST.compare(key, wall) <= 0)
                            .sorted(NEWEST_FIRST)
                            .toList();
            if (keys.size() > size) {
                List<SchemaPages.Key> shown = keys.subList(0, size);
                return new Page(executions.load(shown), Cursor.behind(shown.getLast()));
            }
            if (wall == null) {
                return new Page(executions.load(keys), null);
            }
            after = Cursor.behind(wall);
            if (!keys.isEmpty()) {
                return new Page(executions.load(keys), after);
            }
        }
        return new Page(List.of(), after);
    }

    /**
     * Counted from the newest on, {@value #COUNTED} of each status in each set.
     *
     * @throws UnreadableBatchSchemaException when the database of a configured set cannot be read
     */
    Counts count(JobSearchFilter filter) {
        Map<BatchStatus, Long> byStatus = new EnumMap<>(BatchStatus.class);
        boolean isLowerBound = false;
        JobSearchFilter ofAny = filter.ofAnyStatus();
        if (filter.looksAtRows()) {
            for (Part part : parts(ofAny)) {
                Look look = look(part, ofAny, null, COUNTED);
                isLowerBound |= look.wall() != null;
                look.matches().forEach(found -> byStatus.merge(found.status(), 1L, Long::sum));
            }
        } else {
            for (int position = 0; position < schemas.all().size(); position++) {
                BatchSchema schema = schemas.all().get(position);
                for (Map.Entry<BatchStatus, Long> found :
                        countByStatus(schema, filter).entrySet()) {
                    isLowerBound |= filter.allows(found.getKey()) && found.getValue() > COUNTED;
                    byStatus.merge(found.getKey(), Math.min(found.getValue(), COUNTED), Long::sum);
                }
            }
        }
        return new Counts(total(filter, byStatus, isLowerBound), byStatus);
    }

    private Count total(
            JobSearchFilter filter, Map<BatchStatus, Long> byStatus, boolean isLowerBound) {
        if (isLowerBound
                && filter.statuses().isEmpty()
                && !filter.looksAtRows()
                && !filter.isByTime()) {
            return Count.exactly(countAll());
        }
        return new Count(
                byStatus.entrySet().stream()
                        .filter(entry -> filter.allows(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                isLowerBound);
    }

    private long countAll() {
        Map<JdbcClient, List<RowCounts.Table>> byDatabase =
                schemas.all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        BatchSchema::jdbc,
                                        Collectors.mapping(
                                                SchemaPages::counted, Collectors.toList())));
        return byDatabase.entrySet().stream()
                .mapToLong(entry -> rowCounts.count(entry.getValue(), entry.getKey()))
                .sum();
    }

    private static Map<BatchStatus, Long> countByStatus(
            BatchSchema schema, JobSearchFilter filter) {
        String each =
                Arrays.stream(BatchStatus.values())
                        .map(
                                status ->
                                        """
                                        select '%s' as status, count(*) as found from (
                                        select 1 as one from {batch}JOB_EXECUTION e
                                        where e.status = '%s'%s limit %d) of_%s
                                        """
                                                .formatted(
                                                        status,
                                                        status,
                                                        timeCondition(filter),
                                                        COUNTED + 1,
                                                        status))
                        .collect(Collectors.joining("union all\n"));
        Map<BatchStatus, Long> found = new EnumMap<>(BatchStatus.class);
        try {
            schema.query(each)
                    .params(parameters(filter, null, null))
                    .query(
                            (RowCallbackHandler)
                                    row -> {
                                        if (row.getLong("found") > 0) {
                                            found.put(
                                                    BatchStatus.of(row.getString("status")),
                                                    row.getLong("found"));
                                        }
                                    });
        } catch (DataAccessException exception) {
            throw UnreadableBatchSchemaException.of(List.of(schema), exception);
        }
        return found;
    }

    private List<Part> parts(JobSearchFilter filter) {
        List<Part> parts = new ArrayList<>();
        for (int position = 0; position < schemas.all().size(); position++) {
            BatchSchema schema = schemas.all().get(position);
            List<Long> instances = fewInstances(schema, filter.exactJob());
            if (instances != null && instances.isEmpty()) {
                continue;
            }
            if (filter.statuses().isEmpty()) {
                parts.add(new Part(schema, position, null, instances));
            }
            for (BatchStatus status : filter.statuses()) {
                parts.add(new Part(schema, position, status, instances));
            }
        }
        return parts;
    }

    private static @Nullable List<Long> fewInstances(BatchSchema schema, @Nullable String job) {
        if (job == null) {
            return null;
        }
        try {
            List<Long> instances =
                    schema.query(
                                    """
                                    select job_instance_id from {batch}JOB_INSTANCE
                                    where job_name = :job limit %d
                                    """
                                            .formatted(FEW_INSTANCES + 1))
                            .param("job", job)
                            .query((row, number) -> row.getLong(1))
                            .list();
            return instances.size() > FEW_INSTANCES ? null : instances;
        } catch (DataAccessException exception) {
            throw UnreadableBatchSchemaException.of(List.of(schema), exception);
        }
    }

    private static Look look(Part part, JobSearchFilter filter, @Nullable Cursor after, int limit) {
        try {
            int window = part.looksAtRows(filter) ? WINDOW : limit;
            List<Found> candidates = read(part, filter, after, window);
            List<Found> matches =
                    withText(part, filter, ofJob(part, filter, withExitCode(filter, candidates)));
            SchemaPages.Key wall = candidates.size() < window ? null : candidates.getLast().key();
            if (matches.size() < limit) {
                return new Look(matches, wall);
            }
            List<Found> first = matches.subList(0, limit);
            return new Look(first, matches.size() == limit ? wall : first.getLast().key());
        } catch (DataAccessException exception) {
            throw UnreadableBatchSchemaException.of(List.of(part.schema()), exception);
        }
    }

    private static List<Found> read(
            Part part, JobSearchFilter filter, @Nullable Cursor after, int limit) {
        return part.schema()
                .query(newest(part, filter, after) + " limit " + limit)
                .params(parameters(filter, part, after))
                .query(
                        (row, number) ->
                                new Found(
                                        new SchemaPages.Key(
                                                part.schema(),
                                                part.position(),
                                                row.getLong("job_execution_id"),
                                                row.getObject("create_time", LocalDateTime.class)),
                                        row.getLong("job_instance_id"),
                                        BatchStatus.of(row.getString("status")),
                                        row.getString("exit_code")))
                .list();
    }

    private static List<Found> withExitCode(JobSearchFilter filter, List<Found> candidates) {
        return filter.exitCode() == null
                ? candidates
                : candidates.stream()
                        .filter(found -> filter.exitCode().equals(found.exitCode()))
                        .toList();
    }

    /** Named by their ids alone: with a name beside them databases would rather read all of that name. */
    private static List<Found> ofJob(Part part, JobSearchFilter filter, List<Found> candidates) {
        if (!part.looksAtNames(filter) || candidates.isEmpty()) {
            return candidates;
        }
        Set<Long> instances = new HashSet<>();
        part.schema()
                .query(
                        """
                        select job_instance_id, job_name from {batch}JOB_INSTANCE
                        where job_instance_id in (:ids)
                        """)
                .param("ids", candidates.stream().map(Found::instance).distinct().toList())
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    if (filter.allowsJob(row.getString("job_name"))) {
                                        instances.add(row.getLong("job_instance_id"));
                                    }
                                });
        return candidates.stream().filter(found -> instances.contains(found.instance())).toList();
    }

    /** Compared as they are shown: looking for a text must not tell what is masked. */
    private static List<Found> withText(Part part, JobSearchFilter filter, List<Found> candidates) {
        if (filter.text() == null || candidates.isEmpty()) {
            return candidates;
        }
        Map<Long, List<JobParameter>> parameters =
                JobExecutions.loadParameters(
                        part.schema(), candidates.stream().map(found -> found.key().id()).toList());
        return candidates.stream()
                .filter(
                        found ->
                                filter.allowsParameters(
                                        parameters.getOrDefault(found.key().id(), List.of())))
                .toList();
    }

    /** What an index has in order. */
    private static String newest(Part part, JobSearchFilter filter, @Nullable Cursor after) {
        List<String> conditions = new ArrayList<>();
        if (part.status() != null) {
            conditions.add(" and e.status = :status");
        }
        if (part.instances() != null) {
            conditions.add(" and e.job_instance_id in (:instances)");
        }
        conditions.add(timeCondition(filter));
        if (after != null) {
            // Of equals in time and id the set that comes first has been shown.
            conditions.add(
                    """
                     and e.create_time <= :moment
                    and (e.create_time < :moment or e.job_execution_id %s :id)"""
                            .formatted(part.position() > after.position() ? "<=" : "<"));
        }
        return """
               select e.job_execution_id, e.job_instance_id, e.create_time, e.status, e.exit_code
               from {batch}JOB_EXECUTION e where 1 = 1%s
               order by e.create_time desc, e.job_execution_id desc
               """
                .formatted(String.join("", conditions));
    }

    private static String timeCondition(JobSearchFilter filter) {
        return (filter.from() == null ? "" : " and e.create_time >= :from")
                + (filter.to() == null ? "" : " and e.create_time < :to");
    }

    private static Map<String, ?> parameters(
            JobSearchFilter filter, @Nullable Part part, @Nullable Cursor after) {
        BatchStatus status = part == null ? null : part.status();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("from", DatabaseTime.write(filter.from()));
        parameters.put("to", DatabaseTime.write(filter.to()));
        parameters.put("status", status == null ? null : status.name());
        parameters.put("instances", part == null ? null : part.instances());
        parameters.put("moment", after == null ? null : after.moment());
        parameters.put("id", after == null ? null : after.id());
        return parameters;
    }
}
