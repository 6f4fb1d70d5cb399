package net.dstone.dataflow.stream;

import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.platform.DeploymentId;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.TestSkipper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams and Skipper, inside and outside the server: where both have to agree. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(TestSkipperConfiguration.class)
abstract class StreamsOnSkipperContract {

    private static int streams;

    @TempDir private static Path folder;

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private TestSkipper testSkipper;
    @Autowired private Skipper skipper;
    @Autowired private JsonMapper json;

    /** Another one for every test, as releases are never forgotten. */
    private String stream = "";

    private SkipperBed bed;

    /** By name and version. */
    private final Map<String, Map<String, String>> uris = new LinkedHashMap<>();

    @BeforeEach
    void twoApps() {
        bed = testSkipper.bed();
        stream = "s" + streams++;
        bed.deployer.acceptAgain();
        client.delete().uri("/streams/definitions").exchange().expectStatus().isOk();
        client.delete().uri("/apps").exchange().expectStatus().isOk();
        bed.deployer.healthyAtOnce();
        app("source", "time", "1.0.0");
        app("sink", "log", "1.0.0");
        app("sink", "log", "1.1.0");
    }

    /** What a test leaves half done would keep its stream from being deleted. */
    @AfterEach
    void nothingIsUnderWay() {
        skipper.cancel(stream);
        bed.turn();
    }

    @Test
    void valuesWithQuotesArriveAsTheyWereGiven() {
        created("time | log");
        String json = "{\"a\": \"say \\n\"}";
        deploy(Map.of("app.log.json", json, "app.log.path", "C:\\temp\\new"));
        assertThat(running("log-v1"))
                .containsEntry("json", json)
                .containsEntry("path", "C:\\temp\\new");
        assertThat(text()).contains("{\"a\": \"say \\n\"}");
    }

    @Test
    void anEmptyValueOfADefinitionArrivesAsOne() {
        created("time | log --prefix='\"\"'");
        deploy(Map.of());
        assertThat(running("log-v1")).containsEntry("prefix", "\"\"");
        assertThat(text()).contains("--prefix=");
        undeploy();
        deploy(Map.of());
        assertThat(running("log-v2")).containsEntry("prefix", "\"\"");
    }

    @Test
    void anAppWithoutAVersionIsDeployedAndUpdatedToOneWithOne() {
        app("sink", "plain", "1.0.0", "plain.jar");
        app("sink", "plain", "2.0.0", "plain-2.0.0.jar");
        created("time | plain");
        deploy(Map.of("app.plain.json", "{\"a\": 1}"));
        assertThat(running("plain-v1")).containsEntry("json", "{\"a\": 1}");
        PlannedApp before = manifest().app("plain").orElseThrow();
        assertThat(before.location()).endsWith("/plain.jar");

        update(Map.of("version.plain", "2.0.0"), 201);
        bed.turn();
        PlannedApp after = manifest().app("plain").orElseThrow();
        assertThat(after.location()).endsWith("/plain-2.0.0.jar");
        assertThat(get("/streams/definitions/" + stream).path("status").asString())
                .isEqualTo("deployed");
    }

    @Test
    void anUpdateToAUriThatNamesNoVersionIsRefused() {
        app("sink", "named", "1.0.0", "named-1.0.0.jar");
        app("sink", "named", "2.0.0", "named.jar");
        created("time | named");
        deploy(Map.of());
        update(Map.of("version.named", "2.0.0"), 400);
    }

    @Test
    void aStreamMayHaveTheNameOfAPackageInARemoteRepository() {
        created("time | log");
        JdbcClient skippers = JdbcClient.create(bed.database);
        skippers.sql(
                        "insert into skipper_repository (id, object_version, local, name, repo_order, url)"
                                + " values (-1, 0, false, 'far', 9, 'http://127.0.0.1:1')")
                .update();
        skippers.sql(
                        "insert into skipper_package_metadata"
                                + " (id, object_version, name, version, repository_id, repository_name)"
                                + " values (-1, 0, :name, '9.0.0', -1, 'far')")
                .param("name", stream)
                .update();
        try {
            deploy(Map.of());
            update(Map.of("deployer.log.count", "2"), 201);
            bed.turn();
            undeploy();
            deploy(Map.of());
            undeploy();
            assertThat(skipper.packages(stream))
                    .extracting(PackageMetadata::repositoryName)
                    .containsExactly("far");
        } finally {
            skippers.sql("delete from skipper_package_metadata where id = -1").update();
            skippers.sql("delete from skipper_repository where id = -1").update();
        }
    }

