package net.dstone.dataflow.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change as it was recorded.
 *
 * @param action the name of an {@link AuditAction}; the stored number, or {@code UNKNOWN}, where it is none
 * @param operation the same of an {@link AuditOperation}
 */
record AuditRecord(
        long id,
        @Nullable String createdBy,
        @Nullable String correlationId,
        @Nullable String data,
        @Nullable Instant createdOn,
        String action,
        String operation,
        @Nullable String platformName) {}
