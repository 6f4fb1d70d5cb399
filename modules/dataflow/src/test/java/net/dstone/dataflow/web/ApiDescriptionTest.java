package net.dstone.dataflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard's types are made of a copy of the server's description, which therefore must be the same. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ApiDescriptionTest {

    private static final Path COPY = Path.of("../dashboard/src/api/openapi.json");

    @Autowired private RestTestClient client;

    private final JsonMapper json = new JsonMapper();

    @Test
    void theDashboardsCopyOfTheDescriptionIsTheServersOwn() throws IOException {
        Map<String, String> ours = lines(described());
        Map<String, String> copied = lines(json.readTree(Files.readString(COPY)));
        Map<String, String> drifted = new TreeMap<>();
        ours.forEach(
                (place, value) -> {
                    if (!value.equals(copied.get(place))) {
                        drifted.put(place, "is %s, copied %s".formatted(value, copied.get(place)));
                    }
                });
        copied.forEach(
                (place, value) -> {
                    if (!ours.containsKey(place)) {
                        drifted.put(place, "is gone, copied " + value);
                    }
                });
        assertThat(drifted)
                .as(
                        "The API has changed. With this server running, bring the dashboard's types up to"
                                + " date: cd modules/dashboard && npm run api -- http://localhost:9393")
                .isEmpty();
    }

    @Test
    void whatARecordAlwaysHasIsRequiredAndTheRestMayBeNull() throws IOException {
        JsonNode row = described().at("/components/schemas/ExecutionRow");
        assertThat(row.at("/required").valueStream().map(JsonNode::asString))
                .contains("id", "state", "arguments")
                .doesNotContain("taskName", "endTime");
        assertThat(row.at("/properties/endTime/type").valueStream().map(JsonNode::asString))
                .containsExactly("string", "null");
        assertThat(row.at("/properties/state/type").asString()).isEqualTo("string");
    }

    @Test
    void theBodyOfABulkRequestIsDescribedAlthoughItIsReadAsBytes() throws IOException {
        JsonNode docs = described();
        assertThat(
                        docs.at("/paths/~1tasks~1executions~1bulk/post/requestBody/content")
                                .at("/application~1json/schema/$ref")
                                .asString())
                .isEqualTo("#/components/schemas/BulkRequest");
        JsonNode request = docs.at("/components/schemas/BulkRequest");
        assertThat(request.at("/required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("action", "dryRun");
        assertThat(request.at("/properties/action/enum").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("STOP", "CLEAN_UP", "LAUNCH_AGAIN");
    }

    /** Without what differs from server to server or from start to start; scripts/api.mjs leaves out the same. */
    private JsonNode described() {
        String answer =
                client.get()
                        .uri("/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        ObjectNode docs = (ObjectNode) json.readTree(Objects.requireNonNull(answer));
        docs.remove("servers");
        docs.at("/paths")
                .forEach(
                        path ->
                                path.forEach(
                                        method -> ((ObjectNode) method).remove("operationId")));
        return docs;
    }

    /** Each value by its place; one word of a set of them has no place of its own. */
    private static Map<String, String> lines(JsonNode document) {
        Map<String, String> lines = new TreeMap<>();
        collect("", document, lines);
        return lines;
    }

    private static void collect(String place, JsonNode node, Map<String, String> lines) {
        if (node.isObject() && !node.isEmpty()) {
            node.forEachEntry((name, value) -> collect(place + "/" + name, value, lines));
        } else if (node.isArray() && place.endsWith("/parameters")) {
            node.forEach(
                    parameter ->
                            collect(
                                    place + "/" + parameter.path("name").asString(),
                                    parameter,
                                    lines));
        } else if (node.isArray()) {
            lines.put(
                    place, node.valueStream().map(JsonNode::toString).sorted().toList().toString());
        } else {
            lines.put(place, node.toString());
        }
    }
}
