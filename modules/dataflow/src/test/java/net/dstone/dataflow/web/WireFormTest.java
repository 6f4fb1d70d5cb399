package net.dstone.dataflow.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The forms all answers share: media types, links, pages, errors. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class WireFormTest {

    @Autowired private RestTestClient client;

    @Test
    void withoutAcceptAnswersAreHalAndWithJsonTheyAreJsonOfTheSameShape() {
        client.get().uri("/about").exchange().expectHeader().contentType("application/hal+json");
        client.get()
                .uri("/about")
                .header("Accept", "application/json")
                .exchange()
                .expectHeader()
                .contentType("application/json")
                .expectBody()
                .jsonPath("$._links.self.href")
                .exists();
    }

    @Test
    void plainListsAreJsonAndHalWhenAsked() {
        client.get()
                .uri("/audit-records/audit-action-types")
                .exchange()
                .expectHeader()
                .contentType("application/json");
        client.get()
                .uri("/audit-records/audit-action-types")
                .header("Accept", "application/hal+json")
                .exchange()
                .expectHeader()
                .contentType("application/hal+json");
    }

    @Test
    void aCallerThatReadsNoJsonGets406WithoutABody() {
        client.get()
                .uri("/about")
                .header("Accept", "application/xml")
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .isEmpty();
    }

    @Test
    void theWrongMethodIs405InTheErrorBody() {
        client.put()
                .uri("/about")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("HttpRequestMethodNotSupportedException");
    }

    @Test
    void anUnknownPathIsTheGeneric404() {
        client.get()
                .uri("/nosuch")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.path")
                .isEqualTo("/nosuch")
                .jsonPath("$.error")
                .isEqualTo("Not Found")
                .jsonPath("$.message")
                .isEqualTo("No message available")
                .jsonPath("$._embedded")
                .doesNotExist();
    }

    @Test
    void anEmptyListHasNoEmbedded() {
        client.get()
                .uri("/audit-records?operations=LOGIN&size=0&page=-3")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded")
                .doesNotExist()
                .jsonPath("$.page.size")
                .isEqualTo(20)
                .jsonPath("$.page.number")
                .isEqualTo(0);
    }

    @Test
    void aSlashAtTheEndIsAccepted() {
        client.get().uri("/about/").exchange().expectStatus().isOk();
    }

    @Test
    void linksHonourTheProxyInFront() {
        client.get()
                .uri("/about")
                .header("X-Forwarded-Host", "batch.example")
                .header("X-Forwarded-Proto", "https")
                .exchange()
                .expectBody()
                .jsonPath("$._links.self.href")
                .isEqualTo("https://batch.example/about");
    }

    @Test
    void theApiIsDescribedAsOpenApi() {
        client.get()
                .uri("/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/audit-records'].get")
                .exists();
    }
}
