package net.dstone.dataflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.dstone.dataflow.stream.TestSkipperConfiguration;
import net.dstone.platform.DeploymentId;
import net.dstone.skipper.testing.TestSkipper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What clients see of {@code /runtime}, with Skipper inside and outside the server. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(TestSkipperConfiguration.class)
abstract class RuntimeApiContract {

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private TestSkipper skipper;
    @LocalServerPort private int port;

    @BeforeEach
    void aStream() {
        jdbc.sql("delete from stream_definitions").update();
        client.delete().uri("/apps").exchange().expectStatus().isOk();
        skipper.clear();
        app("source", "time");
        app("sink", "log");
        deploy("orders");
    }

    @Test
    void aStreamIsShownWithItsAppsAndTheirInstances() {
        client.get()
                .uri("/runtime/streams/orders")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json(
                        """
                        {"_embedded":{"streamStatusResourceList":[
                          {"name":"orders",
                           "applications":{"_embedded":{"appStatusResourceList":[%s,%s]}},
                           "version":"1",
                           "_links":{"self":{"href":"BASE/runtime/streams/orders"}}}]},
                         "_links":{"self":{"href":"BASE/runtime/streams/orders?page=0&size=20"}},
                         "page":{"size":20,"totalElements":1,"totalPages":1,"number":0}}
                        """
                                .formatted(
                                        app("log-v1", "log", 20000), app("time-v1", "time", 20001))
                                .replace("BASE", base()),
                        JsonCompareMode.STRICT);
    }

    private static String app(String deployment, String name, int port) {
        return """
               {"deploymentId":"orders.DEPLOYMENT","state":"deployed",
                "instances":{"_embedded":{"appInstanceStatusResourceList":[
                  {"instanceId":"orders.DEPLOYMENT-0","state":"deployed",
                   "attributes":{"guid":"orders.DEPLOYMENT-0","port":"PORT",
                     "skipper.application.name":"NAME","skipper.release.name":"orders",
                     "skipper.release.version":"1","starts":"1","url":"http://127.0.0.1:PORT"},
                   "guid":"orders.DEPLOYMENT-0",
                   "_links":{
                     "self":{"href":"BASE/runtime/apps/orders.DEPLOYMENT/instances/orders.DEPLOYMENT-0"},
                     "post":{"href":"BASE/runtime/apps/orders.DEPLOYMENT/instances/orders.DEPLOYMENT-0/post"}}}]}},
                "name":"NAME",
                "_links":{"self":{"href":"BASE/runtime/apps/orders.DEPLOYMENT"}}}
               """
                .replace("DEPLOYMENT", deployment)
                .replace("NAME", name)
                .replace("PORT", Integer.toString(port));
    }

    @Test
    void streamsAreNamedInThePathOrTheQueryOrAllOfThem() {
        deploy("billing");
        assertThat(names("/runtime/streams/orders,nope,billing"))
                .containsExactly("orders", "billing");
        assertThat(names("/runtime/streams?names=billing,nope")).containsExactly("billing");
        assertThat(names("/runtime/streams")).containsExactly("billing", "orders");
        skipper.forgetCalls();
        assertThat(names("/runtime/streams?size=1&page=1")).containsExactly("orders");
        assertThat(skipper.calls()).containsExactly("names", "statuses");
        client.get()
                .uri("/runtime/streams?names=nope")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded")
                .doesNotExist()
                .jsonPath("$.page.totalElements")
                .isEqualTo(0);
    }

    @Test
    void anUndeployedStreamHasNoAppsButIsKnownByName() {
        client.delete().uri("/streams/deployments/orders").exchange().expectStatus().isOk();
        client.get()
                .uri("/runtime/streams/orders")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.streamStatusResourceList[0].version")
                .isEqualTo("no apps")
                .jsonPath("$._embedded.streamStatusResourceList[0].applications.length()")
                .isEqualTo(0);
        assertThat(names("/runtime/streams")).isEmpty();
    }

    @Test
    void anAppWithoutInstancesHasNoName() {
        skipper.deployer().forget(new DeploymentId("orders.log-v1"));
        client.get()
                .uri("/runtime/apps/orders.log-v1")
                .exchange()
                .expectBody()
                .json(
                        """
                        {"deploymentId":"orders.log-v1","state":"unknown","instances":{},
                         "name":"no-instances",
                         "_links":{"self":{"href":"%s/runtime/apps/orders.log-v1"}}}
                        """
                                .formatted(base()),
                        JsonCompareMode.STRICT);
    }

