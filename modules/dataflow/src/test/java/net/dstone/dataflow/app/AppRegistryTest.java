package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import net.dstone.dataflow.app.AppRegistry.AppKey;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.dataflow.web.InvalidSortException;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.Ids;
import net.dstone.server.database.StoredText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AppRegistryTest {

    private static final AppQuery ALL = new AppQuery(null, null, null, false);

    @ParameterizedTest
    @EnumSource
    void whatIsInsertedIsFoundByVersionAndAsDefault(TestDatabase database) {
        AppRegistry registry = registry(database);
        AppRegistration first = registry.insert(app(AppType.task, "report", "1.0"), true);
        AppRegistration second = registry.insert(app(AppType.task, "report", "2.0"), false);

        assertThat(registry.find(AppType.task, "report", "2.0")).contains(second);
        assertThat(registry.findDefault(AppType.task, "report")).contains(first);
        assertThat(registry.find(AppType.sink, "report", "1.0")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exactlyOneVersionIsDefault(TestDatabase database) {
        AppRegistry registry = registry(database);
        registry.insert(app(AppType.task, "report", "1.0"), true);
        AppRegistration second = registry.insert(app(AppType.task, "report", "2.0"), false);
        registry.insert(app(AppType.sink, "report", "1.0"), true);

        registry.makeDefault(second);

        assertThat(names(registry.list(new AppQuery(null, null, null, true), page())))
                .containsExactly("task:report:2.0", "sink:report:1.0");
    }

    @ParameterizedTest
    @EnumSource
    void listsByPartOfTheNameTypeAndVersionInAnyLetterCase(TestDatabase database) {
        AppRegistry registry = registry(database);
        registry.insert(app(AppType.task, "Monthly_Report", "1.0-RC"), true);
        registry.insert(app(AppType.task, "monthlyXreport", "1.0"), true);
        registry.insert(app(AppType.sink, "log", "1.0"), true);

        assertThat(names(registry.list(query("REPORT"), page())))
                .containsExactly("task:Monthly_Report:1.0-RC", "task:monthlyXreport:1.0");
        assertThat(names(registry.list(query("y_r"), page())))
                .containsExactly("task:Monthly_Report:1.0-RC");
        assertThat(names(registry.list(query("%"), page()))).isEmpty();
        assertThat(names(registry.list(new AppQuery(null, AppType.sink, null, false), page())))
                .containsExactly("sink:log:1.0");
        assertThat(names(registry.list(new AppQuery(null, null, "1.0-rc", false), page())))
                .containsExactly("task:Monthly_Report:1.0-RC");
    }

    @ParameterizedTest
    @EnumSource
    void applicationsAreFoundOnceByAPartOfTheirName(TestDatabase database) {
        AppRegistry registry = registry(database);
        registry.insert(app(AppType.task, "monthly-report", "1.0"), true);
        registry.insert(app(AppType.task, "Report", "1.0"), true);
        registry.insert(app(AppType.task, "Report", "2.0"), false);
        registry.insert(app(AppType.sink, "Report", "1.0"), true);

        assertThat(registry.findNames("REP", 8))
                .containsExactly(
                        new AppKey(AppType.sink, "Report"),
                        new AppKey(AppType.task, "Report"),
                        new AppKey(AppType.task, "monthly-report"));
        assertThat(registry.findNames("rep", 1)).hasSize(1);
        assertThat(registry.findNames("_", 8)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sortsByEveryPropertyAndPagesThrough(TestDatabase database) {
        AppRegistry registry = registry(database);
        registry.insert(app(AppType.task, "b", "1.0"), true);
        registry.insert(app(AppType.source, "c", "1.0"), true);
        registry.insert(app(AppType.sink, "a", "1.0"), true);

        Page<ListedApp> second =
                registry.list(ALL, new PageQuery(1, 2, List.of(sort("name", true))));

        assertThat(names(second)).containsExactly("sink:a:1.0");
        assertThat(second.total()).isEqualTo(3);
        assertThat(names(registry.list(ALL, new PageQuery(0, 20, List.of(sort("type", false))))))
                .containsExactly("source:c:1.0", "sink:a:1.0", "task:b:1.0");
        for (String property :
                List.of("id", "version", "uri", "metadataUri", "bootVersion", "defaultVersion")) {
            assertThat(
                            registry.list(ALL, new PageQuery(0, 20, List.of(sort(property, true))))
                                    .content())
                    .as(property)
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesToSortByWhatIsNoProperty(TestDatabase database) {
        AppRegistry registry = registry(database);

        assertThatThrownBy(
                        () ->
                                registry.list(
                                        ALL, new PageQuery(0, 20, List.of(sort("1; --", false)))))
                .isInstanceOf(InvalidSortException.class);
    }

    @ParameterizedTest
    @EnumSource
    void versionsAreThoseOfTheSameTypeAndName(TestDatabase database) {
        AppRegistry registry = registry(database);
        registry.insert(app(AppType.task, "report", "1.0"), true);
        registry.insert(app(AppType.task, "report", "2.0"), false);
        registry.insert(app(AppType.sink, "report", "3.0"), true);

        assertThat(registry.versions(List.of("report")))
                .containsEntry(new AppKey(AppType.task, "report"), List.of("1.0", "2.0"));
        assertThat(registry.versions(List.of())).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void findsAllOfSomeTypesAndDeletesOneOrAll(TestDatabase database) {
        AppRegistry registry = registry(database);
        AppRegistration source = registry.insert(app(AppType.source, "time", "1.0"), true);
        AppRegistration sink = registry.insert(app(AppType.sink, "log", "1.0"), true);
        registry.insert(app(AppType.task, "report", "1.0"), true);

        assertThat(registry.findAll(Set.of(AppType.source, AppType.sink)))
                .containsExactly(source, sink);
        registry.delete(source);
        assertThat(registry.findAll(Set.of(AppType.source, AppType.sink))).containsExactly(sink);
        registry.deleteAllBut(List.of());
        assertThat(registry.list(ALL, page()).total()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void replacingUrisKeepsBootVersionAndDefault(TestDatabase database) {
        AppRegistry registry = registry(database);
        AppRegistration existing = registry.insert(app(AppType.task, "report", "1.0"), true);
        NewApp replacement =
                NewApp.of(
                        AppType.task,
                        "report",
                        "1.0",
                        "file:/elsewhere/report-1.0.jar",
                        "file:/elsewhere/report-1.0-metadata.jar",
                        BootVersion.BOOT4);

        AppRegistration replaced = registry.replaceUris(existing, replacement);

        assertThat(registry.find(AppType.task, "report", "1.0")).contains(replaced);
        assertThat(replaced.uri()).isEqualTo("file:/elsewhere/report-1.0.jar");
        assertThat(replaced.metadataUri()).isEqualTo("file:/elsewhere/report-1.0-metadata.jar");
        assertThat(replaced.bootVersion()).isEqualTo(BootVersion.BOOT3);
        assertThat(replaced.defaultVersion()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatCannotBeReadDoesNotHideTheOthers(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        AppRegistry registry = registry(dataSource);
        AppRegistration good = registry.insert(app(AppType.task, "good", "1.0"), true);
        AppRegistration newer = registry.insert(app(AppType.task, "newer", "1.0"), true);
        AppRegistration other = registry.insert(app(AppType.task, "good", "2.0"), true);
        AppRegistration none = registry.insert(app(AppType.task, "none", "1.0"), true);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("update app_registration set boot_version = 'BOOT9' where id = :id")
                .param("id", newer.id())
                .update();
        jdbc.sql("update app_registration set type = 42 where id = :id")
                .param("id", other.id())
                .update();
        jdbc.sql("update app_registration set type = null where id = :id")
                .param("id", none.id())
                .update();

        Page<ListedApp> page = registry.list(ALL, page());

        assertThat(names(page))
                .containsExactly(
                        "task:good:1.0", "task:newer:1.0", "42:good:2.0", "UNKNOWN:none:1.0");
        assertThat(page.content())
                .extracting(ListedApp::bootVersion)
                .containsExactly("3", "BOOT9", "3", "3");
        assertThat(registry.versions(List.of("good", "newer", "none")))
                .containsOnlyKeys(
                        new AppKey(AppType.task, "good"), new AppKey(AppType.task, "newer"));
        assertThat(registry.findAll(Set.of(AppType.values()))).containsExactly(good);
        assertThatThrownBy(() -> registry.find(AppType.task, "newer", "1.0"))
                .isInstanceOf(InvalidAppRegistrationException.class)
                .hasMessageContaining("BOOT9");
    }

    private static AppRegistry registry(TestDatabase database) {
        return registry(database.newMigrated());
    }

    private static AppRegistry registry(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new AppRegistry(jdbc, new Ids(dataSource), new StoredText(jdbc));
    }

    private static NewApp app(AppType type, String name, String version) {
        return NewApp.of(
                type,
                name,
                version,
                "file:/apps/%s-%s.jar".formatted(name, version),
                null,
                BootVersion.BOOT3);
    }

    private static AppQuery query(String search) {
        return new AppQuery(search, null, null, false);
    }

    private static PageQuery page() {
        return new PageQuery(0, 20, List.of());
    }

    private static PageQuery.Sort sort(String property, boolean descending) {
        return new PageQuery.Sort(property, descending);
    }

    private static List<String> names(Page<ListedApp> page) {
        return page.content().stream().map(ListedApp::toString).toList();
    }
}
