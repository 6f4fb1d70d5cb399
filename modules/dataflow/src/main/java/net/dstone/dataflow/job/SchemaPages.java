package net.dstone.dataflow.job;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.web.Count;
import net.dstone.dataflow.web.CountLimit;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads one page of keys out of many sets of batch tables, newest first. Order and limit are pushed into
 * each set's own branch, so that an index serves it and no more rows are read than the page needs. Sets of
 * one database share one statement; pages of several databases are merged here. A page in the second half
 * of one database is read from the end.
 */
@Component
final class SchemaPages {

    /**
     * How many of the newest rows are looked through for those a condition on another table selects. When
     * these are not enough, all rows of the condition are read and sorted.
     */
    private static final List<Integer> WINDOWS = List.of(2_000, 50_000);

    /**
     * Rows beyond the page that are counted when each has to be looked up in another table. Of more
     * PostgreSQL would rather read that table whole.
     */
    private static final int COUNTED_BY_LOOK_UP = 250;

    /**
     * @param position of the set in the list asked for, decides among equals
     * @param moment what is sorted by before the id; null when it is the id alone
     */
    record Key(BatchSchema schema, int position, long id, @Nullable LocalDateTime moment) {}

    /**
     * What is listed, as SQL with a set's placeholders.
     *
     * @param from tables, joins and conditions; with {@code windowed} from no more instances {@code i} than
     *     the parameter {@code limit} says, and {@code id} may be null
     * @param windowed as {@code from}, but looks only through as many of the newest rows as stands for
     *     <code>{window}</code>; null when an index has the conditions and the order together
     * @param id column that names a row within its set
     * @param moment column sorted by before the id; null when it is the id alone
     */
    record Listing(String from, @Nullable String windowed, String id, @Nullable String moment) {

        /** Of all job executions, whose number need not be counted. */
        static final String ALL_EXECUTIONS = "from {batch}JOB_EXECUTION e";

        /**
         * Reads all rows, then sorts them. Databases that guess the number of rows wrong would rather walk
         * through an index that has the order until they meet them; {@code distinct} keeps them from it.
         */
        Listing sortedAfterwards() {
            return new Listing(
                    "from (select distinct %1$s%2$s %3$s where %1$s is not null) e"
                            .formatted(id, moment == null ? "" : ", " + moment, from),
                    null,
                    id,
                    moment);
        }

        /** How many are found, and how many rows were read for that, which {@code limit} bounds. */
        String count() {
            return windowed == null
                    ? """
                      select %%1$d as position, count(*) as found, count(*) as looked_at from (
                      select %s as id %s limit :limit) set%%1$d
                      """
                            .formatted(id, from)
                    : """
                      select %%1$d as position, count(%s) as found,
                      count(distinct i.job_instance_id) as looked_at %s
                      """
                            .formatted(id, from);
        }

        Listing inWindow(int rows) {
            return new Listing(
                    Objects.requireNonNull(windowed).replace("{window}", Integer.toString(rows)),
                    null,
                    id,
                    moment);
        }

        String order(boolean newestFirst) {
            String direction = newestFirst ? " desc" : "";
            return (moment == null ? "" : moment + direction + ", ") + id + direction;
        }
    }

