package net.dstone.dataflow.about;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.cloud.dataflow.features.streams-enabled=false")
@AutoConfigureRestTestClient
class StreamsDisabledTest {

    @Autowired private RestTestClient client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/streams/definitions",
                "/streams/deployments/x",
                "/streams/validation/x",
                "/streams/logs/x",
                "/runtime/apps",
                "/runtime/streams"
            })
    void pathsOfStreamsAreUnknown(String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.path")
                .isEqualTo(path);
    }

    @Test
    void neitherLinksNorTheFeatureAreThere() {
        client.get()
                .uri("/")
                .exchange()
                .expectBody()
                .jsonPath("$._links['streams/definitions']")
                .doesNotExist()
                .jsonPath("$._links['runtime/apps']")
                .doesNotExist()
                .jsonPath("$._links['completions/stream']")
                .exists();
        client.get()
                .uri("/about")
                .exchange()
                .expectBody()
                .jsonPath("$.featureInfo.streamsEnabled")
                .isEqualTo(false)
                .jsonPath("$.runtimeEnvironment.appDeployer.deployerName")
                .isEmpty();
    }
}
