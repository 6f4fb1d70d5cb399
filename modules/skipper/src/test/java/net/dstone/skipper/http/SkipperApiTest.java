package net.dstone.skipper.http;

import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import net.dstone.skipper.json.SkipperJson;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.SkipperHttpServer;
import net.dstone.skipper.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The forms Skipper 2.11.5 answers in, beyond what the client of the contract reads. */
class SkipperApiTest {

    private final SkipperBed bed = new SkipperBed(TestDatabase.H2.create());
    private final SkipperHttpServer server = new SkipperHttpServer(bed.skipper);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void leadsFromTheRootToTheApi() throws Exception {
        HttpResponse<String> root = get("/", "application/json");
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location")).contains(server.url() + "/api");
        JsonNode links = json(get("/api", "application/json")).path("_links");
        assertThat(links.propertyNames())
                .containsExactly(
                        "packageMetadata",
                        "repositories",
                        "deployers",
                        "releases",
                        "about",
                        "release",
                        "package",
                        "profile");
        assertThat(links.at("/packageMetadata/href").asString())
                .isEqualTo(server.url() + "/api/packageMetadata{?page,size,sort,projection}");
        assertThat(links.at("/packageMetadata/templated").asBoolean()).isTrue();
    }

    @Test
    void answersInHalUnlessJsonIsAskedFor() throws Exception {
        assertThat(type(get("/api/release", "*/*"))).isEqualTo("application/hal+json");
        assertThat(type(get("/api/release", "application/hal+json")))
                .isEqualTo("application/hal+json");
        assertThat(type(get("/api/release", "application/json"))).isEqualTo("application/json");
        assertThat(type(get("/api/release/states?names=a", "*/*"))).isEqualTo("application/json");
    }

    @Test
    void nameBothWaysToInstallAnUploadedPackage() throws Exception {
        HttpResponse<String> uploaded =
                send(
                        "POST",
                        "/api/package/upload",
                        SkipperJson.mapper()
                                .writeValueAsString(upload(stream("ticktock", "1.0.0", "log"))));
        assertThat(uploaded.statusCode()).isEqualTo(201);
        JsonNode install = json(uploaded).at("/_links/install");
        assertThat(install).hasSize(2);
        String byId = install.path(1).path("href").asString();
        HttpResponse<String> installed =
                send(
                        "POST",
                        byId.substring(server.url().length()),
                        "{\"releaseName\":\"a\",\"platformName\":\"default\"}");
        assertThat(installed.statusCode()).isEqualTo(201);
        JsonNode release = json(installed);
        assertThat(release.at("/info/status/statusCode").asString()).isEqualTo("DEPLOYED");
        assertThat(release.at("/info/firstDeployed").asString())
                .isEqualTo("2026-11-22T10:00:00.000+00:00");
        assertThat(release.at("/info/deleted").isNull()).isTrue();
        assertThat(release.at("/_links/status/href").asString())
                .isEqualTo(server.url() + "/api/release/status/{name}");
    }

