package net.dstone.dataflow.schema;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class SchemaEndpointsTest {

    @Autowired private RestTestClient client;

    @Test
    void tellsTheVersions() {
        client.get()
                .uri("/schema/versions")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"defaultSchemaVersion\":\"2\",\"versions\":[\"2\",\"3\",\"4\"]}");
    }

    @Test
    void listsTheTargets() {
        client.get()
                .uri("/schema/targets")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.defaultSchemaTarget")
                .isEqualTo("boot2")
                .jsonPath("$.schemas.length()")
                .isEqualTo(3)
                .jsonPath("$.schemas[2].name")
                .isEqualTo("boot4")
                .jsonPath("$.schemas[2].taskPrefix")
                .isEqualTo("BOOT4_TASK_")
                .jsonPath("$._links.self.href")
                .exists();
    }

    @Test
    void tellsOneTargetOrThatThereIsNone() {
        client.get()
                .uri("/schema/targets/boot3")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.schemaVersion")
                .isEqualTo("3")
                .jsonPath("$.batchPrefix")
                .isEqualTo("BOOT3_BATCH_")
                .jsonPath("$.datasource")
                .isEmpty()
                .jsonPath("$._links.self.href")
                .exists();
        client.get()
                .uri("/schema/targets/boot9")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("NoSuchSchemaTargetException");
    }
}
