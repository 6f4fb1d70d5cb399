package net.dstone.skipper.packages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.server.database.Ids;
import net.dstone.server.database.LikePattern;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.database.SkipperColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code skipper_package_metadata}, {@code skipper_package_file} and {@code skipper_repository}. */
class PackageRows {

    private final JdbcClient jdbc;
    private final SkipperColumns columns;
    private final Ids ids;

    PackageRows(JdbcClient jdbc, SkipperColumns columns, Ids ids) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.ids = ids;
    }

    /**
     * @param zip null of a package that is elsewhere
     */
    StoredPackage insert(PackageMetadata metadata, byte @Nullable [] zip) {
        Long file = zip == null ? null : insert(zip);
        long id = ids.next(Ids.ENTITIES);
        jdbc.sql(
                        """
                        insert into skipper_package_metadata (
                            id, object_version, api_version, display_name, kind, maintainer, name, origin,
                            repository_id, repository_name, sha256, version, packagefile_id,
                            description, icon_url, package_home_url, package_source_url, tags)
                        values (:id, 0, :apiVersion, :displayName, :kind, :maintainer, :name, :origin,
                            :repositoryId, :repositoryName, :sha256, :version, :file, %s, %s, %s, %s, %s)
                        """
                                .formatted(
                                        columns.storedText(":description"),
                                        columns.storedText(":iconUrl"),
                                        columns.storedText(":packageHomeUrl"),
                                        columns.storedText(":packageSourceUrl"),
                                        columns.storedText(":tags")))
                .param("id", id)
                .param("file", file)
                .param("apiVersion", metadata.apiVersion())
                .param("displayName", metadata.displayName())
                .param("kind", metadata.kind())
                .param("maintainer", metadata.maintainer())
                .param("name", metadata.name())
                .param("origin", metadata.origin())
                .param("repositoryId", metadata.repositoryId())
                .param("repositoryName", metadata.repositoryName())
                .param("sha256", metadata.sha256())
                .param("version", metadata.version())
                .param("description", metadata.description())
                .param("iconUrl", metadata.iconUrl())
                .param("packageHomeUrl", metadata.packageHomeUrl())
                .param("packageSourceUrl", metadata.packageSourceUrl())
                .param("tags", metadata.tags())
                .update();
        return new StoredPackage(id, metadata);
    }

    private long insert(byte[] zip) {
        long id = ids.next(Ids.ENTITIES);
        jdbc.sql(
                        "insert into skipper_package_file (id, package_bytes) values (:id, %s)"
                                .formatted(columns.storedBytes(":bytes")))
                .param("id", id)
                .param("bytes", zip)
                .update();
        return id;
    }

    Optional<StoredPackage> find(long id) {
        return jdbc.sql(select("where id = :id")).param("id", id).query(this::row).optional();
    }

    /** The versions of a package, in the order they were stored. */
    List<StoredPackage> named(String name) {
        return jdbc.sql(select("where name = :name order by id"))
                .param("name", name)
                .query(this::row)
                .list();
    }

    List<StoredPackage> containing(String text) {
        return jdbc.sql(select("where lower(name) like :pattern escape '!' order by id"))
                .param("pattern", LikePattern.containing(text.toLowerCase(Locale.ROOT)))
                .query(this::row)
                .list();
    }

    /**
     * @param order SQL of our own making
     */
    List<StoredPackage> page(String order, long offset, int size) {
        return jdbc.sql(select("order by %s limit :size offset :offset".formatted(order)))
                .param("size", size)
                .param("offset", offset)
                .query(this::row)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from skipper_package_metadata").query(Long.class).single();
    }

    byte[] zip(long id) {
        return jdbc.sql(
                        """
                        select %s as bytes from skipper_package_file f
                        join skipper_package_metadata m on m.packagefile_id = f.id
                        where m.id = :id
                        """
                                .formatted(columns.bytes("f.package_bytes")))
                .param("id", id)
                .query((row, number) -> row.getBytes("bytes"))
                .optional()
                .orElse(new byte[0]);
    }

    void delete(long id) {
        Optional<Long> file =
                jdbc.sql("select packagefile_id from skipper_package_metadata where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .optional();
        columns.removeStoredText(
                jdbc,
                "skipper_package_metadata",
                id,
                List.of(
                        "package_source_url",
                        "package_home_url",
                        "tags",
                        "description",
                        "icon_url"));
        jdbc.sql("delete from skipper_package_metadata where id = :id").param("id", id).update();
        file.ifPresent(
                number -> {
                    if (columns.hasLargeObjects()) {
                        jdbc.sql(
                                        """
                                        select lo_unlink(package_bytes) from skipper_package_file
                                        where id = :id and package_bytes is not null
                                        """)
                                .param("id", number)
                                .query()
                                .listOfRows();
                    }
                    jdbc.sql("delete from skipper_package_file where id = :id")
                            .param("id", number)
                            .update();
                });
    }

    private String select(String rest) {
        return """
               select id, api_version, origin, repository_id, repository_name, kind, name, display_name,
                   version, %s as source_url, %s as home_url, %s as tags_text, maintainer,
                   %s as description_text, sha256, %s as icon
               from skipper_package_metadata
               """
                        .formatted(
                                columns.text("package_source_url"),
                                columns.text("package_home_url"),
                                columns.text("tags"),
                                columns.text("description"),
                                columns.text("icon_url"))
                + rest;
    }

    private StoredPackage row(ResultSet row, int number) throws SQLException {
        long repository = row.getLong("repository_id");
        @Nullable Long repositoryId = row.wasNull() ? null : repository;
        return new StoredPackage(
                row.getLong("id"),
                new PackageMetadata(
                        row.getString("api_version"),
                        row.getString("origin"),
                        repositoryId,
                        row.getString("repository_name"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getString("version"),
                        row.getString("source_url"),
                        row.getString("home_url"),
                        row.getString("tags_text"),
                        row.getString("maintainer"),
                        row.getString("description_text"),
                        row.getString("sha256"),
                        row.getString("icon")));
    }

    List<PackageRepository> repositories() {
        return jdbc.sql(
                        """
                        select id, name, %s as address, %s as source, local, description, repo_order
                        from skipper_repository order by id
                        """
                                .formatted(columns.text("url"), columns.text("source_url")))
                .query(
                        (row, number) ->
                                new PackageRepository(
                                        row.getLong("id"),
                                        row.getString("name"),
                                        row.getString("address"),
                                        row.getString("source"),
                                        row.getBoolean("local"),
                                        row.getString("description"),
                                        row.getInt("repo_order")))
                .list();
    }

    void insert(String name, RepositoryProperties.RepositorySettings settings) {
        jdbc.sql(
                        """
                        insert into skipper_repository (
                            id, object_version, description, local, name, repo_order, source_url, url)
                        values (:id, 0, :description, :local, :name, :order, %s, %s)
                        """
                                .formatted(
                                        columns.storedText(":sourceUrl"),
                                        columns.storedText(":url")))
                .param("id", ids.next(Ids.ENTITIES))
                .param("description", settings.description())
                .param("local", settings.local())
                .param("name", name)
                .param("order", settings.repoOrder())
                .param("sourceUrl", settings.sourceUrl())
                .param("url", settings.url())
                .update();
    }

    /** Makes others that want to store or delete in the repository wait for the end of this transaction. */
    void lock(PackageRepository repository) {
        jdbc.sql("update skipper_repository set repo_order = repo_order where id = :id")
                .param("id", repository.id())
                .update();
    }
}
