package net.dstone.dataflow.job;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads one page of keys out of many sets of batch tables, newest first. Order and limit are pushed into
 * each set's own branch, so that an index serves it and no more rows are read than the page needs. Sets of
 * one database share one statement; pages of several databases are merged here.
 */
final class SchemaPages {

    /**
     * @param position of the set in the list asked for, decides among equals
     * @param moment what is sorted by before the id; null when it is the id alone
     */
    record Key(BatchSchema schema, int position, long id, @Nullable LocalDateTime moment) {}

    /**
     * What is listed, as SQL with a set's placeholders.
     *
     * @param from tables, joins and conditions
     * @param id column that names a row within its set
     * @param moment column sorted by before the id, or a null of type timestamp
     * @param order of a branch; the newest first, as an index has it
     */
    record Listing(String from, String id, String moment, String order) {}

    private static final Comparator<Key> NEWEST_FIRST =
            Comparator.<Key, LocalDateTime>comparing(
                            Key::moment, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(Key::id, Comparator.reverseOrder())
                    .thenComparing(Key::position);

    private SchemaPages() {}

    /**
     * @throws UnreadableBatchSchemaException when the database of a configured set cannot be read
     */
    static Page<Key> read(
            List<BatchSchema> schemas,
            Listing listing,
            Map<String, ?> parameters,
            PageQuery query) {
        Map<JdbcClient, List<Integer>> databases = new LinkedHashMap<>();
        IntStream.range(0, schemas.size())
                .forEach(
                        i ->
                                databases
                                        .computeIfAbsent(
                                                schemas.get(i).jdbc(), key -> new ArrayList<>())
                                        .add(i));
        // The rows of a page are known to a database only when it holds all sets.
        long skippedThere = databases.size() == 1 ? query.offset() : 0;
        long total = 0;
        List<Key> keys = new ArrayList<>();
        for (Map.Entry<JdbcClient, List<Integer>> database : databases.entrySet()) {
            List<Integer> positions = database.getValue();
            try {
                long count = count(database.getKey(), schemas, positions, listing, parameters);
                total += count;
                if (count > skippedThere) {
                    keys.addAll(
                            keys(
                                    database.getKey(),
                                    schemas,
                                    positions,
                                    listing,
                                    parameters,
                                    query.offset() + query.size(),
                                    skippedThere));
                }
            } catch (DataAccessException exception) {
                throw UnreadableBatchSchemaException.of(
                        positions.stream().map(schemas::get).toList(), exception);
            }
        }
        return new Page<>(
                keys.stream()
                        .sorted(NEWEST_FIRST)
                        .skip(query.offset() - skippedThere)
                        .limit(query.size())
                        .toList(),
                query,
                total);
    }

    private static long count(
            JdbcClient jdbc,
            List<BatchSchema> schemas,
            List<Integer> positions,
            Listing listing,
            Map<String, ?> parameters) {
        String branches =
                positions.stream()
                        .map(i -> schemas.get(i).sql("(select count(*) " + listing.from() + ")"))
                        .collect(Collectors.joining("\n+ "));
        return jdbc.sql("select " + branches).params(parameters).query(Long.class).single();
    }

    private static List<Key> keys(
            JdbcClient jdbc,
            List<BatchSchema> schemas,
            List<Integer> positions,
            Listing listing,
            Map<String, ?> parameters,
            long end,
            long skip) {
        String branches =
                positions.stream()
                        .map(
                                i ->
                                        schemas.get(i)
                                                .sql(
                                                        """
                                                        (select %d as position, %s as id, %s as moment
                                                        %s
                                                        order by %s
                                                        limit :end)
                                                        """
                                                                .formatted(
                                                                        i,
                                                                        listing.id(),
                                                                        listing.moment(),
                                                                        listing.from(),
                                                                        listing.order())))
                        .collect(Collectors.joining("union all\n"));
        return jdbc.sql(
                        """
                        select position, id, moment from (
                        %s) newest
                        order by moment desc, id desc, position
                        limit :size offset :skip
                        """
                                .formatted(branches))
                .params(parameters)
                .param("end", end)
                .param("size", end - skip)
                .param("skip", skip)
                .query(
                        (row, number) -> {
                            int position = row.getInt("position");
                            return new Key(
                                    schemas.get(position),
                                    position,
                                    row.getLong("id"),
                                    row.getObject("moment", LocalDateTime.class));
                        })
                .list();
    }
}
