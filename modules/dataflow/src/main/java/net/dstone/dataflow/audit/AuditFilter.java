package net.dstone.dataflow.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted; an empty list or null means any.
 *
 * @param from including
 * @param to including
 * @param correlationId the name of what was acted on
 */
record AuditFilter(
        List<AuditAction> actions,
        List<AuditOperation> operations,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String correlationId,
        @Nullable String platform) {

    static final AuditFilter ALL = new AuditFilter(List.of(), List.of(), null, null, null, null);

    AuditFilter {
        actions = List.copyOf(actions);
        operations = List.copyOf(operations);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidDateRangeException("fromDate must not be after toDate");
        }
    }
}
