package net.dstone.dataflow.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.testing.BootJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A database of its own: other tests put rows in by numbers of their own.
        properties =
                "spring.datasource.url=jdbc:h2:mem:search;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE")
@AutoConfigureRestTestClient
@Import(FakePlatformConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchApiTest {

    @Autowired private RestTestClient client;
    @Autowired private JsonMapper json;

    private JsonNode launched;

    @BeforeAll
    void launchOne(@TempDir Path folder) {
        for (String version : List.of("1.0", "1.1")) {
            Path jar = folder.resolve("billing-%s.jar".formatted(version));
            BootJar.of("4.0.0").write(jar);
            post(
                    "/apps/task/billing/" + version,
                    "uri",
                    jar.toUri().toString(),
                    "bootVersion",
                    "4");
        }
        post("/tasks/definitions", "name", "bill", "definition", "billing");
        launched = json.readTree(post("/tasks/executions/launch", "name", "bill"));
    }

    @Test
    void thingsAreFoundByAPartOfTheirName() {
        JsonNode results = search("?q=BILL");

        assertThat(results)
                .extracting(
                        result -> result.path("kind").asString() + result.path("path").asString())
                .containsExactly("task/tasks/bill", "app/apps/task/billing");
        assertThat(results.get(1).path("type").asString()).isEqualTo("task");
        assertThat(results.get(1).has("id")).isFalse();
        assertThat(search("?q=bill&limit=1")).hasSize(1);
    }

    @Test
    void anExecutionIsFoundByItsIdAndByItsExternalId() {
        long id = launched.path("executionId").asLong();
        JsonNode byId = search("?q=" + id);

        assertThat(byId).hasSize(1);
        assertThat(byId.get(0).path("kind").asString()).isEqualTo("execution");
        assertThat(byId.get(0).path("name").asString()).isEqualTo("bill");
        assertThat(byId.get(0).path("id").asLong()).isEqualTo(id);
        assertThat(byId.get(0).path("schemaTarget").asString()).isEqualTo("boot4");
        assertThat(byId.get(0).path("path").asString())
                .isEqualTo("/task-executions/%d?schemaTarget=boot4".formatted(id));
        String externalId =
                json.readTree(get("/tasks/executions/%d?schemaTarget=boot4".formatted(id)))
                        .path("externalExecutionId")
                        .asString();
        assertThat(search("?q=" + externalId)).isEqualTo(byId);
    }

    @Test
    void nothingIsFoundByNothing() {
        assertThat(search("")).isEmpty();
        assertThat(search("?q=%20")).isEmpty();
        assertThat(search("?q=123456789012345678901234567890")).isEmpty();
    }

    private JsonNode search(String query) {
        return json.readTree(get("/search" + query)).path("results");
    }

    private String get(String path) {
        return new String(
                client.get()
                        .uri(URI.create(path))
                        .header("Accept", "application/json")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    private byte[] post(String path, String... form) {
        MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        for (int i = 0; i < form.length; i += 2) {
            values.add(form[i], form[i + 1]);
        }
        byte[] body =
                client.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(values)
                        .exchange()
                        .expectStatus()
                        .is2xxSuccessful()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent();
        return body == null ? new byte[0] : body;
    }
}
