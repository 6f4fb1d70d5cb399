package net.dstone.dataflow.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.dstone.dataflow.stream.TestSkipperConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(TestSkipperConfiguration.class)
class RootTest {

    @Autowired private RestTestClient client;
    @LocalServerPort private int port;

    @Test
    void theRootHasTheRevisionAndTemplatesClientsNeed() {
        client.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$['api.revision']")
                .isEqualTo(14)
                .jsonPath("$._links['tasks/executions/launch'].href")
                .isEqualTo(
                        "http://localhost:%d/tasks/executions/launch?name={name}{&properties,arguments}"
                                .formatted(port))
                .jsonPath("$._links['tasks/executions/launch'].templated")
                .isEqualTo(true)
                .jsonPath("$._links['tasks/definitions'].templated")
                .doesNotExist()
                .jsonPath("$._links['streams/definitions'].href")
                .isEqualTo("http://localhost:%d/streams/definitions".formatted(port))
                .jsonPath(
                        "$._links['runtime/apps/{appId}/instances/{instanceId}/actuator'][0].href")
                .value(
                        String.class,
                        href -> assertThat(href).endsWith("/actuator?endpoint={endpoint}"))
                .jsonPath(
                        "$._links['runtime/apps/{appId}/instances/{instanceId}/actuator'].length()")
                .isEqualTo(2)
                .jsonPath(
                        "$._links['streams/deployments/{name}{?reuse-deployment-properties}'].templated")
                .isEqualTo(true);
    }

    @Test
    void aboutTellsClientsTheCompatibleVersionAndPeopleOurs() {
        client.get()
                .uri("/about")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.versionInfo.core.version")
                .isEqualTo("2.11.5")
                .jsonPath("$.versionInfo.implementation.name")
                .isEqualTo("dstone-batch-server")
                .jsonPath("$.featureInfo.tasksEnabled")
                .isEqualTo(true)
                .jsonPath("$.featureInfo.streamsEnabled")
                .isEqualTo(true)
                .jsonPath("$.runtimeEnvironment.appDeployer.platformType")
                .isEqualTo("Skipper Managed")
                .jsonPath("$.runtimeEnvironment.appDeployer.platformSpecificInfo.default")
                .isEqualTo("local")
                .jsonPath("$.runtimeEnvironment.taskLaunchers.length()")
                .isEqualTo(1);
    }

    @Test
    void theApiDescribesItselfWithoutTheDashboardsFiles() {
        String described =
                new String(
                        client.get()
                                .uri("/api-docs")
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .returnResult()
                                .getResponseBodyContent(),
                        StandardCharsets.UTF_8);
        assertThat(described)
                .contains(
                        "\"/apps/check\"",
                        "\"/tasks/executions/preview\"",
                        "\"/events\"",
                        "\"/search\"",
                        "\"/settings/{key}\"")
                .doesNotContain("\"/dashboard");
    }

    @Test
    void nobodyIsSignedIn() {
        client.get()
                .uri("/security/info")
                .exchange()
                .expectBody()
                .jsonPath("$.authenticationEnabled")
                .isEqualTo(false)
                .jsonPath("$.username")
                .isEmpty()
                .jsonPath("$._links.self.href")
                .exists();
    }

    @Test
    void managementShowsHealthInfoAndMetrics() {
        client.get()
                .uri("/management/health")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
        client.get().uri("/management/info").exchange().expectStatus().isOk();
        client.get().uri("/management/metrics").exchange().expectStatus().isOk();
        client.get().uri("/management/prometheus").exchange().expectStatus().isOk();
        client.get().uri("/management/env").exchange().expectStatus().isNotFound();
    }
}