    @Test
    void anUpdateChangesHowManyInstancesThereAre() {
        created("time | log");
        deploy(Map.of());
        update(Map.of("deployer.log.count", "3"), 201);
        assertThat(bed.deployer.status(id("log-v2")).instances()).hasSize(3);
        bed.turn();
        client.post()
                .uri("/streams/deployments/rollback/%s/1".formatted(stream))
                .exchange()
                .expectStatus()
                .isCreated();
        assertThat(bed.deployer.status(id("log-v3")).instances()).hasSize(1);
    }

    @Test
    void afterAFailedUpdateEverythingTellsOfWhatRuns() {
        created("time | log");
        deploy(
                Map.of(
                        "app.log.password", "hunter2",
                        "deployer.log.memory", "256m",
                        "version.log", "1.0.0"));
        bed.deployer.onStart((request, index) -> {});
        update(
                Map.of(
                        "version.log", "1.1.0",
                        "app.log.password", "other",
                        "app.log.level", "WARN",
                        "deployer.log.memory", "512m"),
                201);
        bed.deployer.crash(id("log-v2"), 0, 1);
        bed.turn();

        assertThat(text()).doesNotContain("WARN");
        assertThat(get("/streams/definitions/" + stream).path("status").asString())
                .isEqualTo("deployed");
        assertThat(get("/streams/deployments/" + stream).path("deploymentProperties").asString())
                .contains("256m", "\"version\":\"1.0.0\"")
                .doesNotContain("512m");
        // What is registered as the version of the failed attempt is not in use, the other is.
        client.delete().uri("/apps/sink/log/1.1.0").exchange().expectStatus().isOk();
        client.delete().uri("/apps/sink/log/1.0.0").exchange().expectStatus().isEqualTo(409);

        undeploy();
        bed.deployer.healthyAtOnce();
        deploy(Map.of("app.log.password", "******"));
        assertThat(running("log-v3"))
                .containsEntry("password", "hunter2")
                .doesNotContainKey("level");
    }

    @Test
    void aFailedUpdateThatNobodyLookedAtIsForgottenWhenTheStreamGoes() {
        created("time | log");
        deploy(Map.of());
        bed.deployer.onStart((request, index) -> {});
        update(Map.of("app.log.level", "WARN"), 201);
        bed.deployer.crash(id("log-v2"), 0, 1);
        bed.turn();
        undeploy();
        assertThat(text()).doesNotContain("WARN");
    }

    @Test
    void whatSkipperRefusesIsNoFailureOfTheServer() {
        app("sink", "missing", "1.0.0");
        created("time | log");
        deploy(Map.of());
        bed.deployer.onStart((request, index) -> {});
        update(Map.of("app.log.level", "WARN"), 201);
        update(Map.of("app.log.level", "ERROR"), 409);
        bed.deployer.crash(id("log-v2"), 0, 1);
        bed.turn();
        // Its status is failed.
        client.post()
                .uri("/streams/deployments/rollback/%s/2".formatted(stream))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        scale("log", 0, 400);
        undeploy();
        scale("log", 2, 409);

        stream = stream + "b";
        created("time | missing");
        client.post()
                .uri("/streams/deployments/" + stream)
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        assertThat(get("/streams/definitions/" + stream).path("status").asString())
                .isEqualTo("failed");
    }

    @Test
    void unregisteringAllLeavesWhatDeployedStreamsRun() {
        created("time | log");
        deploy(Map.of("version.log", "1.1.0"));
        client.delete().uri("/apps").exchange().expectStatus().isOk();
        client.get().uri("/apps/sink/log/1.1.0").exchange().expectStatus().isOk();
        client.get().uri("/apps/sink/log/1.0.0").exchange().expectStatus().isNotFound();
        client.get().uri("/apps/source/time/1.0.0").exchange().expectStatus().isOk();
    }

    @Test
    void passwordsInAddressesOfProgramsAreNotShown() {
        register("sink", "far", "1.0.0", "http://fetcher:hunter2@localhost:1/far-1.0.0.jar");
        created("time | far");
        deploy(Map.of());
        update(Map.of("app.far.level", "WARN"), 201);
        for (String path :
                List.of(
                        "/streams/deployments/manifest/%s/1".formatted(stream),
                        "/streams/deployments/history/" + stream,
                        "/streams/deployments/" + stream,
                        "/audit-records?sort=id,desc")) {
            assertThat(get(path).toString()).as(path).contains("far").doesNotContain("hunter2");
        }
    }

