package net.dstone.dataflow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.web.Count;
import net.dstone.dataflow.web.CountLimit;
import net.dstone.dataflow.web.InvalidSortException;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.DatabaseTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds audit records. */
@Repository
class AuditRecords {

    private static final Map<String, String> COLUMNS =
            Map.of(
                    "id", "id",
                    "createdOn", "created_on",
                    "createdBy", "created_by",
                    "correlationId", "correlation_id",
                    "auditAction", "audit_action",
                    "auditOperation", "audit_operation",
                    "platformName", "platform_name");

    private static final List<RowCounts.Table> COUNTED =
            List.of(new RowCounts.Table("audit_records", "audit_records", "id"));

    private final JdbcClient jdbc;
    private final RowCounts rowCounts;

    AuditRecords(JdbcClient jdbc, RowCounts rowCounts) {
        this.jdbc = jdbc;
        this.rowCounts = rowCounts;
    }

    AuditRecord get(long id) {
        return jdbc.sql("select * from audit_records where id = :id")
                .param("id", id)
                .query(AuditRecords::record)
                .optional()
                .orElseThrow(() -> new NoSuchAuditRecordException(id));
    }

    /** The oldest first, unless another order is wanted. */
    Page<AuditRecord> list(AuditFilter filter, PageQuery query) {
        List<PageQuery.Sort> sorts = complete(query.sort());
        Count total = count(filter, CountLimit.of(query));
        return new Page<>(inOrder(ids(filter, sorts, query, total)), query, total);
    }

    /** Completed so that no two records are equal in it, and in such a way that an index has it. */
    private static List<PageQuery.Sort> complete(List<PageQuery.Sort> wanted) {
        for (PageQuery.Sort sort : wanted) {
            if (!COLUMNS.containsKey(sort.property())) {
                throw new InvalidSortException(sort.property(), COLUMNS.keySet());
            }
        }
        List<PageQuery.Sort> sorts =
                new ArrayList<>(
                        wanted.isEmpty()
                                ? List.of(new PageQuery.Sort("createdOn", false))
                                : wanted);
        if (!sorts.getLast().property().equals("id")) {
            sorts.add(new PageQuery.Sort("id", sorts.getLast().descending()));
        }
        return sorts;
    }

    private static String orderBy(List<PageQuery.Sort> sorts, boolean fromEnd) {
        return sorts.stream()
                .map(
                        sort ->
                                COLUMNS.get(sort.property())
                                        + (sort.descending() == fromEnd ? "" : " desc"))
                .collect(Collectors.joining(", "));
    }

    /** A page in the second half is read from the end. */
    private List<Long> ids(
            AuditFilter filter, List<PageQuery.Sort> sorts, PageQuery query, Count total) {
        long end = Math.min(query.offset() + query.size(), total.rows());
        if (total.isLowerBound() || end <= total.rows() / 2) {
            return ids(filter, sorts, query.offset(), query.size(), false);
        }
        return query.offset() >= end
                ? List.of()
                : ids(filter, sorts, total.rows() - end, end - query.offset(), true).reversed();
    }

    private List<Long> ids(
            AuditFilter filter,
            List<PageQuery.Sort> sorts,
            long offset,
            long size,
            boolean fromEnd) {
        String order = orderBy(sorts, fromEnd);
        String columns =
                sorts.stream()
                        .map(sort -> COLUMNS.get(sort.property()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        String branches =
                conditions(filter).stream()
                        .map(
                                condition ->
                                        """
                                        (select %s from audit_records
                                        where %s order by %s limit :upToPage)
                                        """
                                                .formatted(columns, condition, order))
                        .collect(Collectors.joining(" union all "));
        return jdbc.sql(
                        """
                        select id from (%s) page order by %s limit :size offset :offset
                        """
                                .formatted(branches, order))
                .params(parameters(filter))
                .param("upToPage", offset + size)
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private List<AuditRecord> inOrder(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, AuditRecord> records =
                jdbc
                        .sql("select * from audit_records where id in (:ids)")
                        .param("ids", ids)
                        .query(AuditRecords::record)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(AuditRecord::id, Function.identity()));
        return ids.stream().map(records::get).filter(Objects::nonNull).toList();
    }

    private Count count(AuditFilter filter, long limit) {
        if (filter.equals(AuditFilter.ALL)) {
            return Count.exactly(rowCounts.count(COUNTED));
        }
        List<String> branches = new ArrayList<>();
        for (String condition : conditions(filter)) {
            branches.add(
                    """
                    select count(*) from (
                    select id from audit_records where %s limit :limit) kind%d
                    """
                            .formatted(condition, branches.size()));
        }
        List<Long> counts =
                jdbc.sql(String.join(" union all ", branches))
                        .params(parameters(filter))
                        .param("limit", limit + 1)
                        .query((row, number) -> row.getLong(1))
                        .list();
        return new Count(
                counts.stream().mapToLong(Long::longValue).sum(),
                counts.stream().anyMatch(count -> count > limit));
    }

    /** One for each kind of record wanted, so that an index serves each. */
    private static List<String> conditions(AuditFilter filter) {
        String others =
                (filter.from() == null ? "" : " and created_on >= :from")
                        + (filter.to() == null ? "" : " and created_on <= :to")
                        + (filter.correlationId() == null
                                ? ""
                                : " and correlation_id = :correlationId")
                        + (filter.platform() == null ? "" : " and platform_name = :platform");
        if (filter.actions().isEmpty() && filter.operations().isEmpty()) {
            return List.of("1 = 1" + others);
        }
        List<AuditOperation> operations =
                filter.operations().isEmpty()
                        ? List.of(AuditOperation.values())
                        : List.copyOf(Set.copyOf(filter.operations()));
        List<AuditAction> actions =
                filter.actions().isEmpty()
                        ? List.of(AuditAction.values())
                        : List.copyOf(Set.copyOf(filter.actions()));
        return operations.stream()
                .flatMap(
                        operation ->
                                actions.stream()
                                        .map(
                                                action ->
                                                        "audit_operation = %d and audit_action = %d%s"
                                                                .formatted(
                                                                        operation.id(),
                                                                        action.id(),
                                                                        others)))
                .toList();
    }

    private static Map<String, Object> parameters(AuditFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        if (filter.from() != null) {
            parameters.put("from", DatabaseTime.write(filter.from()));
        }
        if (filter.to() != null) {
            parameters.put("to", DatabaseTime.write(filter.to()));
        }
        if (filter.correlationId() != null) {
            parameters.put("correlationId", filter.correlationId());
        }
        if (filter.platform() != null) {
            parameters.put("platform", filter.platform());
        }
        return parameters;
    }

    private static AuditRecord record(ResultSet row, int number) throws SQLException {
        return new AuditRecord(
                row.getLong("id"),
                row.getString("created_by"),
                row.getString("correlation_id"),
                row.getString("audit_data"),
                DatabaseTime.read(row, "created_on"),
                name(row.getString("audit_action"), AuditAction.values(), AuditAction::id),
                name(row.getString("audit_operation"), AuditOperation.values(), AuditOperation::id),
                row.getString("platform_name"));
    }

    /** One row that a newer or foreign program wrote must not hide the others of its page. */
    private static <E extends Enum<E>> String name(
            @Nullable String stored, E[] known, ToIntFunction<E> id) {
        if (stored == null) {
            return "UNKNOWN";
        }
        return Arrays.stream(known)
                .filter(candidate -> stored.equals(Integer.toString(id.applyAsInt(candidate))))
                .findFirst()
                .map(Enum::name)
                .orElse(stored);
    }
}
