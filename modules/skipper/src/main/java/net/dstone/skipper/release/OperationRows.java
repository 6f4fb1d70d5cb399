package net.dstone.skipper.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.dstone.server.database.DatabaseTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code release_operation}. Every change names the state it starts from; of two only one is made. */
class OperationRows {

    private static final String BEGIN =
            """
            update release_operation
            set step = :step, turn = turn + 1, operation = :kind, release_version = :version,
                source_version = :source, work = :work, reason = null, cancelled = 0,
                started = :started, healthy_until = null, timeout_millis = :timeout, owner = :owner
            where release_name = :name
            """;

    private final JdbcClient jdbc;

    OperationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the release's row if there is none. Not in a transaction, which a second row would break. */
    void ensure(String releaseName) {
        if (find(releaseName).isPresent()) {
            return;
        }
        try {
            jdbc.sql(
                            """
                            insert into release_operation (release_name, step, turn, cancelled)
                            values (:name, 'READY', 0, 0)
                            """)
                    .param("name", releaseName)
                    .update();
        } catch (DuplicateKeyException raced) {
            // Another one has made it.
        }
    }

    /** Whether the release was ready, and is not for anybody else from now on. */
    boolean begin(Operation operation) {
        check(ReleaseStep.READY, operation.step());
        return begin(operation, jdbc.sql(BEGIN + "and step = 'READY'"));
    }

    /** Whether it was still as it was read; another server does something else with the release from now on. */
    boolean replace(Operation operation, Operation next) {
        return begin(next, jdbc.sql(BEGIN + "and turn = :turn").param("turn", operation.turn()));
    }

    private static boolean begin(Operation operation, JdbcClient.StatementSpec statement) {
        return statement
                        .param("step", operation.step().name())
                        .param("kind", operation.kind().name())
                        .param("version", operation.version())
                        .param("source", operation.sourceVersion().orElse(null))
                        .param("work", WireJson.write(operation.work()))
                        .param("started", DatabaseTime.writeUtc(operation.started()))
                        .param("timeout", operation.timeout().toMillis())
                        .param("owner", operation.owner())
                        .param("name", operation.releaseName())
                        .update()
                > 0;
    }

    /** Whether it was still as it was read; it goes on at this server. */
    boolean hand(Operation operation, String owner) {
        return jdbc.sql(
                                """
                                update release_operation set turn = turn + 1, owner = :owner
                                where release_name = :name and turn = :turn
                                """)
                        .param("owner", owner)
                        .param("name", operation.releaseName())
                        .param("turn", operation.turn())
                        .update()
                > 0;
    }

    /** Makes the row nobody else's for the rest of the transaction, without anything being done. */
    boolean hold(String releaseName) {
        return jdbc.sql(
                                """
                                update release_operation set turn = turn + 1
                                where release_name = :name and step = 'READY'
                                """)
                        .param("name", releaseName)
                        .update()
                > 0;
    }

    /** Whether it was still as it was read; a cancelled operation goes nowhere but back. */
    boolean move(Operation operation, ReleaseStep next, @Nullable String reason) {
        return move(operation, next, reason, operation.healthyUntil());
    }

    boolean wait(Operation operation, Instant until) {
        return move(operation, ReleaseStep.WAIT_HEALTHY, null, Optional.of(until));
    }

    private boolean move(
            Operation operation,
            ReleaseStep next,
            @Nullable String reason,
            Optional<Instant> until) {
        check(operation.step(), next);
        String uncancelled =
                operation.step() == ReleaseStep.WAIT_HEALTHY && next == ReleaseStep.REMOVE_OLD
                        ? "and cancelled = 0"
                        : "";
        return jdbc.sql(
                                """
                                update release_operation
                                set step = :next, turn = turn + 1, reason = :reason, healthy_until = :until
                                where release_name = :name and step = :step and turn = :turn %s
                                """
                                        .formatted(uncancelled))
                        .param("next", next.name())
                        .param("reason", StorableText.of(reason))
                        .param("until", until.map(DatabaseTime::writeUtc).orElse(null))
                        .param("name", operation.releaseName())
                        .param("step", operation.step().name())
                        .param("turn", operation.turn())
                        .update()
                > 0;
    }

    private static void check(ReleaseStep step, ReleaseStep next) {
        if (!step.mayBecome(next)) {
            throw new IllegalStateException(
                    "A release does not go from %s to %s".formatted(step, next));
        }
    }

    /** Whether there was an upgrade or rollback that can still back out, and will. */
    boolean cancel(String releaseName) {
        return jdbc.sql(
                                """
                                update release_operation set cancelled = 1
                                where release_name = :name and step in ('DEPLOY_NEW', 'WAIT_HEALTHY')
                                  and operation in ('UPGRADE', 'ROLLBACK')
                                """)
                        .param("name", releaseName)
                        .update()
                > 0;
    }

    Optional<Operation> find(String releaseName) {
        return jdbc.sql("select * from release_operation where release_name = :name")
                .param("name", releaseName)
                .query(OperationRows::row)
                .optional();
    }

    /** What this server has begun, the oldest first. */
    List<Operation> underway(String owner) {
        return jdbc.sql(
                        """
                        select * from release_operation
                        where step in ('DEPLOY_NEW', 'WAIT_HEALTHY', 'REMOVE_OLD', 'BACK_OUT', 'SCALE')
                          and owner = :owner
                        order by started, release_name
                        """)
                .param("owner", owner)
                .query(OperationRows::row)
                .list();
    }

    private static Operation row(ResultSet row, int number) throws SQLException {
        String kind = row.getString("operation");
        int source = row.getInt("source_version");
        Optional<Integer> sourceVersion = row.wasNull() ? Optional.empty() : Optional.of(source);
        return new Operation(
                row.getString("release_name"),
                ReleaseStep.valueOf(row.getString("step")),
                row.getLong("turn"),
                kind == null ? OperationKind.INSTALL : OperationKind.valueOf(kind),
                row.getInt("release_version"),
                sourceVersion,
                WireJson.work(row.getString("work")),
                row.getString("reason"),
                row.getInt("cancelled") != 0,
                Objects.requireNonNullElse(DatabaseTime.readUtc(row, "started"), Instant.EPOCH),
                Optional.ofNullable(DatabaseTime.readUtc(row, "healthy_until")),
                Duration.ofMillis(row.getLong("timeout_millis")),
                row.getString("owner"));
    }
}