    static final Comparator<Key> NEWEST_FIRST =
            Comparator.<Key, LocalDateTime>comparing(
                            Key::moment, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(Key::id, Comparator.reverseOrder())
                    .thenComparing(Key::position);

    /** The sets of one database, by their positions in the list asked for. */
    private record Database(JdbcClient jdbc, Map<Integer, BatchSchema> sets) {}

    private final RowCounts rowCounts;

    SchemaPages(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    /** The executions of a set, to be counted. */
    static RowCounts.Table counted(BatchSchema schema) {
        return new RowCounts.Table(
                schema.name() + ".JOB_EXECUTION",
                schema.sql("{batch}JOB_EXECUTION"),
                "job_execution_id");
    }

    /**
     * @throws UnreadableBatchSchemaException when the database of a configured set cannot be read
     */
    Page<Key> read(
            List<BatchSchema> schemas,
            Listing listing,
            Map<String, ?> parameters,
            PageQuery query) {
        List<Database> databases = databases(schemas);
        long limit =
                listing.windowed() == null
                        ? CountLimit.of(query)
                        : query.offset() + query.size() + COUNTED_BY_LOOK_UP;
        long total = 0;
        boolean more = false;
        List<Key> keys = new ArrayList<>();
        // The rows of a page are known to a database only when it holds all sets.
        boolean alone = databases.size() == 1 && listing.windowed() == null;
        for (Database database : databases) {
            try {
                Map<Integer, Count> counts = counts(database, listing, parameters, limit);
                long rows = counts.values().stream().mapToLong(Count::rows).sum();
                boolean isLowerBound = counts.values().stream().anyMatch(Count::isLowerBound);
                total += rows;
                more |= isLowerBound;
                if (listing.windowed() != null) {
                    counts.forEach(
                            (position, count) ->
                                    keys.addAll(
                                            keysThroughWindows(
                                                    new Database(
                                                            database.jdbc(),
                                                            Map.of(
                                                                    position,
                                                                    schemas.get(position))),
                                                    listing,
                                                    parameters,
                                                    count,
                                                    query)));
                } else if (!alone) {
                    keys.addAll(
                            keys(
                                    database,
                                    listing,
                                    parameters,
                                    true,
                                    0,
                                    query.offset() + query.size()));
                } else if (isLowerBound || query.offset() + query.size() <= rows / 2) {
                    return new Page<>(
                            keys(database, listing, parameters, true, query.offset(), query.size()),
                            query,
                            new Count(rows, isLowerBound));
                } else {
                    long end = Math.min(query.offset() + query.size(), rows);
                    long size = end - query.offset();
                    return new Page<>(
                            size <= 0
                                    ? List.of()
                                    : keys(database, listing, parameters, false, rows - end, size)
                                            .reversed(),
                            query,
                            rows);
                }
            } catch (DataAccessException exception) {
                throw UnreadableBatchSchemaException.of(
                        List.copyOf(database.sets().values()), exception);
            }
        }
        return new Page<>(
                keys.stream()
                        .sorted(NEWEST_FIRST)
                        .skip(query.offset())
                        .limit(query.size())
                        .toList(),
                query,
                new Count(total, more));
    }

    private static List<Database> databases(List<BatchSchema> schemas) {
        Map<JdbcClient, Database> databases = new LinkedHashMap<>();
        for (int i = 0; i < schemas.size(); i++) {
            databases
                    .computeIfAbsent(
                            schemas.get(i).jdbc(), jdbc -> new Database(jdbc, new TreeMap<>()))
                    .sets()
                    .put(i, schemas.get(i));
        }
        return List.copyOf(databases.values());
    }

    /** By position; of all executions together under the first. */
    private Map<Integer, Count> counts(
            Database database, Listing listing, Map<String, ?> parameters, long limit) {
        if (listing.from().equals(Listing.ALL_EXECUTIONS)) {
            long all =
                    rowCounts.count(
                            database.sets().values().stream().map(SchemaPages::counted).toList(),
                            database.jdbc());
            return Map.of(database.sets().keySet().iterator().next(), Count.exactly(all));
        }
        String branches =
                database.sets().entrySet().stream()
                        .map(set -> set.getValue().sql(listing.count()).formatted(set.getKey()))
                        .collect(Collectors.joining("union all\n"));
        Map<Integer, Count> counts = new TreeMap<>();
        RowCallbackHandler put =
                row ->
                        counts.put(
                                row.getInt("position"),
                                new Count(row.getLong("found"), row.getLong("looked_at") > limit));
        database.jdbc().sql(branches).params(parameters).param("limit", limit + 1).query(put);
        return counts;
    }

    /** All keys of one set that the page may need. */
    private static List<Key> keysThroughWindows(
            Database set,
            Listing listing,
            Map<String, ?> parameters,
            Count count,
            PageQuery query) {
        long end = query.offset() + query.size();
        if (count.isLowerBound()) {
            for (int window : WINDOWS) {
                List<Key> found = keys(set, listing.inWindow(window), parameters, true, 0, end);
                if (found.size() == end) {
                    return found;
                }
            }
        }
        Map<String, @Nullable Object> withAll = new HashMap<>(parameters);
        withAll.put("limit", Long.MAX_VALUE);
        return count.rows() == 0 && !count.isLowerBound()
                ? List.of()
                : keys(set, listing.sortedAfterwards(), withAll, true, 0, end);
    }

    /** Limits stand in the SQL as numbers: with parameters PostgreSQL comes to plan for a tenth of all rows. */
    private static List<Key> keys(
            Database database,
            Listing listing,
            Map<String, ?> parameters,
            boolean newestFirst,
            long skip,
            long size) {
        String branches =
                database.sets().entrySet().stream()
                        .map(
                                set ->
                                        set.getValue()
                                                .sql(
                                                        """
                                                        (select %d as position, %s as id%s
                                                        %s
                                                        order by %s
                                                        limit %d)
                                                        """
                                                                .formatted(
                                                                        set.getKey(),
                                                                        listing.id(),
                                                                        listing.moment() == null
                                                                                ? ""
                                                                                : ", "
                                                                                        + listing
                                                                                                .moment()
                                                                                        + " as moment",
                                                                        listing.from(),
                                                                        listing.order(newestFirst),
                                                                        skip + size)))
                        .collect(Collectors.joining("union all\n"));
        String byMoment =
                listing.moment() == null ? "" : newestFirst ? "moment desc, " : "moment, ";
        return database.jdbc()
                .sql(
                        """
                        select * from (
                        %s) page
                        order by %s%s
                        limit %d offset %d
                        """
                                .formatted(
                                        branches,
                                        byMoment,
                                        newestFirst ? "id desc, position" : "id, position desc",
                                        size,
                                        skip))
                .params(parameters)
                .query(
                        (row, number) -> {
                            int position = row.getInt("position");
                            return new Key(
                                    Objects.requireNonNull(database.sets().get(position)),
                                    position,
                                    row.getLong("id"),
                                    listing.moment() == null
                                            ? null
                                            : row.getObject("moment", LocalDateTime.class));
                        })
                .list();
    }
}
