package net.dstone.skipper.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dstone.platform.DeploymentId;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Ids;
import net.dstone.server.database.LikePattern;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.Manifest;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.Status;
import net.dstone.skipper.database.SkipperColumns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of releases as Skipper has them. */
class ReleaseRows {

    /** The column's length. */
    static final int LONGEST_DESCRIPTION = 255;

    /** In one statement. */
    private static final int MOST_NAMES = 500;

    private static final Pkg NO_PACKAGE =
            new Pkg(
                    new PackageMetadata(
                            null, null, null, null, null, null, null, null, null, null, null, null,
                            null, null, null),
                    List.of(),
                    List.of(),
                    null,
                    List.of());
    private static final Logger log = LoggerFactory.getLogger(ReleaseRows.class);

    private final JdbcClient jdbc;
    private final SkipperColumns columns;
    private final Ids ids;

    ReleaseRows(JdbcClient jdbc, SkipperColumns columns, Ids ids) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.ids = ids;
    }

    /** Writes a version that is about to be deployed; its status is unknown. */
    void insert(
            String name,
            int version,
            Pkg pkg,
            @Nullable Long packageId,
            @Nullable ConfigValues values,
            String manifest,
            String platformName,
            String description,
            Map<String, DeploymentId> deployments,
            Instant now) {
        long statusId = ids.next(Ids.ENTITIES);
        long infoId = ids.next(Ids.ENTITIES);
        long manifestId = ids.next(Ids.ENTITIES);
        jdbc.sql("insert into skipper_status (id, status_code) values (:id, :code)")
                .param("id", statusId)
                .param("code", ReleaseStatus.UNKNOWN.name())
                .update();
        jdbc.sql(
                        """
                        insert into skipper_info (
                            id, object_version, description, first_deployed, last_deployed, status_id)
                        values (:id, 0, :description, :now, :now, :status)
                        """)
                .param("id", infoId)
                .param("description", description)
                .param("now", DatabaseTime.write(now))
                .param("status", statusId)
                .update();
        jdbc.sql(
                        "insert into skipper_manifest (id, object_version, data) values (:id, 0, %s)"
                                .formatted(columns.storedText(":data")))
                .param("id", manifestId)
                .param("data", manifest)
                .update();
        jdbc.sql(
                        """
                        insert into skipper_release (
                            id, object_version, config_values_string, name, package_metadata_id,
                            pkg_json_string, platform_name, repository_id, version, info_id, manifest_id)
                        values (:id, 0, %s, :name, :package, %s, :platform, :repository, :version,
                            :info, :manifest)
                        """
                                .formatted(
                                        columns.storedText(":values"), columns.storedText(":pkg")))
                .param("id", ids.next(Ids.ENTITIES))
                .param("values", values == null ? null : values.raw())
                .param("name", name)
                .param("package", packageId)
                .param("pkg", WireJson.write(pkg))
                .param("platform", platformName)
                .param("repository", pkg.metadata().repositoryId())
                .param("version", version)
                .param("info", infoId)
                .param("manifest", manifestId)
                .update();
        Map<String, String> byApp = new LinkedHashMap<>();
        deployments.forEach((app, id) -> byApp.put(app, id.value()));
        jdbc.sql(
                        """
                        insert into skipper_app_deployer_data (
                            id, object_version, deployment_data, release_name, release_version)
                        values (:id, 0, %s, :name, :version)
                        """
                                .formatted(columns.storedText(":data")))
                .param("id", ids.next(Ids.ENTITIES))
                .param("data", WireJson.write(byApp))
                .param("name", name)
                .param("version", version)
                .update();
    }

    /**
     * @param platformStatus JSON; null when nothing of it runs
     */
    void setStatus(
            StoredRelease release,
            ReleaseStatus status,
            String description,
            @Nullable String platformStatus) {
        columns.removeStoredText(
                jdbc, "skipper_status", release.statusId(), List.of("platform_status"));
        jdbc.sql(
                        "update skipper_status set status_code = :code, platform_status = %s where id = :id"
                                .formatted(columns.storedText(":platform")))
                .param("code", status.name())
                .param("platform", StorableText.of(platformStatus))
                .param("id", release.statusId())
                .update();
        jdbc.sql(
                        """
                        update skipper_info set description = :description,
                            object_version = coalesce(object_version, 0) + 1
                        where id = :id
                        """)
                .param("description", StorableText.of(description, LONGEST_DESCRIPTION))
                .param("id", release.infoId())
                .update();
    }

    Optional<StoredRelease> find(long id) {
        return jdbc.sql(select("where r.id = :id")).param("id", id).query(this::row).optional();
    }

    Optional<StoredRelease> find(String name, int version) {
        return jdbc
                .sql(select("where r.name = :name and r.version = :version"))
                .param("name", name)
                .param("version", version)
                .query(this::row)
                .list()
                .stream()
                .findFirst();
    }

    Optional<StoredRelease> newest(String name) {
        return newest(name, "");
    }

    /** The one whose apps run, unless something is wrong with all of them. */
    Optional<StoredRelease> newestDeployed(String name) {
        return newest(name, "and s.status_code = 'DEPLOYED'");
    }

    /** Those that are deployed, the newest first: two while an upgrade removes what it has replaced. */
    List<StoredRelease> running(String name) {
        return jdbc.sql(
                        select(
                                "where r.name = :name and s.status_code = 'DEPLOYED' order by r.version desc"))
                .param("name", name)
                .query(this::row)
                .list();
    }

    /** The one an upgrade starts from, and a rollback from as well. */
    Optional<StoredRelease> newestDone(String name) {
        return newest(name, "and s.status_code in ('DEPLOYED', 'DELETED')");
    }

    Optional<StoredRelease> newestDoneBefore(String name, int version) {
        return newest(
                name, "and s.status_code in ('DEPLOYED', 'DELETED') and r.version < " + version);
    }

    private Optional<StoredRelease> newest(String name, String condition) {
        return jdbc.sql(
                        select(
                                "where r.name = :name %s order by r.version desc limit 1"
                                        .formatted(condition)))
                .param("name", name)
                .query(this::row)
                .optional();
    }

    /**
     * By name, newest first: the newest version of each and those that are deployed. Without packages,
     * values and manifests, which are large.
     */
    Map<String, List<StoredRelease>> newestAndDeployed(Collection<String> names) {
        Map<String, List<StoredRelease>> found = new LinkedHashMap<>();
        List<String> all = names.stream().distinct().toList();
        for (int first = 0; first < all.size(); first += MOST_NAMES) {
            jdbc.sql(
                            select(
                                    "null",
                                    "null",
                                    "null",
                                    """
                                    where r.name in (:names)
                                      and (s.status_code = 'DEPLOYED'
                                        or r.version = (select max(n.version) from skipper_release n
                                                        where n.name = r.name))
                                    order by r.version desc
                                    """))
                    .param("names", all.subList(first, Math.min(all.size(), first + MOST_NAMES)))
                    .query((row, number) -> row(row, NO_PACKAGE))
                    .list()
                    .forEach(
                            release ->
                                    found.computeIfAbsent(release.name(), _ -> new ArrayList<>())
                                            .add(release));
        }
        return found;
    }

    /** The names of those that are deployed or failed, sorted. */
    List<String> names() {
        return jdbc.sql(
                        """
                        select distinct r.name from skipper_release r
                        join skipper_info i on i.id = r.info_id
                        join skipper_status s on s.id = i.status_id
                        where s.status_code in ('DEPLOYED', 'FAILED')
                        order by r.name
                        """)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** By name, newest version first. */
    List<StoredRelease> containing(String text) {
        return jdbc.sql(
                        select(
                                """
                                where lower(r.name) like :pattern escape '!'
                                order by r.name, r.version desc
                                """))
                .param("pattern", LikePattern.containing(text.toLowerCase(Locale.ROOT)))
                .query(this::rowOfList)
                .list();
    }

    List<StoredRelease> named(String name) {
        return jdbc.sql(select("where r.name = :name order by r.version desc"))
                .param("name", name)
                .query(this::rowOfList)
                .list();
    }

    /** Those that are deployed or failed, in the order they were made. */
    List<StoredRelease> listed(String nameContains) {
        return jdbc.sql(
                        select(
                                """
                                where s.status_code in ('DEPLOYED', 'FAILED')
                                  and lower(r.name) like :pattern escape '!'
                                order by r.id
                                """))
                .param("pattern", LikePattern.containing(nameContains.toLowerCase(Locale.ROOT)))
                .query(this::rowOfList)
                .list();
    }

    List<StoredRelease> page(boolean descending, long offset, int size) {
        return jdbc.sql(
                        select(
                                "order by r.id %s limit :size offset :offset"
                                        .formatted(descending ? "desc" : "")))
                .param("size", size)
                .param("offset", offset)
                .query(this::rowOfList)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from skipper_release").query(Long.class).single();
    }

    /** The names of the releases that run from a package, or are being made from it. */
    List<String> activeOf(long packageId) {
        return jdbc.sql(
                        """
                        select distinct r.name from skipper_release r
                        join skipper_info i on i.id = r.info_id
                        join skipper_status s on s.id = i.status_id
                        where r.package_metadata_id = :package
                          and s.status_code in ('DEPLOYED', 'UNKNOWN')
                        order by r.name
                        """)
                .param("package", packageId)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Another release of which something may run under this id. */
    Optional<String> holder(DeploymentId id, String release) {
        return jdbc
                .sql(
                        """
                        select distinct d.release_name from skipper_app_deployer_data d
                        join skipper_release r
                            on r.name = d.release_name and r.version = d.release_version
                        join skipper_info i on i.id = r.info_id
                        join skipper_status s on s.id = i.status_id
                        left join release_operation o on o.release_name = d.release_name
                        where d.release_name <> :release and %s like :pattern escape '!'
                          and (s.status_code in ('DEPLOYED', 'UNKNOWN') or o.step <> 'READY')
                        """
                                .formatted(columns.text("d.deployment_data")))
                .param("release", release)
                .param("pattern", LikePattern.containing(":\"%s\"".formatted(id.value())))
                .query((row, number) -> row.getString("release_name"))
                .list()
                .stream()
                .findFirst();
    }

    private String select(String rest) {
        return select(
                columns.text("r.config_values_string"),
                columns.text("r.pkg_json_string"),
                columns.text("m.data"),
                rest);
    }

    private String select(String values, String pkg, String manifest, String rest) {
        return """
               select r.id, r.name, r.version, r.platform_name, r.package_metadata_id, r.info_id,
                   %s as config_values, %s as pkg, i.status_id, i.description, i.first_deployed,
                   i.last_deployed, i.deleted, s.status_code, %s as platform_status, %s as manifest,
                   (select %s from skipper_app_deployer_data d
                    where d.release_name = r.name and d.release_version = r.version
                    order by d.id desc limit 1) as deployments, o.owner
               from skipper_release r
               left join skipper_info i on i.id = r.info_id
               left join skipper_status s on s.id = i.status_id
               left join skipper_manifest m on m.id = r.manifest_id
               left join release_operation o on o.release_name = r.name
               """
                        .formatted(
                                values,
                                pkg,
                                columns.text("s.platform_status"),
                                manifest,
                                columns.text("d.deployment_data"))
                + rest;
    }

    /**
     * One release that another program, or a hand, has left odd must not hide all others: it is shown by its
     * name, without what it is made of. Nothing is done with it, as that reads it by itself.
     */
    private StoredRelease rowOfList(ResultSet row, int number) throws SQLException {
        try {
            return row(row, number);
        } catch (RuntimeException exception) {
            String name = row.getString("name");
            int version = row.getInt("version");
            log.warn("Version {} of release {} cannot be read", version, name, exception);
            return new StoredRelease(
                    row.getLong("id"),
                    row.getLong("info_id"),
                    row.getLong("status_id"),
                    null,
                    new Release(
                            name,
                            version,
                            new ReleaseInfo(
                                    new Status(ReleaseStatus.UNKNOWN, null),
                                    DatabaseTime.read(row, "first_deployed"),
                                    DatabaseTime.read(row, "last_deployed"),
                                    DatabaseTime.read(row, "deleted"),
                                    "Cannot be read; the server's log says why"),
                            nothing(name),
                            new ConfigValues(null),
                            new Manifest(""),
                            row.getString("platform_name")),
                    Map.of(),
                    row.getString("owner"));
        }
    }

    private static Pkg nothing(String name) {
        return new Pkg(
                new PackageMetadata(
                        null, null, null, null, null, name, null, null, null, null, null, null,
                        null, null, null),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private StoredRelease row(ResultSet row, int number) throws SQLException {
        return row(row, WireJson.pkg(row.getString("pkg"), row.getString("name")));
    }

    private static StoredRelease row(ResultSet row, Pkg pkg) throws SQLException {
        String name = row.getString("name");
        String values = row.getString("config_values");
        String code = row.getString("status_code");
        String manifest = row.getString("manifest");
        long packageId = row.getLong("package_metadata_id");
        @Nullable Long presentPackage = row.wasNull() ? null : packageId;
        Map<String, DeploymentId> deployments = new LinkedHashMap<>();
        WireJson.deployments(row.getString("deployments"))
                .forEach((app, id) -> deployments.put(app, new DeploymentId(id)));
        return new StoredRelease(
                row.getLong("id"),
                row.getLong("info_id"),
                row.getLong("status_id"),
                presentPackage,
                new Release(
                        name,
                        row.getInt("version"),
                        new ReleaseInfo(
                                new Status(
                                        code == null
                                                ? ReleaseStatus.UNKNOWN
                                                : ReleaseStatus.valueOf(code),
                                        row.getString("platform_status")),
                                DatabaseTime.read(row, "first_deployed"),
                                DatabaseTime.read(row, "last_deployed"),
                                DatabaseTime.read(row, "deleted"),
                                row.getString("description")),
                        pkg,
                        new ConfigValues(values),
                        new Manifest(manifest == null ? "" : manifest),
                        row.getString("platform_name")),
                deployments,
                row.getString("owner"));
    }
}
