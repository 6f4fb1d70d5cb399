package net.dstone.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigurationMetadataTest {

    private static final String JSON = "META-INF/spring-configuration-metadata.json";
    private static final String VISIBLE = "META-INF/dataflow-configuration-metadata.properties";

    private static final String OWN =
            """
            {"groups": [
              {"name": "orders", "type": "demo.Orders", "sourceType": "demo.Orders"},
              {"name": "store", "type": "demo.Store", "sourceType": "demo.Store"}],
             "properties": [
              {"name": "orders.rate", "type": "java.lang.Integer", "sourceType": "demo.Orders",
               "description": "Items per second. More text.", "defaultValue": 5},
              {"name": "orders.date-format", "type": "java.lang.String", "sourceType": "demo.Orders",
               "defaultValue": "yyyy"},
              {"name": "orders.tags", "type": "java.util.List<java.lang.String>",
               "sourceType": "demo.Orders", "defaultValue": ["a", "b"]},
              {"name": "orders.old", "type": "java.lang.Boolean", "sourceType": "demo.Orders",
               "defaultValue": true,
               "deprecation": {"level": "warning", "replacement": "orders.rate",
                               "reason": "It was slow. Really."}},
              {"name": "orders.gone", "sourceType": "demo.Orders",
               "deprecation": {"level": "error"}},
              {"name": "store.rate", "type": "java.lang.Double", "sourceType": "demo.Store",
               "defaultValue": 0.5},
              {"name": "loose.key", "type": "java.lang.String"}],
             "hints": [
              {"name": "orders.date-format",
               "values": [{"value": "yyyy", "description": "The year. Only."}],
               "providers": [{"name": "any", "parameters": {"target": "x"}}]}]}
            """;

    private static final String OF_LIBRARY =
            """
            {"groups": [{"name": "server", "type": "lib.Server", "sourceType": "lib.Server"}],
             "properties": [
              {"name": "server.port", "type": "java.lang.Integer", "sourceType": "lib.Server",
               "defaultValue": 8080},
              {"name": "server.address", "sourceType": "lib.Server"}]}
            """;

    @TempDir Path folder;

    private final JarInspector inspector = new JarInspector();

    private ConfigurationMetadata app(String visible) throws IOException {
        return inspector.metadata(
                JarBuilder.bootJar("4.1.0")
                        .text("BOOT-INF/classes/" + JSON, OWN)
                        .text("BOOT-INF/classes/" + VISIBLE, visible)
                        .library(
                                "server-1.0.jar",
                                JarBuilder.jar().text("a.txt", "a").text(JSON, OF_LIBRARY))
                        .in(folder, "app.jar"));
    }

    private static List<String> ids(List<ConfigurationOption> options) {
        return options.stream().map(ConfigurationOption::id).toList();
    }

    @Test
    void showsWhatTheAuthorChoseByClassAndByName() throws IOException {
        ConfigurationMetadata metadata =
                app(
                        """
                        configuration-properties.classes=demo.Orders, demo.Unknown
                        configuration-properties.names=server.port,loose.key
                        """);

        assertThat(ids(metadata.options(false)))
                .containsExactlyInAnyOrder(
                        "orders.rate",
                        "orders.date-format",
                        "orders.tags",
                        "orders.old",
                        "server.port",
                        "loose.key");
    }

    @Test
    void listsEverythingExceptWhatNoLongerWorksWhenAskedForAll() throws IOException {
        assertThat(ids(app("").options(true)))
                .contains("store.rate", "server.address", "loose.key", "orders.old")
                .doesNotContain("orders.gone")
                .hasSize(8);
    }

    @Test
    void showsNothingUnlessTheAuthorChoseSomething() throws IOException {
        assertThat(app("").options(false)).isEmpty();
    }

    @Test
    void neverShowsWhatNoLongerWorks() throws IOException {
        assertThat(ids(app("configuration-properties.names=orders.gone").options())).isEmpty();
    }

    @Test
    void looksLikeTheRestApiAsJson() throws IOException {
        ConfigurationMetadata metadata = app("configuration-properties.classes=demo.Orders");
        JsonMapper json = JsonMapper.shared();

        assertThat(tree(option(metadata, "orders.rate")))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id":"orders.rate","name":"rate","type": "java.lang.Integer",
                                 "description":"Items per second. More text.",
                                 "shortDescription":"Items per second.","defaultValue":5,
                                 "hints":{"keyHints":[],"keyProviders":[],"valueHints":[],
                                          "valueProviders":[]},
                                 "deprecation":null,"deprecated":false}
                                """));
        assertThat(tree(option(metadata, "orders.date-format").hints()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"keyHints":[],"keyProviders":[],
                                 "valueHints":[{"value":"yyyy","description":"The year. Only.",
                                                "shortDescription":"The year."}],
                                 "valueProviders":[{"name":"any","parameters":{"target":"x"}}]}
                                """));
        assertThat(tree(option(metadata, "orders.old").deprecation()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"level":"WARNING","reason":"It was slow. Really.",
                                 "shortReason":"It was slow.","replacement":"orders.rate"}
                                """));
        assertThat(option(metadata, "orders.old").isDeprecated()).isTrue();
    }

    @Test
    void keepsTheTypesOfDefaultValues() throws IOException {
        ConfigurationMetadata metadata = app("");

        assertThat(option(metadata, "orders.tags").defaultValue()).isEqualTo(List.of("a", "b"));
        assertThat(option(metadata, "orders.old").defaultValue()).isEqualTo(true);
        assertThat(option(metadata, "store.rate").defaultValue()).isEqualTo(0.5);
        assertThat(option(metadata, "server.address").defaultValue()).isNull();
    }

    @Test
    void namesAnOptionWithoutGroupByItsFullId() throws IOException {
        assertThat(option(app(""), "loose.key").name()).isEqualTo("loose.key");
    }

    @Test
    void poolsTheSelectionsOfAllFilesAndLibraries() throws IOException {
        ConfigurationMetadata metadata =
                inspector.metadata(
                        JarBuilder.bootJar("4.1.0")
                                .text("BOOT-INF/classes/" + JSON, OWN)
                                .text(
                                        "META-INF/dataflow-configuration-port-mapping.properties",
                                        """
                                        configuration-properties.inbound-ports=in1,in2
                                        configuration-properties.outbound-ports=out
                                        configuration-properties.names=store.rate
                                        """)
                                .text(
                                        "META-INF/dataflow-configuration-option-groups.properties",
                                        "org.springframework.cloud.dataflow.configuration-properties.option-groups.speed=orders.rate,store.rate")
                                .library(
                                        "server-1.0.jar",
                                        JarBuilder.jar()
                                                .text(JSON, OF_LIBRARY)
                                                .text(
                                                        VISIBLE,
                                                        "configuration-properties.names=server.port"))
                                .in(folder, "app.jar"));

        assertThat(ids(metadata.options())).containsExactlyInAnyOrder("store.rate", "server.port");
        assertThat(metadata.inboundPortNames()).containsExactly("in1", "in2");
        assertThat(metadata.outboundPortNames()).containsExactly("out");
        assertThat(metadata.optionGroups())
                .isEqualTo(Map.of("speed", List.of("orders.rate", "store.rate")));
    }

    @Test
    void readsAMetadataJar() throws IOException {
        ConfigurationMetadata metadata =
                inspector.metadata(
                        JarBuilder.jar()
                                .text(JSON, OF_LIBRARY)
                                .text(VISIBLE, "configuration-properties.classes=lib.Server")
                                .in(folder, "app-1.0-metadata.jar"));

        assertThat(ids(metadata.options()))
                .containsExactlyInAnyOrder("server.port", "server.address");
    }

    @Test
    void goesOnWhenOneLibraryHasBrokenMetadata() throws IOException {
        ConfigurationMetadata metadata =
                inspector.metadata(
                        JarBuilder.bootJar("4.1.0")
                                .library(
                                        "broken-1.jar",
                                        JarBuilder.jar().text(JSON, "{ \"groups\": "))
                                .library("server-1.jar", JarBuilder.jar().text(JSON, OF_LIBRARY))
                                .in(folder, "app.jar"));

        assertThat(ids(metadata.options(true)))
                .containsExactlyInAnyOrder("server.port", "server.address");
    }

    @Test
    void readsALibraryWhoseTableOfContentsIsMissing() throws IOException {
        byte[] whole = JarBuilder.jar().text(JSON, OF_LIBRARY).text("z".repeat(99), "z").bytes();

        ConfigurationMetadata metadata =
                inspector.metadata(
                        JarBuilder.bootJar("4.1.0")
                                .library("server-1.jar", Arrays.copyOf(whole, whole.length - 22))
                                .in(folder, "app.jar"));

        assertThat(metadata.options(true)).hasSize(2);
    }

    @Test
    void isEmptyForAJarThatDeclaresNothing() throws IOException {
        assertThat(inspector.metadata(JarBuilder.jar().in(folder, "plain.jar")))
                .isEqualTo(ConfigurationMetadata.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"date-format", "dateFormat", "date_format", "DATE_FORMAT", "dateformat"})
    void expandsAShortNameInAnySpelling(String key) throws IOException {
        assertThat(
                        app("configuration-properties.classes=demo.Orders")
                                .expandShortNames(Map.of(key, "x")))
                .isEqualTo(Map.of("orders.date-format", "x"));
    }

    @Test
    void leavesKnownIdsUnknownKeysAndInvisibleNamesAlone() throws IOException {
        Map<String, String> given =
                Map.of("server.port", "1", "nonsense", "2", "address", "3", "port", "4");

        assertThat(app("configuration-properties.classes=demo.Orders").expandShortNames(given))
                .isEqualTo(given);
    }

    @Test
    void refusesAShortNameOfTwoOptions() throws IOException {
        ConfigurationMetadata metadata =
                app("configuration-properties.classes=demo.Orders,demo.Store");

        assertThatThrownBy(() -> metadata.expandShortNames(Map.of("rate", "5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Ambiguous short form property 'rate' could mean any of orders.rate, store.rate; write the full name");
        assertThat(metadata.expandShortNames(Map.of("orders.rate", "5")))
                .isEqualTo(Map.of("orders.rate", "5"));
    }

    @Test
    void prefersTheValueGivenUnderTheFullName() throws IOException {
        assertThat(
                        app("configuration-properties.classes=demo.Orders")
                                .expandShortNames(Map.of("rate", "short", "orders.rate", "full")))
                .isEqualTo(Map.of("orders.rate", "full"));
    }

    private static JsonNode tree(@Nullable Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private static ConfigurationOption option(ConfigurationMetadata metadata, String id) {
        return metadata.allOptions().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
