package net.dstone.dataflow.setting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class SettingApiTest {

    @Autowired private RestTestClient client;

    @Test
    void whatIsPutIsGot() {
        put("views.executions", "{\"rows\": 50, \"이름\": [null, true]}")
                .expectStatus()
                .isNoContent();

        client.get()
                .uri("/settings/views.executions")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(String.class)
                .isEqualTo("{\"rows\":50,\"이름\":[null,true]}");
        put("views.executions", "null").expectStatus().isNoContent();
        client.get()
                .uri("/settings/views.executions")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("null");
    }

    @Test
    void whatWasNeverSetIsAnEmptyAnswerAndNoError() {
        client.get()
                .uri("/settings/nothing")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "no json"})
    void whatIsNoJsonIsRefused(String body) {
        assertRefused(put("broken", body));
    }

    @Test
    void aLongOneIsRefused() {
        String longest = "\"%s\"".formatted("x".repeat(SettingController.MAX_BYTES - 2));
        put("long", longest).expectStatus().isNoContent();

        assertRefused(put("long", longest + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "키", "a$"})
    void anOddKeyIsRefused(String key) {
        assertRefused(put(key, "1"));
    }

    private static void assertRefused(RestTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("InvalidSettingException");
    }

    private RestTestClient.ResponseSpec put(String key, String body) {
        return client.put()
                .uri("/settings/{key}", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
