package net.dstone.skipper.release;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.dstone.platform.DeploymentId;
import net.dstone.server.database.DatabaseTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code release_server} and {@code release_left_over}. */
class ServerRows {

    /** A server, and when it was there last. */
    record Seen(String name, Instant at) {}

    /** An app of a server that lost it to another one. */
    record LeftOver(String platformName, DeploymentId deployment) {}

    private final JdbcClient jdbc;

    ServerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Not in a transaction, which a second row would break. */
    void seen(ReleaseServer server, Instant now) {
        if (update(server, now)) {
            return;
        }
        try {
            jdbc.sql("insert into release_server (id, name, last_seen) values (:id, :name, :now)")
                    .param("id", server.id())
                    .param("name", server.name())
                    .param("now", DatabaseTime.writeUtc(now))
                    .update();
        } catch (DuplicateKeyException raced) {
            update(server, now);
        }
    }

    private boolean update(ReleaseServer server, Instant now) {
        return jdbc.sql("update release_server set name = :name, last_seen = :now where id = :id")
                        .param("name", server.name())
                        .param("now", DatabaseTime.writeUtc(now))
                        .param("id", server.id())
                        .update()
                > 0;
    }

    Optional<Seen> find(String id) {
        return jdbc.sql("select name, last_seen from release_server where id = :id")
                .param("id", id)
                .query(
                        (row, number) ->
                                new Seen(
                                        row.getString("name"),
                                        Objects.requireNonNull(
                                                DatabaseTime.readUtc(row, "last_seen"))))
                .optional();
    }

    List<LeftOver> leftOvers(String server) {
        return jdbc.sql(
                        """
                        select platform_name, deployment from release_left_over
                        where server = :server order by platform_name, deployment
                        """)
                .param("server", server)
                .query(
                        (row, number) ->
                                new LeftOver(
                                        row.getString("platform_name"),
                                        new DeploymentId(row.getString("deployment"))))
                .list();
    }

    void leave(String server, Collection<LeftOver> apps) {
        forget(server, apps);
        for (LeftOver app : apps) {
            jdbc.sql(
                            """
                            insert into release_left_over (server, platform_name, deployment)
                            values (:server, :platform, :deployment)
                            """)
                    .param("server", server)
                    .param("platform", app.platformName())
                    .param("deployment", app.deployment().value())
                    .update();
        }
    }

    void forget(String server, Collection<LeftOver> apps) {
        for (LeftOver app : apps) {
            jdbc.sql(
                            """
                            delete from release_left_over
                            where server = :server and platform_name = :platform
                              and deployment = :deployment
                            """)
                    .param("server", server)
                    .param("platform", app.platformName())
                    .param("deployment", app.deployment().value())
                    .update();
        }
    }
}
