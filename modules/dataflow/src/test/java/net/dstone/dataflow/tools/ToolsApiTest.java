package net.dstone.dataflow.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.dstone.dataflow.testing.BootJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ToolsApiTest {

    private static final String METADATA =
            """
            {"groups": [{"name": "report", "type": "demo.Report", "sourceType": "demo.Report"}],
             "properties": [
              {"name": "report.format", "type": "java.lang.String", "sourceType": "demo.Report",
               "description": "What to print. More."},
              {"name": "report.draft", "type": "java.lang.Boolean", "sourceType": "demo.Report"},
              {"name": "server.port", "type": "java.lang.Integer", "description": "Where to listen."}],
             "hints": [{"name": "report.format", "values": [{"value": "pdf"}, {"value": "html"}]}]}
            """;

    @Autowired private RestTestClient client;
    @Autowired private JsonMapper json;
    @TempDir private Path folder;

    @BeforeEach
    void registerApps() {
        client.delete().uri("/apps").exchange();
        for (String version : List.of("1.0", "2.0")) {
            Path jar =
                    BootJar.of("3.5.9")
                            .withMetadata(METADATA, "report.format,report.draft")
                            .write(folder.resolve("report-%s.jar".formatted(version)));
            client.post()
                    .uri("/apps/task/report?bootVersion=3&uri={uri}", jar.toUri().toString())
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
        client.post().uri("/apps/source/time?uri=docker:localhost:1/time:1").exchange();
        client.post().uri("/apps/sink/log?uri=docker:localhost:1/log:1").exchange();
    }

    // --- text to graph

    @Test
    void drawsATask() {
        JsonNode result =
                convert(
                        "parseTaskTextToGraph",
                        "{\"name\": \"t\", \"dsl\": \"x: a --p=1 'F'->b\"}");

        assertThat(result)
                .isEqualTo(
                        json.readTree(
                                """
                                {"graph": {
                                   "nodes": [
                                     {"id": "0", "name": "START"},
                                     {"id": "1", "name": "a", "metadata": {"label": "x"}, "properties": {"p": "1"}},
                                     {"id": "2", "name": "b"},
                                     {"id": "3", "name": "END"}],
                                   "links": [
                                     {"from": "0", "to": "1"},
                                     {"from": "1", "to": "2", "properties": {"transitionName": "F"}},
                                     {"from": "1", "to": "3"},
                                     {"from": "2", "to": "3"}]},
                                 "dsl": null,
                                 "errors": []}
                                """));
    }

    @Test
    void mistakesInTheTextArePartOfTheAnswer() {
        JsonNode result =
                convert("parseTaskTextToGraph", "{\"name\": \"t\", \"dsl\": \"aaa && \"}");

        assertThat(result)
                .isEqualTo(
                        json.readTree(
                                """
                                {"graph": null, "dsl": null,
                                 "errors": [{"position": 7,
                                             "message": "112E:(pos 7): Unexpectedly ran out of input"}]}
                                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"dsl\": \"a\"}", "{\"name\": \"t\"}", "[1]", "{"})
    void withoutNameAndTextItIsABadRequest(String body) {
        client.post()
                .uri("/tools/parseTaskTextToGraph")
                .header("Content-Type", "application/json")
                .body(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .value(message -> assertThat(message.toString()).doesNotContain("net.dstone"));
    }

    // --- graph to text

    @Test
    void writesATask() {
        JsonNode result =
                convert(
                        "convertTaskGraphToText",
                        """
                        {"nodes": [{"id": "0", "name": "START"}, {"id": "1", "name": "a"},
                                   {"id": "2", "name": "b", "metadata": {"label": "x"}, "properties": {"p": "1 2"}},
                                   {"id": "3", "name": "END"}],
                         "links": [{"from": "0", "to": "1"}, {"from": "1", "to": "2"}, {"from": "2", "to": "3"}]}
                        """);

        assertThat(result)
                .isEqualTo(
                        json.readTree(
                                """
                                {"graph": null, "dsl": "a && x: b --p='1 2'", "errors": []}
                                """));
    }

    @Test
    void aGraphThatIsNoDefinitionIsAMistakeWithinTheAnswer() {
        JsonNode result =
                convert(
                        "convertTaskGraphToText",
                        """
                        {"nodes": [{"id": "0", "name": "START"}, {"id": "1", "name": "a"}, {"id": "2", "name": "b"},
                                   {"id": "3", "name": "END"}],
                         "links": [{"from": "0", "to": "1"}, {"from": "1", "to": "2"}, {"from": "2", "to": "1"}]}
                        """);

        assertThat(result.path("dsl").isNull()).isTrue();
        assertThat(result.path("errors")).hasSize(1);
        assertThat(result.path("errors").get(0).path("position").asInt()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"nodes\": [{\"id\": \"0\", \"name\": \"START\"}], \"links\": []}",
                "{\"nodes\": [{\"id\": \"0\", \"name\": \"END\"}], \"links\": []}",
                "{\"nodes\": [{\"name\": \"START\"}, {\"id\": \"1\", \"name\": \"END\"}], \"links\": []}",
                "{\"nodes\": [{\"id\": \"0\", \"name\": \"START\"}, {\"id\": \"1\", \"name\": \"END\"}],"
                        + " \"links\": [{\"from\": \"0\"}]}"
            })
    void halfAGraphIsABadRequest(String graph) {
        client.post()
                .uri("/tools/convertTaskGraphToText")
                .header("Content-Type", "application/json")
                .body(graph)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    // --- completion

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    task   | ''                        | 1 | report                     | Choose a task app
                    task   | rep                       | 1 | report                     |
                    stream | ti                        | 1 | time                       |
                    task   | report --f                | 1 | report --format=           | What to print.
                    task   | report --server           | 2 | report --server.port=      | Where to listen.
                    task   | report --format=h         | 1 | report --format=html       |
                    task   | report --draft=t          | 1 | report --draft=true        |
                    """)
    void proposesEachWayToGoOnOnce(
            String language, String start, int level, String text, String explanation) {
        JsonNode proposals = complete(language, start, level);

        assertThat(proposals).hasSize(1);
        assertThat(proposals.get(0).path("text").asString()).isEqualTo(text);
        assertThat(proposals.get(0).has("explanation")).isEqualTo(explanation != null);
        if (explanation != null) {
            assertThat(proposals.get(0).path("explanation").asString()).isEqualTo(explanation);
        }
    }

    @Test
    void optionsTheAuthorDidNotShowAreProposedOnlyInDetail() {
        assertThat(complete("task", "report --server", 1)).isEmpty();
    }

    @Test
    void anyMethodWillDo() {
        client.method(HttpMethod.POST)
                .uri("/completions/task?start=rep&defaultLevel=1")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void withoutStartOrWithALevelBelowOneItIsABadRequest() {
        client.get().uri("/completions/task").exchange().expectStatus().isBadRequest();
        client.get()
                .uri("/completions/stream?start=&detailLevel=0")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("ConstraintViolationException");
    }

    // --- composed tasks

    @Test
    void listsTheOptionsOfComposedTasks() {
        JsonNode options = read("/tasks/ctr/options");

        assertThat(options.isArray()).isTrue();
        JsonNode wait =
                options.valueStream()
                        .filter(option -> option.path("id").asString().equals("max-wait-time"))
                        .findFirst()
                        .orElseThrow();
        assertThat(wait.path("name").asString()).isEqualTo("max-wait-time");
        assertThat(wait.path("defaultValue").asInt()).isZero();
        assertThat(wait.path("shortDescription").asString())
                .isEqualTo("Milliseconds a child task may take until it ends.");
    }

    private JsonNode complete(String language, String start, int level) {
        JsonNode answer =
                json.readTree(
                        client.get()
                                .uri(
                                        "/completions/{language}?start={start}&detailLevel={level}",
                                        language,
                                        start,
                                        level)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .returnResult()
                                .getResponseBody());
        assertThat(answer.propertyNames()).containsExactly("proposals");
        return answer.path("proposals");
    }

    private JsonNode convert(String tool, String body) {
        return json.readTree(
                client.post()
                        .uri("/tools/" + tool)
                        .header("Content-Type", "application/json")
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }

    private JsonNode read(String path) {
        return json.readTree(
                client.get().uri(path).exchange().expectBody().returnResult().getResponseBody());
    }
}
