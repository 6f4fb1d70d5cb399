package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.TaskLaunchRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one launch leaves to the next, and what it leaves in the database. */
class LastLaunchTest extends LaunchingCase {

    @ParameterizedTest
    @EnumSource
    void propertiesStayUntilTheyAreOverwrittenOrBlanked(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        launch(server, Map.of("app.import.mode", "full", "deployer.import.memory", "1g"));
        launch(server, Map.of("app.import.mode", "quick"));
        launch(server, Map.of("deployer.import.memory", ""));
        server.dispatcher.runOnce();

        List<TaskLaunchRequest> requests = launcher.requests();
        assertThat(requests.get(1).appProperties()).containsEntry("mode", "quick");
        assertThat(requests.get(1).deploymentProperties())
                .containsEntry("spring.cloud.deployer.memory", "1g");
        assertThat(requests.get(2).appProperties()).containsEntry("mode", "quick");
        assertThat(requests.get(2).deploymentProperties())
                .doesNotContainKey("spring.cloud.deployer.memory");
    }

    @ParameterizedTest
    @EnumSource
    void aLaunchMayStartFromNothingAndTellsWhatItInherits(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        launch(server, Map.of("app.import.mode", "full", "app.import.api.token", "s3cr3t"));
        ExecutionKey heir = launch(server, Map.of("app.import.mode", "quick"));
        ExecutionKey anew =
                server.launching.launch(
                        new TaskLaunch(
                                "nightly", Map.of("app.import.mode", "quick"), List.of(), false));
        server.dispatcher.runOnce();

        assertThat(server.plans.find(heir).orElseThrow().inherited())
                .containsExactly("app.import.api.token");
        assertThat(server.plans.find(anew).orElseThrow().inherited()).isEmpty();
        assertThat(launcher.requests().get(2).appProperties()).doesNotContainKey("api.token");
    }

    @ParameterizedTest
    @EnumSource
    void withoutInheritanceAMaskStillMeansTheValueBehindIt(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        launch(server, Map.of("app.import.mode", "full", "app.import.api.token", "s3cr3t"));
        server.launching.launch(
                new TaskLaunch(
                        "nightly", Map.of("app.import.api.token", "******"), List.of(), false));
        server.dispatcher.runOnce();

        assertThat(launcher.requests().getLast().appProperties())
                .containsEntry("api.token", "s3cr3t")
                .doesNotContainKey("mode");
    }

    @ParameterizedTest
    @EnumSource
    void argumentsDoNotStay(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        server.launching.launch(new TaskLaunch("nightly", Map.of(), List.of("--day=mon")));
        server.launch("nightly");
        server.dispatcher.runOnce();
        assertThat(launcher.requests().getLast().arguments()).doesNotContain("--day=mon");
    }

    @ParameterizedTest
    @EnumSource
    void theVersionOfTheLastLaunchStays(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        server.registerAt(
                "import",
                "2.0",
                BootVersion.BOOT2,
                server.jar("import-2", true).toUri().toString(),
                false);
        launch(server, Map.of("version.import", "2.0"));
        launch(server, Map.of());
        launch(server, Map.of("version.import", ""));
        server.dispatcher.runOnce();
        assertThat(launcher.requests().stream().map(request -> request.executable().toString()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("import-2.jar"),
                        second -> assertThat(second).contains("import-2.jar"),
                        third -> assertThat(third).contains("import.jar"));
    }

    @ParameterizedTest
    @EnumSource
    void masksSentBackMeanTheValuesBehindThem(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        server.launching.launch(
                new TaskLaunch(
                        "nightly",
                        Map.of("app.import.api.token", "s3cr3t"),
                        List.of("--password=hidden")));
        server.launching.launch(
                new TaskLaunch(
                        "nightly",
                        Map.of("app.import.api.token", "******"),
                        List.of("--password=******")));
        server.dispatcher.runOnce();

        TaskLaunchRequest second = launcher.requests().getLast();
        assertThat(second.appProperties()).containsEntry("api.token", "s3cr3t");
        assertThat(second.arguments()).contains("--password=hidden");
        assertThatThrownBy(() -> launch(server, Map.of("app.import.other.token", "******")))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining("app.import.other.token");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheKeyFileOnlyMaskedValuesAreLost(TestDatabase database) throws IOException {
        DataSource dataSource = database.newMigrated();
        launch(
                server(dataSource, local(9)),
                Map.of("app.import.mode", "full", "app.import.api.token", "s3cr3t"));
        Files.delete(folder.resolve("home").resolve(Vault.KEY_FILE));
        TestServer server = anotherServer(dataSource, "home", local(9));

        assertThatThrownBy(() -> launch(server, Map.of()))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining("app.import.api.token");
        launch(server, Map.of("app.import.api.token", "again"));
        server.dispatcher.runOnce();
        assertThat(launcher.requests())
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.appProperties())
                                        .containsEntry("mode", "full")
                                        .containsEntry("api.token", "again"));
    }

