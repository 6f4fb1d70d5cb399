package net.dstone.dataflow.audit;

import static java.util.Map.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.database.DatabaseTime;
import net.dstone.dataflow.web.OrderBy;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds audit records. */
@Repository
class AuditRecords {

    private static final OrderBy ORDER =
            new OrderBy(
                    Map.ofEntries(
                            entry("id", "id"),
                            entry("createdOn", "created_on"),
                            entry("createdBy", "created_by"),
                            entry("correlationId", "correlation_id"),
                            entry("auditAction", "audit_action"),
                            entry("auditOperation", "audit_operation"),
                            entry("platformName", "platform_name")),
                    "id");

    private final JdbcClient jdbc;

    AuditRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AuditRecord get(long id) {
        return jdbc.sql("select * from audit_records where id = :id")
                .param("id", id)
                .query(AuditRecords::record)
                .optional()
                .orElseThrow(() -> new NoSuchAuditRecordException(id));
    }

    Page<AuditRecord> list(AuditFilter filter, PageQuery page) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (!filter.actions().isEmpty()) {
            conditions.add("audit_action in (:actions)");
            parameters.put("actions", filter.actions().stream().map(AuditAction::id).toList());
        }
        if (!filter.operations().isEmpty()) {
            conditions.add("audit_operation in (:operations)");
            parameters.put(
                    "operations", filter.operations().stream().map(AuditOperation::id).toList());
        }
        if (filter.from() != null) {
            conditions.add("created_on >= :from");
            parameters.put("from", DatabaseTime.write(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("created_on <= :to");
            parameters.put("to", DatabaseTime.write(filter.to()));
        }
        String where = String.join(" and ", conditions);
        long total =
                jdbc.sql("select count(*) from audit_records where " + where)
                        .params(parameters)
                        .query(Long.class)
                        .single();
        List<AuditRecord> records =
                jdbc.sql(
                                """
                                select * from audit_records where %s order by %s
                                offset :offset rows fetch next :size rows only
                                """
                                        .formatted(where, ORDER.sql(page.sort())))
                        .params(parameters)
                        .param("offset", page.offset())
                        .param("size", page.size())
                        .query(AuditRecords::record)
                        .list();
        return new Page<>(records, page, total);
    }

    private static AuditRecord record(ResultSet row, int number) throws SQLException {
        int action = row.getInt("audit_action");
        int operation = row.getInt("audit_operation");
        return new AuditRecord(
                row.getLong("id"),
                row.getString("created_by"),
                row.getString("correlation_id"),
                row.getString("audit_data"),
                DatabaseTime.read(row, "created_on"),
                Arrays.stream(AuditAction.values())
                        .filter(candidate -> candidate.id() == action)
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(AuditOperation.values())
                        .filter(candidate -> candidate.id() == operation)
                        .findFirst()
                        .orElseThrow(),
                row.getString("platform_name"));
    }
}
