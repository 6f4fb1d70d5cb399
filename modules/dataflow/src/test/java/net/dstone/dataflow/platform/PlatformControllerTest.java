package net.dstone.dataflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class PlatformControllerTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Platforms {

        @Bean
        TaskPlatforms taskPlatforms() {
            return new TaskPlatforms(
                    List.of(
                            new TaskPlatform("day", "Local", "by day", 2, new FakeTaskLauncher()),
                            new TaskPlatform("a b", "Other", "", 2, new FakeTaskLauncher())));
        }
    }

    @Autowired private RestTestClient client;
    @Autowired private JsonMapper json;

    @Test
    void listsPlatformsWithTheirOptions() {
        JsonNode platforms =
                read("/tasks/platforms").path("_embedded").path("launcherResourceList");

        assertThat(platforms).hasSize(2);
        JsonNode day = platforms.get(0);
        assertThat(day.propertyNames())
                .containsExactly("name", "type", "description", "options", "_links");
        assertThat(day.path("name").asString()).isEqualTo("day");
        assertThat(day.path("type").asString()).isEqualTo("Local");
        assertThat(day.path("description").asString()).isEqualTo("by day");
        assertThat(day.path("options").get(0))
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": "spring.cloud.deployer.local.java-opts", "name": "java-opts",
                                 "type": "java.lang.String",
                                 "description": "Options of the Java machine, separated by blanks, for instance -Xmx512m. They replace those of the account.",
                                 "shortDescription": "Options of the Java machine, separated by blanks, for instance -Xmx512m.",
                                 "defaultValue": null,
                                 "hints": {"keyHints": [], "keyProviders": [],
                                           "valueHints": [], "valueProviders": []},
                                 "deprecation": null, "deprecated": false}
                                """));
        assertThat(platforms.get(1).path("options")).isEmpty();
        assertThat(platforms.get(1).path("_links").path("self").path("href").asString())
                .endsWith("/tasks/platforms/a%20b");
    }

    @Test
    void pagesThroughPlatforms() {
        JsonNode second = read("/tasks/platforms?page=1&size=1");

        assertThat(
                        second.path("_embedded")
                                .path("launcherResourceList")
                                .get(0)
                                .path("name")
                                .asString())
                .isEqualTo("a b");
        assertThat(second.path("page").path("totalElements").asInt()).isEqualTo(2);
    }

    @Test
    void noneSchedulesByItself() {
        JsonNode none = read("/tasks/platforms?schedulesEnabled=true");

        assertThat(none.path("page").path("totalElements").asInt()).isZero();
        assertThat(none.has("_embedded")).isFalse();
    }

    private JsonNode read(String path) {
        return json.readTree(
                client.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }
}