    @Test
    void maskedWordsOfJavaOptionsStandForThoseThatRun() {
        created("time | log");
        deploy(Map.of("deployer.log.local.javaOpts", "-Dpassword=hunter2 -Xmx64m"));
        update(
                Map.of(
                        "deployer.log.local.javaOpts", "-Dpassword=****** -Xmx64m",
                        "app.log.level", "WARN"),
                201);
        assertThat(manifest().app("log").orElseThrow().deployerProperties())
                .containsEntry(
                        "spring.cloud.deployer.local.javaOpts", "-Dpassword=hunter2 -Xmx64m");
        bed.turn();
        update(Map.of("deployer.log.local.javaOpts", "-Dpassword=****** -Xmx128m"), 400);
    }

    @Test
    void aNameThatNoReleaseCanHaveIsRefusedBeforeAnythingIsStored() {
        stream = "über" + stream;
        created("time | log");
        client.post()
                .uri("/streams/deployments/{name}", stream)
                .exchange()
                .expectStatus()
                .isBadRequest();
        assertThat(skipper.packages(stream)).isEmpty();
    }

    @Test
    void aStreamOfAnotherServerIsNeitherGoneNorTouched() {
        created("time | log");
        deploy(Map.of());
        Skipper other = bed.another().skipper;
        undeploy();
        other.upload(upload(stream(stream, "1.0.0", "log")));
        other.install(install(stream, stream, "1.0.0"));

        JsonNode definition = get("/streams/definitions/" + stream);
        assertThat(definition.path("status").asString()).isEqualTo("unknown");
        assertThat(definition.path("statusDescription").asString()).contains("its history names");
        assertThat(get("/streams/deployments/history/" + stream).toString())
                .contains("host:/another-server");
        assertThat(get("/runtime/streams/" + stream).toString())
                .contains(stream + ".log-v2", "\"state\":\"unknown\"");
        assertThat(
                        client.delete()
                                .uri("/streams/deployments/" + stream)
                                .exchange()
                                .expectStatus()
                                .isEqualTo(409)
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody())
                .contains("take-over/" + stream);
        client.post()
                .uri("/streams/deployments/" + stream)
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        other.delete(stream, true);
        assertThat(get("/streams/definitions/" + stream).path("status").asString())
                .isEqualTo("undeployed");
    }

    // ---

    private void app(String type, String name, String version) {
        app(type, name, version, "%s-%s.jar".formatted(name, version));
    }

    private void app(String type, String name, String version, String file) {
        Path jar = folder.resolve(file);
        BootJar.of("3.5.9").write(jar);
        register(type, name, version, jar.toUri().toString());
    }

    /** The addresses are put in afterwards: registering asks that those of several versions are alike. */
    private void register(String type, String name, String version, String uri) {
        Map<String, String> versions = uris.computeIfAbsent(name, key -> new LinkedHashMap<>());
        versions.forEach((known, its) -> setUri(name, known, alike(name, known)));
        client.post()
                .uri(
                        "/apps/{type}/{name}/{version}?bootVersion=3&uri={uri}",
                        type,
                        name,
                        version,
                        alike(name, version))
                .exchange()
                .expectStatus()
                .isCreated();
        versions.put(version, uri);
        versions.forEach((known, its) -> setUri(name, known, its));
    }

    private static String alike(String name, String version) {
        return "file:/x/%s-%s.jar".formatted(name, version);
    }

    private void setUri(String name, String version, String uri) {
        jdbc.sql("update app_registration set uri = :uri where name = :name and version = :version")
                .param("uri", uri)
                .param("name", name)
                .param("version", version)
                .update();
    }

    private void created(String definition) {
        client.post()
                .uri("/streams/definitions?name={name}&definition={definition}", stream, definition)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void deploy(Map<String, String> properties) {
        client.post()
                .uri("/streams/deployments/" + stream)
                .contentType(MediaType.APPLICATION_JSON)
                .body(properties)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void undeploy() {
        client.delete().uri("/streams/deployments/" + stream).exchange().expectStatus().isOk();
    }

    private void update(Map<String, String> properties, int status) {
        client.post()
                .uri("/streams/deployments/update/" + stream)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("updateProperties", properties))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private void scale(String app, int count, int status) {
        client.post()
                .uri("/streams/deployments/scale/%s/%s/instances/%d".formatted(stream, app, count))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private DeploymentId id(String app) {
        return new DeploymentId(stream + "." + app);
    }

    /** What the platform was given. */
    private Map<String, String> running(String app) {
        return bed.deployer.requests().stream()
                .filter(request -> request.id().equals(id(app)))
                .findFirst()
                .orElseThrow()
                .appProperties();
    }

    private ReleaseManifest manifest() {
        return ReleaseManifest.parse(skipper.manifest(stream, Optional.empty()));
    }

    private String text() {
        return get("/streams/definitions/" + stream).path("dslText").asString();
    }

    private JsonNode get(String path) {
        return json.readTree(
                client.get()
                        .uri(path)
                        .accept(MediaType.APPLICATION_JSON)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