    @ParameterizedTest
    @EnumSource
    void aManifestOfScdfIsContinued(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        server.jdbc
                .sql(
                        "insert into TASK_EXECUTION (TASK_EXECUTION_ID, TASK_NAME) values (-1, 'nightly')")
                .update();
        server.jdbc
                .sql(
                        """
                        insert into TASK_EXECUTION_METADATA
                            (ID, TASK_EXECUTION_ID, TASK_EXECUTION_MANIFEST)
                        values (-1, -1, :manifest)
                        """)
                .param(
                        "manifest",
                        """
                        {"taskDeploymentRequest":{"definition":{"name":"nightly","properties":{}},
                        "resource":"file:/x.jar","deploymentProperties":{"app.import.token":"plain"}},
                        "platformName":"default","somethingNew":1}
                        """)
                .update();
        launch(server, Map.of());
        server.dispatcher.runOnce();
        assertThat(launcher.requests().getFirst().appProperties()).containsEntry("token", "plain");
    }

    static Stream<Arguments> unreadableManifests() {
        return Stream.of("no json", "null", "16423", "{}", "{\"taskDeploymentRequest\":{}}")
                .flatMap(
                        text ->
                                Arrays.stream(TestDatabase.values())
                                        .map(database -> Arguments.of(text, database)));
    }

    @ParameterizedTest
    @MethodSource("unreadableManifests")
    void anUnreadableManifestLeavesNothingToTheNextLaunch(String text, TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        server.jdbc
                .sql(
                        "insert into TASK_EXECUTION (TASK_EXECUTION_ID, TASK_NAME) values (-1, 'nightly')")
                .update();
        server.jdbc
                .sql("insert into TASK_EXECUTION_METADATA values (-1, -1, :text)")
                .param("text", text)
                .update();

        launch(server, Map.of());
        server.dispatcher.runOnce();

        assertThat(launcher.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void thePlanOfAnotherVersionEndsItsOwnRunOnly(TestDatabase database) {
        TestServer server = server(database.newMigrated(), local(9));
        ExecutionKey old = launch(server, Map.of("app.import.mode", "full"));
        server.replacePlan(old, "{\"taskName\":\"nightly\",\"shape\":\"another\"}");

        ExecutionKey next = launch(server, Map.of());
        server.dispatcher.runOnce();

        assertThat(server.state(old)).isEqualTo(RunState.FAILED);
        assertThat(server.run(old).reason()).contains("another version");
        assertThat(server.state(next)).isEqualTo(RunState.LAUNCHING);
        assertThat(launcher.requests())
                .as("what it inherits is in the manifest as well")
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.appProperties()).containsEntry("mode", "full"));
    }

    @ParameterizedTest
    @EnumSource
    void noSecretOfALaunchIsReadableInTheDatabase(TestDatabase database) throws SQLException {
        DataSource dataSource = database.newMigrated();
        TestServer server = server(dataSource, local(9));
        server.launching.launch(
                new TaskLaunch(
                        "nightly",
                        Map.of(
                                "app.import.api.token", "Sesame-1",
                                "deployer.import.kubernetes.db-password", "Sesame-2"),
                        List.of("--db.secret=Sesame-3")));
        server.dispatcher.runOnce();
        launcher.finish(launcher.requests().getFirst().id(), 1);
        server.reconciler.runOnce();

        List<String> texts = allTexts(dataSource);
        assertThat(texts)
                .as("what is shown is there")
                .anyMatch(text -> text.contains("******") && text.contains("api.token"));
        assertThat(texts).noneMatch(text -> text.contains("Sesame") || text.contains("dbpass"));
        assertThat(launcher.requests().getFirst().appProperties())
                .containsEntry("api.token", "Sesame-1")
                .containsEntry("spring.datasource.password", "dbpass");
    }

    private static List<String> allTexts(DataSource dataSource) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows =
                    connection
                            .getMetaData()
                            .getTables(
                                    connection.getCatalog(),
                                    connection.getSchema(),
                                    "%",
                                    new String[] {"TABLE", "BASE TABLE"})) {
                while (rows.next()) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).hasSizeGreaterThan(30);
            String quote = connection.getMetaData().getIdentifierQuoteString();
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("select * from " + quote + table + quote)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            texts.add(String.valueOf(rows.getString(i)));
                        }
                    }
                }
            }
        }
        return texts;
    }

    private static ExecutionKey launch(TestServer server, Map<String, String> properties) {
        ExecutionKey key =
                server.launching.launch(new TaskLaunch("nightly", properties, List.of()));
        assertThat(key.target()).isEqualTo(SchemaTarget.BOOT2);
        return key;
    }
}