    @Test
    void readsAPackageWrittenAsNumbers() throws Exception {
        StringBuilder bytes = new StringBuilder();
        for (byte value : upload(stream("a", "1.0.0", "log")).packageFileAsBytes()) {
            bytes.append(bytes.isEmpty() ? "" : ",").append(value & 0xff);
        }
        assertThat(
                        send(
                                        "POST",
                                        "/api/package/upload",
                                        """
                                        {"name":"a","repoName":"local","version":"1.0.0","extension":"zip",
                                         "packageFileAsBytes":[%s]}
                                        """
                                                .formatted(bytes))
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void tellsErrorsInSkippersWords() throws Exception {
        JsonNode unknown = json(get("/api/release/status/nope/3", "application/json"));
        assertThat(unknown.path("status").asInt()).isEqualTo(404);
        assertThat(unknown.path("error").asString()).isEqualTo("Not Found");
        assertThat(unknown.path("exception").asString())
                .isEqualTo("org.springframework.cloud.skipper.ReleaseNotFoundException");
        assertThat(unknown.path("releaseName").asString()).isEqualTo("nope");
        assertThat(unknown.path("version").asInt()).isEqualTo(3);
        assertThat(unknown.path("path").asString()).isEqualTo("/api/release/status/nope/3");
        assertThat(unknown.path("timestamp").asString()).endsWith("+00:00");

        HttpResponse<String> refused = send("POST", "/api/package/upload", "{}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("exception").asString())
                .isEqualTo("org.springframework.cloud.skipper.SkipperException");
        assertThat(json(refused).path("message").asString())
                .isEqualTo("Could not find local repository to upload to named null");
    }

    @Test
    void answersRequestsThatMakeNoSense() throws Exception {
        HttpResponse<String> path = get("/api/nosuch", "application/json");
        assertThat(path.statusCode()).isEqualTo(404);
        assertThat(json(path).has("exception")).isFalse();
        assertThat(json(path).path("message").asString()).isEqualTo("No message available");
        assertThat(get("/api/release/statuses", "application/json").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/api/package/install", "no json").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/api/package/install", "{}").statusCode()).isEqualTo(409);
        HttpResponse<String> readOnly = send("POST", "/api/repositories", "{}");
        assertThat(readOnly.statusCode()).isEqualTo(405);
        assertThat(readOnly.body()).isEmpty();
        assertThat(get("/api/packageMetadata/99", "application/json").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesThroughPackages() throws Exception {
        for (String version : new String[] {"1.0.0", "1.1.0", "1.2.0"}) {
            bed.skipper.upload(upload(stream("ticktock", version, "log")));
        }
        JsonNode page = json(get("/api/packageMetadata?size=2&page=1", "application/json"));
        assertThat(page.at("/_embedded/packageMetadata")).hasSize(1);
        assertThat(page.path("page").toString())
                .isEqualTo("{\"size\":2,\"totalElements\":3,\"totalPages\":2,\"number\":1}");
        assertThat(page.path("_links").propertyNames())
                .containsExactly("first", "prev", "self", "last", "profile", "search");
        JsonNode summary =
                json(get("/api/packageMetadata?projection=summary&size=2000", "application/json"));
        assertThat(summary.at("/page/size").asInt()).isEqualTo(1000);
        assertThat(summary.at("/_embedded/packageMetadata/0").propertyNames())
                .containsExactly(
                        "name",
                        "id",
                        "version",
                        "description",
                        "iconUrl",
                        "repositoryName",
                        "_links");
    }

    @Test
    void keepsTheNameOfAnEmptyCollectionButNotOfAnEmptyList() throws Exception {
        assertThat(json(get("/api/releases", "application/json")).at("/_embedded/releases"))
                .isEmpty();
        assertThat(
                        json(get("/api/releases", "application/json"))
                                .at("/_embedded/releases")
                                .isArray())
                .isTrue();
        assertThat(get("/api/release/list", "application/json").body()).isEqualTo("{}");
    }

    @Test
    void linksReleasesOfTheHistoryToThemselves() throws Exception {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        JsonNode history =
                json(
                        get(
                                "/api/releases/search/findByNameIgnoreCaseContainingOrderByNameAscVersionDesc?name=TICK",
                                "application/json"));
        String self = history.at("/_embedded/releases/0/_links/self/href").asString();
        assertThat(
                        json(get(self.substring(server.url().length()), "application/json"))
                                .path("name")
                                .asString())
                .isEqualTo("ticktock");
    }

    @Test
    void findsRepositoriesAndPlatformsByName() throws Exception {
        assertThat(
                        json(get("/api/repositories/search/findByName?name=local", "*/*"))
                                .path("local")
                                .asBoolean())
                .isTrue();
        assertThat(get("/api/repositories/search/findByName?name=nope", "*/*").statusCode())
                .isEqualTo(404);
        JsonNode deployer = json(get("/api/deployers", "*/*")).at("/_embedded/deployers/0");
        assertThat(deployer.path("type").asString()).isEqualTo("local");
        assertThat(deployer.at("/_links/deployer/href").asString())
                .startsWith(server.url() + "/api/deployers/");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"status\":\"UP\"}', application/json",
        "<script>alert(1)</script>, text/plain",
    })
    void showsNoAnswerOfAnAppAsAPage(String answer, String type) throws Exception {
        HttpServer app =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext(
                "/actuator/health",
                exchange -> {
                    exchange.sendResponseHeaders(200, answer.length());
                    exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        app.start();
        bed.deployer.nextPort(app.getAddress().getPort());
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        try {
            HttpResponse<String> shown =
                    get(
                            "/api/release/actuator/ticktock/ticktock.log-v1/ticktock.log-v1-0?endpoint=health",
                            "text/html");
            assertThat(shown.body()).isEqualTo(answer);
            assertThat(type(shown)).isEqualTo(type);
            assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        } finally {
            app.stop(0);
        }
    }

    private HttpResponse<String> get(String path, String accept)
            throws IOException, InterruptedException {
        return client(
                HttpRequest.newBuilder(URI.create(server.url() + path.replace("{?projection}", "")))
                        .header("Accept", accept)
                        .build());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return client(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpResponse<String> client(HttpRequest request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private static JsonNode json(HttpResponse<String> response) {
        return SkipperJson.mapper().readTree(response.body());
    }
}
