package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.task.LaunchManifest;
import net.dstone.dsl.task.TaskApp;
import net.dstone.dsl.task.TaskDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchPlanningTest {

    private static final DatabaseConnection DATABASE =
            new DatabaseConnection("jdbc:ours", "our.Driver", "owner", "dbpass");

    private static final LaunchPlanning.Common NOTHING_COMMON =
            new LaunchPlanning.Common(Map.of(), Map.of(), DATABASE);

    @Test
    void aPlainLaunchGetsWhatTheServerAddsToEveryOne() {
        LaunchPlan plan = plan("import", BootVersion.BOOT3, Map.of(), List.of());

        assertThat(plan.appProperties())
                .isEqualTo(
                        Map.of(
                                "spring.cloud.task.name", "nightly",
                                "spring.datasource.url", "jdbc:ours",
                                "spring.datasource.driverClassName", "our.Driver",
                                "spring.datasource.username", "owner",
                                "spring.datasource.password", "dbpass",
                                "spring.cloud.task.initialize-enabled", "false",
                                "spring.batch.jdbc.table-prefix", "BOOT3_BATCH_",
                                "spring.cloud.task.tablePrefix", "BOOT3_TASK_",
                                "spring.cloud.task.schemaTarget", "boot3",
                                "spring.cloud.deployer.bootVersion", "3"));
        assertThat(plan.properties())
                .isEqualTo(
                        Map.of(
                                "app.import.spring.cloud.task.initialize-enabled", "false",
                                "app.import.spring.batch.jdbc.table-prefix", "BOOT3_BATCH_",
                                "app.import.spring.cloud.task.tablePrefix", "BOOT3_TASK_",
                                "app.import.spring.cloud.task.schemaTarget", "boot3",
                                "app.import.spring.cloud.deployer.bootVersion", "3"));
        assertThat(plan.platformProperties())
                .isEqualTo(Map.of("spring.cloud.deployer.bootVersion", "3"));
        assertThat(plan.argumentsOf(7))
                .containsExactly(
                        "--app.import.spring.cloud.task.initialize-enabled=false",
                        "--app.import.spring.batch.jdbc.table-prefix=BOOT3_BATCH_",
                        "--app.import.spring.cloud.task.tablePrefix=BOOT3_TASK_",
                        "--app.import.spring.cloud.task.schemaTarget=boot3",
                        "--app.import.spring.cloud.deployer.bootVersion=3",
                        "--spring.cloud.task.executionid=7");
    }

    /** Each line: definition, the operator's property and default, the launch's properties, what wins. */
    static Stream<Arguments> precedence() {
        Map<String, String> none = Map.of();
        Map<String, String> common = Map.of("mode", "common");
        Map<String, String> defaults = Map.of("mode", "default");
        return Stream.of(
                Arguments.of("import --mode=definition", none, none, none, "definition"),
                Arguments.of("import --mode=definition", none, defaults, none, "default"),
                Arguments.of("import --mode=definition", common, defaults, none, "common"),
                Arguments.of("import", common, none, Map.of("app.import.mode", "app"), "app"),
                Arguments.of("import", none, defaults, Map.of("app.import.mode", "app"), "app"),
                Arguments.of(
                        "in: import --mode=definition",
                        common,
                        defaults,
                        Map.of("app.import.mode", "app", "app.in.mode", "label"),
                        "label"),
                Arguments.of("import --mode=d", none, none, Map.of("app.*.mode", "all"), "d"),
                Arguments.of("import --mode=d", none, none, Map.of("app.nightly.mode", "t"), "d"));
    }

    @ParameterizedTest
    @MethodSource("precedence")
    void appPropertiesWinInThisOrder(
            String definition,
            Map<String, String> common,
            Map<String, String> defaults,
            Map<String, String> launch,
            String expected) {
        LaunchPlan plan =
                LaunchPlanning.plan(
                        "nightly",
                        app(definition),
                        registration(BootVersion.BOOT2),
                        launch,
                        List.of(),
                        List.of(),
                        new LaunchPlanning.Common(common, defaults, DATABASE),
                        UnaryOperator.identity());
        assertThat(plan.appProperties()).containsEntry("mode", expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.import.spring.cloud.task.tablePrefix",
                "app.in.spring.cloud.task.tablePrefix"
            })
    void nobodyMovesAProgramToOtherTables(String key) {
        LaunchPlan plan = plan("in: import", BootVersion.BOOT2, Map.of(key, "MY_"), List.of());
        assertThat(plan.appProperties()).containsEntry("spring.cloud.task.tablePrefix", "TASK_");
    }

    static Stream<Arguments> dataSources() {
        return Stream.of(
                // definition, url, user, password of the program
                Arguments.of("import", "jdbc:ours", "owner", "dbpass"),
                Arguments.of(
                        "import --spring.datasource.url=jdbc:own", "jdbc:own", "owner", "dbpass"),
                Arguments.of("import --spring.datasource.username=me", "jdbc:ours", "me", null),
                Arguments.of("import --SPRING.DATA_SOURCE.user-name=me", "jdbc:ours", null, null));
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void aProgramsOwnDataSourceStays(
            String definition, String url, String username, String password) {
        Map<String, String> properties =
                plan(definition, BootVersion.BOOT2, Map.of(), List.of()).appProperties();
        assertThat(properties.get("spring.datasource.url")).isEqualTo(url);
        assertThat(properties.get("spring.datasource.username")).isEqualTo(username);
        assertThat(properties.get("spring.datasource.password")).isEqualTo(password);
    }

    @Test
    void deployerPropertiesAreQualifiedAndTheNearerNameWins() {
        LaunchPlan plan =
                plan(
                        "in: import",
                        BootVersion.BOOT2,
                        Map.of(
                                "deployer.*.memory", "1g",
                                "deployer.*.local.javaOpts", "-Dall",
                                "deployer.import.memory", "2g",
                                "deployer.import.count", "2",
                                "deployer.in.memory", "3g",
                                "deployer.other.memory", "4g"),
                        List.of());
        assertThat(plan.platformProperties())
                .isEqualTo(
                        Map.of(
                                "spring.cloud.deployer.memory", "3g",
                                "spring.cloud.deployer.count", "2",
                                "spring.cloud.deployer.local.javaOpts", "-Dall",
                                "spring.cloud.deployer.bootVersion", "2"));
    }

    @Test
    void shortNamesAreExpandedBeforeValuesCompete() {
        UnaryOperator<Map<String, String>> metadata =
                properties -> {
                    Map<String, String> full = new HashMap<>(properties);
                    String value = full.remove("format");
                    if (value != null) {
                        full.put("timestamp.format", value);
                    }
                    return full;
                };
        LaunchPlan plan =
                LaunchPlanning.plan(
                        "nightly",
                        app("import --timestamp.format=long"),
                        registration(BootVersion.BOOT2),
                        Map.of("app.import.format", "short"),
                        List.of(),
                        List.of(),
                        NOTHING_COMMON,
                        metadata);
        assertThat(plan.appProperties())
                .containsEntry("timestamp.format", "short")
                .doesNotContainKey("format");
    }

    @Test
    void argumentsLosePositionsAndWhatAnEarlierLaunchAdded() {
        LaunchPlan plan =
                plan(
                        "import",
                        BootVersion.BOOT2,
                        Map.of(),
                        List.of(
                                "app.import.0=foo bar",
                                "--day=mon",
                                "--spring.cloud.task.executionid=3",
                                "--app.import.spring.cloud.task.tablePrefix=BOOT3_TASK_"));
        assertThat(plan.argumentsOf(4).subList(0, 2)).containsExactly("foo bar", "--day=mon");
        assertThat(plan.argumentsOf(4))
                .hasSize(8)
                .contains("--app.import.spring.cloud.task.tablePrefix=TASK_")
                .endsWith("--spring.cloud.task.executionid=4");
    }

    static Stream<Arguments> merges() {
        return Stream.of(
                Arguments.of(Map.of("app.a.k", "old"), Map.of(), Map.of("app.a.k", "old")),
                Arguments.of(Map.of(), Map.of("app.a.k", "new"), Map.of("app.a.k", "new")),
                Arguments.of(
                        Map.of("app.a.k", "old"),
                        Map.of("app.a.k", "old"),
                        Map.of("app.a.k", "old")),
                Arguments.of(
                        Map.of("app.a.k", "old"),
                        Map.of("app.a.k", "new"),
                        Map.of("app.a.k", "new")),
                Arguments.of(Map.of("app.a.k", "old"), Map.of("app.a.k", " "), Map.of()),
                Arguments.of(
                        Map.of("app.a.password", "real"),
                        Map.of("app.a.password", "******"),
                        Map.of("app.a.password", "real")),
                Arguments.of(
                        Map.of("deployer.a.local.javaOpts", "-Xmx1g -Dtoken=real -Dmode=a"),
                        Map.of("deployer.a.local.javaOpts", "-Xmx2g -Dtoken=******"),
                        Map.of("deployer.a.local.javaOpts", "-Xmx2g -Dtoken=real")),
                Arguments.of(
                        Map.of("app.a.password", "******"),
                        Map.of("app.a.password", "real"),
                        Map.of("app.a.password", "real")),
                Arguments.of(
                        Map.of(),
                        Map.of("spring.cloud.dataflow.task.platformName", "default"),
                        Map.of()));
    }

    @ParameterizedTest
    @MethodSource("merges")
    void propertiesOnceUsedStay(
            Map<String, String> before, Map<String, String> request, Map<String, String> merged) {
        assertThat(LaunchPlanning.merge(before, request)).isEqualTo(merged);
    }

    @Test
    void aMaskNobodyKnowsTheValueOfIsRefused() {
        assertThatThrownBy(() -> LaunchPlanning.merge(Map.of(), Map.of("app.a.password", "******")))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining("app.a.password");
        assertThatThrownBy(() -> LaunchPlanning.merge(Map.of("app.a.password", "******"), Map.of()))
                .isInstanceOf(InvalidLaunchException.class);
        String options = "deployer.a.local.javaOpts";
        assertThatThrownBy(
                        () ->
                                LaunchPlanning.merge(
                                        Map.of(options, "-Xmx1g"),
                                        Map.of(options, "-Dtoken=******")))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining("-Dtoken");
        assertThatThrownBy(() -> LaunchPlanning.merge(Map.of(), Map.of(options, "-Dtoken=******")))
                .isInstanceOf(InvalidLaunchException.class);
        assertThatThrownBy(() -> LaunchPlanning.merge(Map.of(options, "-Dtoken=******"), Map.of()))
                .isInstanceOf(InvalidLaunchException.class);
        assertThatThrownBy(() -> Masks.unmask(List.of("--token=******"), List.of("--other=1")))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining("--token");
    }

    @Test
    void aMaskedArgumentMeansTheOneBefore() {
        assertThat(
                        Masks.unmask(
                                List.of("--token=******", "--day=tue"),
                                List.of("--day=mon", "--token=abc")))
                .containsExactly("--token=abc", "--day=tue");
    }

    @Test
    void theVersionIsThatOfTheLabelThenOfTheApp() {
        TaskApp app = app("in: import");
        assertThat(LaunchPlanning.version(app, Map.of())).isEmpty();
        assertThat(LaunchPlanning.version(app, Map.of("version.import", "1")))
                .isEqualTo(Optional.of("1"));
        assertThat(LaunchPlanning.version(app, Map.of("version.import", "1", "version.in", "2")))
                .isEqualTo(Optional.of("2"));
    }

    @Test
    void theManifestAndItsTextShowNoSecret() {
        LaunchManifest manifest =
                plan(
                                "import --db.password=one",
                                BootVersion.BOOT2,
                                Map.of("app.import.api.token", "two", "app.import.mode", "full"),
                                List.of("--secret=three"))
                        .manifest(7, "default");
        assertThat(manifest.toString()).doesNotContain("one", "two", "three", "dbpass", "jdbc:");
        assertThat(manifest.taskDeploymentRequest().deploymentProperties())
                .containsEntry("app.import.api.token", "******")
                .containsEntry("app.import.mode", "full");
    }

    @Test
    void theManifestShowsNoCredentialsOfAnAddress() {
        LaunchPlan plan =
                LaunchPlanning.plan(
                        "nightly",
                        app("import"),
                        new AppRegistration(
                                1,
                                AppType.task,
                                "import",
                                "1.0",
                                "https://reader:sesame@files.example/import.jar",
                                null,
                                BootVersion.BOOT2,
                                true),
                        Map.of(),
                        List.of(),
                        List.of(),
                        NOTHING_COMMON,
                        UnaryOperator.identity());
        assertThat(plan.manifest(7, "default").taskDeploymentRequest().resource())
                .contains("files.example/import.jar")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo.bar", "application", "spring.cloud.dataflow.task.other"})
    void keysThatNoLaunchHasAreRefused(String key) {
        assertThatThrownBy(() -> LaunchPlanning.checkKeys(Map.of(key, "1")))
                .isInstanceOf(InvalidLaunchException.class)
                .hasMessageContaining(key);
    }

    private static LaunchPlan plan(
            String definition,
            BootVersion boot,
            Map<String, String> merged,
            List<String> arguments) {
        return LaunchPlanning.plan(
                "nightly",
                app(definition),
                registration(boot),
                merged,
                List.of(),
                arguments,
                NOTHING_COMMON,
                UnaryOperator.identity());
    }

    private static TaskApp app(String definition) {
        return TaskDefinition.parse("nightly", definition).singleApp().orElseThrow();
    }

    private static AppRegistration registration(BootVersion boot) {
        return new AppRegistration(
                1, AppType.task, "import", "1.0", "file:/import.jar", null, boot, true);
    }
}
