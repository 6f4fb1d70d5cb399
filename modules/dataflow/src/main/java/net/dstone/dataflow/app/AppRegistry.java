package net.dstone.dataflow.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.web.OrderBy;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.Ids;
import net.dstone.server.database.LikePattern;
import net.dstone.server.database.StoredText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registered applications. */
@Component
public class AppRegistry {

    /** Which application a registration is a version of. */
    public record AppKey(AppType type, String name) {}

    private final JdbcClient jdbc;
    private final Ids ids;
    private final StoredText texts;
    private final String columns;
    private final OrderBy order;

    AppRegistry(JdbcClient jdbc, Ids ids, StoredText texts) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.texts = texts;
        this.columns =
                "id, type, name, version, %s as uri, %s as metadata_uri, boot_version, default_version"
                        .formatted(texts.read("uri"), texts.read("metadata_uri"));
        // By the names SCDF's own model has for them, which is what its clients send.
        this.order =
                new OrderBy(
                        Map.of(
                                "id", "id",
                                "name", "name",
                                "type", "type",
                                "version", "version",
                                "uri", texts.read("uri"),
                                "metadataUri", texts.read("metadata_uri"),
                                "bootVersion", "boot_version",
                                "defaultVersion", "default_version"),
                        "id");
    }

    /** The version that is meant when none is named; empty when none is registered or none is default. */
    public Optional<AppRegistration> findDefault(AppType type, String name) {
        return jdbc.sql(
                        """
                        select %s from app_registration
                        where type = :type and name = :name and default_version = true
                        order by id desc limit 1
                        """
                                .formatted(columns))
                .param("type", type.ordinal())
                .param("name", name)
                .query(AppRegistry::registration)
                .optional();
    }

    public Optional<AppRegistration> find(AppType type, String name, String version) {
        return jdbc.sql(
                        """
                        select %s from app_registration
                        where type = :type and name = :name and version = :version
                        order by id desc limit 1
                        """
                                .formatted(columns))
                .param("type", type.ordinal())
                .param("name", name)
                .param("version", version)
                .query(AppRegistry::registration)
                .optional();
    }

    /**
     * All versions of all applications of the types, in the order they were registered, but those with a
     * Boot version nobody knows, which cannot be launched.
     */
    public List<AppRegistration> findAll(Collection<AppType> types) {
        return jdbc.sql(
                        """
                        select %s from app_registration
                        where type in (:types)
                            and (boot_version is null or boot_version in (:bootVersions))
                        order by id
                        """
                                .formatted(columns))
                .param("types", types.stream().map(Enum::ordinal).toList())
                .param("bootVersions", Arrays.stream(BootVersion.values()).map(Enum::name).toList())
                .query(AppRegistry::registration)
                .list();
    }

    /**
     * @throws net.dstone.dataflow.web.InvalidSortException if it cannot be sorted so
     */
    Page<ListedApp> list(AppQuery query, PageQuery page) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, @Nullable Object> parameters = new HashMap<>();
        if (query.search() != null) {
            conditions.add("lower(name) like :search escape '!'");
            parameters.put("search", LikePattern.containing(lower(query.search())));
        }
        if (query.type() != null) {
            conditions.add("type = :type");
            parameters.put("type", query.type().ordinal());
        }
        if (query.version() != null) {
            conditions.add("lower(version) = :version");
            parameters.put("version", lower(query.version()));
        }
        if (query.defaultVersionsOnly()) {
            conditions.add("default_version = true");
        }
        String where = String.join(" and ", conditions);
        List<ListedApp> rows =
                jdbc.sql(
                                """
                                select %s from app_registration
                                where %s
                                order by %s
                                limit :limit offset :offset
                                """
                                        .formatted(columns, where, order.sql(page.sort())))
                        .params(parameters)
                        .param("limit", page.size())
                        .param("offset", page.offset())
                        .query(AppRegistry::listed)
                        .list();
        long total =
                jdbc.sql("select count(*) from app_registration where " + where)
                        .params(parameters)
                        .query(Long.class)
                        .single();
        return new Page<>(rows, page, total);
    }

    /** Applications with the text in their name, in any letter case, those first that begin with it. */
    public List<AppKey> findNames(String text, int limit) {
        return jdbc.sql(
                        """
                        select type, name from app_registration
                        where lower(name) like :part escape '!' and type in (:types)
                        group by type, name
                        order by case when lower(name) like :beginning escape '!' then 0 else 1 end,
                            name, type
                        limit :limit
                        """)
                .param("part", LikePattern.containing(lower(text)))
                .param("beginning", LikePattern.beginningWith(lower(text)))
                .param("types", Arrays.stream(AppType.values()).map(Enum::ordinal).toList())
                .param("limit", limit)
                .query((row, number) -> new AppKey(type(row), row.getString("name")))
                .list();
    }

    /** The versions of the applications with these names, in the order they were registered. */
    Map<AppKey, List<String>> versions(Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        record Version(AppKey app, String version) {}
        return jdbc
                .sql(
                        """
                        select type, name, version from app_registration
                        where name in (:names) and type in (:types)
                        order by id
                        """)
                .param("names", names)
                .param("types", Arrays.stream(AppType.values()).map(Enum::ordinal).toList())
                .query(
                        (row, number) ->
                                new Version(
                                        new AppKey(type(row), row.getString("name")),
                                        row.getString("version")))
                .list()
                .stream()
                .collect(groupingBy(Version::app, mapping(Version::version, toList())));
    }

    /**
     * Lets one transaction at a time change registrations, here and on other servers, until it ends:
     * without it two first versions registered at once would both become default.
     */
    void lock() {
        jdbc.sql("select id from app_registration_lock for update").query(Integer.class).single();
    }

    AppRegistration insert(NewApp app, boolean defaultVersion) {
        long id = ids.next(Ids.ENTITIES);
        jdbc.sql(
                        """
                        insert into app_registration (id, object_version, type, name, version, uri,
                                metadata_uri, boot_version, default_version)
                        values (:id, 0, :type, :name, :version, %s, %s, :bootVersion,
                                :defaultVersion)
                        """
                                .formatted(texts.write(":uri"), texts.write(":metadataUri")))
                .param("id", id)
                .param("type", app.type().ordinal())
                .param("name", app.name().value())
                .param("version", app.version())
                .param("uri", app.uri().text())
                .param("metadataUri", app.metadataText())
                .param("bootVersion", app.bootVersion().name())
                .param("defaultVersion", defaultVersion)
                .update();
        return new AppRegistration(
                id,
                app.type(),
                app.name().value(),
                app.version(),
                app.uri().text(),
                app.metadataText(),
                app.bootVersion(),
                defaultVersion);
    }

    /** Lets an existing version stand for other files. Its Boot version stays, as SCDF has it. */
    AppRegistration replaceUris(AppRegistration existing, NewApp app) {
        jdbc.sql(
                        """
                        update app_registration
                        set uri = %s, metadata_uri = %s,
                            object_version = coalesce(object_version, 0) + 1
                        where id = :id
                        """
                                .formatted(texts.write(":uri"), texts.write(":metadataUri")))
                .param("id", existing.id())
                .param("uri", app.uri().text())
                .param("metadataUri", app.metadataText())
                .update();
        return new AppRegistration(
                existing.id(),
                existing.type(),
                existing.name(),
                existing.version(),
                app.uri().text(),
                app.metadataText(),
                existing.bootVersion(),
                existing.defaultVersion());
    }

    /** Makes this version the only default one of its application. */
    void makeDefault(AppRegistration registration) {
        jdbc.sql(
                        """
                        update app_registration
                        set default_version = (version = :version),
                            object_version = coalesce(object_version, 0) + 1
                        where type = :type and name = :name
                        """)
                .param("type", registration.type().ordinal())
                .param("name", registration.name())
                .param("version", registration.version())
                .update();
    }

    /** All rows of the version: SCDF does not keep it from being registered twice at once. */
    void delete(AppRegistration registration) {
        jdbc.sql(
                        """
                        delete from app_registration
                        where type = :type and name = :name and version = :version
                        """)
                .param("type", registration.type().ordinal())
                .param("name", registration.name())
                .param("version", registration.version())
                .update();
    }

    void deleteAllBut(Collection<AppRegistration> kept) {
        if (kept.isEmpty()) {
            jdbc.sql("delete from app_registration").update();
            return;
        }
        jdbc.sql("delete from app_registration where id not in (:kept)")
                .param("kept", kept.stream().map(AppRegistration::id).toList())
                .update();
    }

    private static AppRegistration registration(ResultSet row, int number) throws SQLException {
        String boot = row.getString("boot_version");
        return new AppRegistration(
                row.getLong("id"),
                type(row),
                row.getString("name"),
                row.getString("version"),
                row.getString("uri"),
                row.getString("metadata_uri"),
                boot == null
                        ? BootVersion.DEFAULT
                        : BootVersion.findStored(boot)
                                .orElseThrow(
                                        () ->
                                                new InvalidAppRegistrationException(
                                                        "The app is registered with the Boot version"
                                                                + " '%s', which this server does not know"
                                                                        .formatted(boot))),
                row.getBoolean("default_version"));
    }

    private static ListedApp listed(ResultSet row, int number) throws SQLException {
        String boot = row.getString("boot_version");
        int type = row.getInt("type");
        return new ListedApp(
                row.wasNull()
                        ? "UNKNOWN"
                        : AppType.find(type).map(Enum::name).orElse(Integer.toString(type)),
                row.getString("name"),
                row.getString("version"),
                AppRegistration.masked(row.getString("uri")),
                row.getBoolean("default_version"),
                boot == null
                        ? BootVersion.DEFAULT.wireName()
                        : BootVersion.findStored(boot).map(BootVersion::wireName).orElse(boot));
    }

    /** Only rows of a known type are asked for. */
    private static AppType type(ResultSet row) throws SQLException {
        return AppType.values()[row.getInt("type")];
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