    @Test
    void appsOfAllStreamsArePagedWithOneQuestionToSkipper() {
        deploy("billing");
        skipper.forgetCalls();
        client.get()
                .uri("/runtime/apps?size=3&page=1")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.appStatusResourceList.length()")
                .isEqualTo(1)
                .jsonPath("$._embedded.appStatusResourceList[0].deploymentId")
                .isEqualTo("orders.time-v1")
                .jsonPath("$.page.totalElements")
                .isEqualTo(4);
        assertThat(skipper.calls()).containsExactly("statuses");
    }

    @Test
    void instancesAreOrderedByTheirNumbers() {
        client.post()
                .uri("/streams/deployments/scale/orders/log/instances/11")
                .exchange()
                .expectStatus()
                .isCreated();
        client.get()
                .uri("/runtime/apps/orders.log-v1/instances?size=2&page=5")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.appInstanceStatusResourceList[0].instanceId")
                .isEqualTo("orders.log-v1-10")
                .jsonPath("$.page.totalElements")
                .isEqualTo(11);
    }

    @Test
    void oneInstanceIsShownAlone() {
        client.get()
                .uri("/runtime/apps/orders.log-v1/instances/orders.log-v1-0")
                .exchange()
                .expectBody()
                .jsonPath("$.instanceId")
                .isEqualTo("orders.log-v1-0")
                .jsonPath("$.guid")
                .isEqualTo("orders.log-v1-0")
                .jsonPath("$.attributes.url")
                .isEqualTo("http://127.0.0.1:20000");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        notFound("/runtime/apps/nope", "NoSuchAppException");
        notFound("/runtime/apps/orders.nope-v1/instances", "NoSuchAppException");
        notFound("/runtime/apps/orders.log-v1/instances/x", "NoSuchAppInstanceException");
        notFound(
                "/runtime/apps/orders.log-v1/instances/x/actuator?endpoint=info",
                "NoSuchAppInstanceException");
        client.post()
                .uri("/runtime/apps/nope/instances/x/post")
                .body("hello")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .expectBody(String.class)
                .value(
                        text ->
                                assertThat(text)
                                        .isEqualTo("The 'nope' application could not be found."));
    }

    @Test
    void theActuatorsAnswerIsAStringAndTheCallersTokenGoesAlong() throws IOException {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer app = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        app.createContext(
                "/",
                exchange -> {
                    asked.add(
                            "%s %s %s %s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestURI(),
                                            new String(
                                                    exchange.getRequestBody().readAllBytes(),
                                                    StandardCharsets.UTF_8),
                                            exchange.getRequestHeaders()
                                                    .getFirst("Authorization")));
                    byte[] answer = "{\"of\":\"info\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        app.start();
        try {
            client.delete().uri("/streams/deployments/orders").exchange().expectStatus().isOk();
            skipper.deployer().nextPort(app.getAddress().getPort());
            client.post().uri("/streams/deployments/orders").exchange().expectStatus().isCreated();
            askAndPost();
        } finally {
            app.stop(0);
        }
        assertThat(asked)
                .containsExactly(
                        "GET /actuator/info  Bearer t",
                        "POST /actuator/bindings/input {\"state\":\"STOPPED\"} null");
        client.get()
                .uri("/runtime/apps/orders.log-v2/instances/orders.log-v2-0/actuator")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void askAndPost() {
        client.get()
                .uri("/runtime/apps/orders.log-v2/instances/orders.log-v2-0/actuator?endpoint=info")
                .header("Authorization", "Bearer t")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .value(text -> assertThat(text).isEqualTo("\"{\\\"of\\\":\\\"info\\\"}\""));
        client.post()
                .uri("/runtime/apps/orders.log-v2/instances/orders.log-v2-0/actuator?endpoint=")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"endpoint\":\"bindings/input\",\"body\":{\"state\":\"STOPPED\"}}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .isEmpty();
    }

    private void app(String type, String name) {
        client.post()
                .uri(
                        "/apps/%s/%s/1.0.0?uri=file:///nowhere/%s-1.0.0.jar"
                                .formatted(type, name, name))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void deploy(String stream) {
        client.post()
                .uri(
                        "/streams/definitions?name=%s&definition=time | log&deploy=true"
                                .formatted(stream))
                .exchange()
                .expectStatus()
                .isCreated();
        skipper.healthy(stream);
    }

    private void notFound(String path, String logref) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref);
    }

    private List<String> names(String path) {
        tools.jackson.databind.JsonNode answer =
                new tools.jackson.databind.json.JsonMapper()
                        .readTree(
                                client.get()
                                        .uri(path)
                                        .exchange()
                                        .expectBody(String.class)
                                        .returnResult()
                                        .getResponseBody());
        return answer.at("/_embedded/streamStatusResourceList")
                .valueStream()
                .map(stream -> stream.path("name").asString())
                .toList();
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
