package net.dstone.dataflow.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change as it was recorded. */
record AuditRecord(
        long id,
        @Nullable String createdBy,
        @Nullable String correlationId,
        @Nullable String data,
        @Nullable Instant createdOn,
        AuditAction action,
        AuditOperation operation,
        @Nullable String platformName) {}
