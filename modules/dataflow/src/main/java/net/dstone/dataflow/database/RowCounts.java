package net.dstone.dataflow.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Vendor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How many rows the growing tables have, without counting all of them for every page. A count up to some
 * id is remembered in {@code row_count}; what is newer is counted when asked, what the server deletes is
 * subtracted in the deleting transaction. So the number is exact, except when somebody else deletes old
 * rows, or inserts rows with old ids: that shows when the table is
 * counted again, which happens every few minutes while somebody looks.
 */
@Component
public class RowCounts {

    /**
     * A table whose ids grow.
     *
     * @param name under which its count is remembered
     * @param table SQL
     * @param id its key column
     */
    public record Table(String name, String table, String id) {}

    /**
     * As many of the newest ids are always counted: a row of an id drawn earlier may be inserted a while
     * after those of later ids.
     */
    static final int ALWAYS_COUNTED = 1000;

    /** A remembered count pays from so many rows on; until then everything is counted when asked. */
    static final int WORTH_REMEMBERING = 10_000;

    /** So many rows counted for one page are reason enough to remember their number at once. */
    static final int TOO_MANY = 50_000;

    private static final Duration RECENT = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(RowCounts.class);

    private record Base(long upTo, long counted) {
        static final Base NONE = new Base(Long.MIN_VALUE, 0);
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Vendor vendor;
    private final Map<Table, JdbcClient> asked = new ConcurrentHashMap<>();

    public RowCounts(
            DataSource dataSource,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.vendor = Vendor.of(dataSource);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The rows of all the tables together. */
    public long count(List<Table> tables) {
        return count(tables, jdbc);
    }

    /**
     * As above.
     *
     * @param database where the tables are, if that is another one
     */
    public long count(List<Table> tables, JdbcClient database) {
        if (tables.isEmpty()) {
            return 0;
        }
        tables.forEach(table -> asked.put(table, database));
        Map<String, Base> bases = bases(tables);
        List<Base> known =
                tables.stream().map(table -> bases.getOrDefault(table.name(), Base.NONE)).toList();
        String newer =
                IntStream.range(0, tables.size())
                        .mapToObj(i -> newer(tables.get(i), known.get(i), i))
                        .collect(Collectors.joining(" + "));
        JdbcClient.StatementSpec statement = database.sql("select " + newer);
        for (int i = 0; i < known.size(); i++) {
            statement = statement.param("upTo" + i, known.get(i).upTo());
        }
        long counted = statement.query(Long.class).single();
        if (counted > TOO_MANY && vendor != Vendor.H2) {
            tables.forEach(table -> recount(table, database));
        }
        return counted + known.stream().mapToLong(Base::counted).sum();
    }

    private static String newer(Table table, Base base, int position) {
        // Without a condition H2 knows the number by itself.
        return base.equals(Base.NONE)
                ? "(select count(*) from %s)".formatted(table.table())
                : "(select count(*) from %s where %s > :upTo%d)"
                        .formatted(table.table(), table.id(), position);
    }

    private Map<String, Base> bases(List<Table> tables) {
        Map<String, Base> bases = new HashMap<>();
        RowCallbackHandler put =
                row -> bases.put(row.getString(1), new Base(row.getLong(2), row.getLong(3)));
        jdbc.sql("select table_name, up_to_id, counted from row_count where table_name in (:names)")
                .param("names", tables.stream().map(Table::name).toList())
                .query(put);
        return bases;
    }

    /**
     * Subtracts rows that the current transaction deleted. The remembered count is locked until its end,
     * so this comes last in it.
     *
     * @param ids of rows that existed
     */
    public void deleted(Table table, Collection<Long> ids) {
        if (ids.isEmpty() || vendor == Vendor.H2) {
            return;
        }
        // A row that is not there cannot be locked, and a first count would see what is being
        // deleted.
        insertIfMissing(table);
        Optional<Long> upTo =
                jdbc.sql("select up_to_id from row_count where table_name = :name for update")
                        .param("name", table.name())
                        .query(Long.class)
                        .optional();
        long gone = ids.stream().filter(id -> id <= upTo.orElse(Base.NONE.upTo())).count();
        if (gone > 0) {
            jdbc.sql("update row_count set counted = counted - :gone where table_name = :name")
                    .param("gone", gone)
                    .param("name", table.name())
                    .update();
        }
    }

    /** Counts anew what was asked for since this was called last. */
    void runOnce() {
        Map<Table, JdbcClient> due = Map.copyOf(asked);
        due.keySet().forEach(asked::remove);
        if (vendor == Vendor.H2) {
            return;
        }
        due.forEach(
                (table, database) -> {
                    try {
                        recount(table, database);
                    } catch (RuntimeException exception) {
                        log.warn("The rows of {} could not be counted", table.name(), exception);
                    }
                });
    }

    /** Counts the table anew and remembers that. Takes as long as reading an index of it. */
    private void recount(Table table, JdbcClient database) {
        insertIfMissing(table);
        // Locked before it is counted: whoever deletes rows meanwhile subtracts them afterwards.
        transaction.executeWithoutResult(
                status -> {
                    if (countedLately(table)) {
                        return;
                    }
                    long upTo = newest(table, database) - ALWAYS_COUNTED;
                    long counted = countUpTo(table, upTo, database);
                    boolean worth = counted >= WORTH_REMEMBERING;
                    jdbc.sql(
                                    """
                                    update row_count
                                    set up_to_id = :upTo, counted = :counted, counted_at = :now
                                    where table_name = :name
                                    """)
                            .param("name", table.name())
                            .param("upTo", worth ? upTo : Base.NONE.upTo())
                            .param("counted", worth ? counted : Base.NONE.counted())
                            .param("now", DatabaseTime.writeUtc(clock.instant()))
                            .update();
                });
    }

    private void insertIfMissing(Table table) {
        boolean known =
                !jdbc.sql("select table_name from row_count where table_name = :name")
                        .param("name", table.name())
                        .query(String.class)
                        .list()
                        .isEmpty();
        if (!known) {
            // Another may insert it meanwhile, and a failure would end a transaction of PostgreSQL.
            jdbc.sql(
                            """
                            insert into row_count (table_name, up_to_id, counted)
                            values (:name, :upTo, :counted)
                            %s
                            """
                                    .formatted(
                                            vendor.isMysqlFamily()
                                                    ? "on duplicate key update counted = counted"
                                                    : "on conflict do nothing"))
                    .param("name", table.name())
                    .param("upTo", Base.NONE.upTo())
                    .param("counted", Base.NONE.counted())
                    .update();
        }
    }

    /** By this server or another, while this one waited for the lock that this takes. */
    private boolean countedLately(Table table) {
        Instant now = clock.instant();
        return jdbc.sql("select counted_at from row_count where table_name = :name for update")
                .param("name", table.name())
                .query(
                        (row, number) ->
                                Optional.ofNullable(DatabaseTime.readUtc(row, "counted_at")))
                .single()
                // A clock that was set back leaves counts of the future behind.
                .filter(at -> at.isAfter(now.minus(RECENT)) && !at.isAfter(now))
                .isPresent();
    }

    private static long newest(Table table, JdbcClient database) {
        return database.sql(
                        "select coalesce(max(%s), 0) from %s".formatted(table.id(), table.table()))
                .query(Long.class)
                .single();
    }

    private static long countUpTo(Table table, long upTo, JdbcClient database) {
        return database.sql(
                        "select count(*) from %s where %s <= :upTo"
                                .formatted(table.table(), table.id()))
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }
}
