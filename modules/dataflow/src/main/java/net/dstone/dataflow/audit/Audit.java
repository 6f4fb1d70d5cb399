package net.dstone.dataflow.audit;

import java.time.Clock;
import java.util.Map;
import net.dstone.dataflow.security.Caller;
import net.dstone.dataflow.web.Masking;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes audit records. Called inside the transaction of the change it records, so that there is never
 * one without the other.
 */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    public Audit(JdbcClient jdbc, Ids ids, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param correlationId the name of the thing acted on
     * @param data already without secrets
     * @param platformName where it happened, if anywhere
     */
    public void record(
            AuditOperation operation,
            AuditAction action,
            String correlationId,
            String data,
            @Nullable String platformName) {
        jdbc.sql(
                        """
                        insert into audit_records (id, audit_action, audit_data, audit_operation,
                                correlation_id, created_by, created_on, platform_name)
                        values (:id, :action, :data, :operation, :correlationId, :createdBy,
                                :createdOn, :platformName)
                        """)
                .param("id", ids.next(Ids.ENTITIES))
                .param("action", action.id())
                .param("data", data)
                .param("operation", operation.id())
                .param("correlationId", correlationId)
                .param("createdBy", Caller.name().orElse(null))
                .param("createdOn", DatabaseTime.write(clock.instant()))
                .param("platformName", platformName)
                .update();
    }

    /** As above, with a map that is masked by its keys and stored as JSON. */
    public void record(
            AuditOperation operation,
            AuditAction action,
            String correlationId,
            Map<String, ?> data,
            @Nullable String platformName) {
        record(
                operation,
                action,
                correlationId,
                json.writeValueAsString(Masking.mask(data)),
                platformName);
    }
}
