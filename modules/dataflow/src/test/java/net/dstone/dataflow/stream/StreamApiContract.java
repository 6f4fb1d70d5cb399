package net.dstone.dataflow.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LogStream;
import net.dstone.skipper.testing.TestSkipper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients see of {@code /streams}, on each database and with Skipper inside and outside the server. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.cloud.dataflow.application-properties.stream-resource=classpath:stream-defaults-of-the-test.yml",
            "spring.cloud.dataflow.application-properties.stream.common.of-all=yes"
        })
@AutoConfigureRestTestClient
@Import(TestSkipperConfiguration.class)
abstract class StreamApiContract {

    private static final String METADATA =
            """
            {"groups": [{"name": "log", "type": "demo.Log", "sourceType": "demo.Log"}],
             "properties": [
              {"name": "log.level", "type": "java.lang.String", "sourceType": "demo.Log"},
              {"name": "log.password", "type": "java.lang.String", "sourceType": "demo.Log"}]}
            """;

    @TempDir private static Path folder;

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private TestSkipper skipper;
    @Autowired private JsonMapper json;
    @LocalServerPort private int port;

    @BeforeEach
    void threeApps() {
        jdbc.sql("delete from stream_definitions").update();
        client.delete().uri("/apps").exchange().expectStatus().isOk();
        skipper.clear();
        app("source", "time", "1.0.0");
        app("processor", "filter", "1.0.0");
        app("sink", "log", "1.0.0");
        app("sink", "log", "1.1.0");
        jdbc.sql("delete from audit_records").update();
    }

    // --- definitions

    @Test
    void createsFromAFormAndAnswers201() {
        create("orders", "time   | log --db.password=hunter2", "demo", false)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .contentType("application/hal+json")
                .expectBody()
                .json(
                        """
                        {"name":"orders",
                         "dslText":"time | log --db.password='******'",
                         "originalDslText":"time | log --db.password='******'",
                         "status":"undeployed",
                         "description":"demo",
                         "statusDescription":"The app or group is known to the system, but is not currently deployed",
                         "_links":{"self":{"href":"%s"}}}
                        """
                                .formatted(url("/streams/definitions/orders")),
                        JsonCompareMode.STRICT);
        assertThat(audits()).containsExactly("CREATE orders time | log --db.password='******'");
    }

    @Test
    void createsFromTheQueryAndDeploysWithTheBody() {
        client.post()
                .uri("/streams/definitions?name=js&definition=time | log&deploy=true")
                .accept(MediaType.APPLICATION_JSON)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"app.log.level\":\"WARN\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("deploying")
                .jsonPath("$.originalDslText")
                .isEqualTo("time | log");
        assertThat(manifest("js").app("log").orElseThrow().appProperties())
                .containsEntry("log.level", "WARN");
    }

    @Test
    void theDashboardsEmptyBodyIsNoDeployment() {
        client.post()
                .uri("/streams/definitions?name=js&definition=time | log&description=&deploy=false")
                .contentType(MediaType.APPLICATION_JSON)
                .body("null")
                .exchange()
                .expectStatus()
                .isCreated();
        assertThat(skipper.packageNames()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // name; definition; status; logref; words of the message
                "s        ; time |            ; 400 ; InvalidStreamDefinitionException ; 112E",
                "s        ; time | log | log  ; 400 ; InvalidStreamDefinitionException ; 143E",
                "s        ; time && log       ; 400 ; InvalidStreamDefinitionException ; 100E",
                "bad name!; time | log        ; 400 ; InvalidStreamDefinitionException ; 122E:(pos 0)",
                "s        ; zorg | log        ; 400 ; InvalidStreamDefinitionException ; 'zorg' with type 'source'",
                "s        ; time || zorg      ; 400 ; InvalidStreamDefinitionException ; 'time' with type 'app'",
                "taken    ; time | log        ; 409 ; DuplicateStreamDefinitionException ; taken",
            })
    void refusesAndStoresNothing(
            String name, String definition, int status, String logref, String words) {
        create("taken", "time | log", "", false);
        create(name, definition, "", false)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref)
                .jsonPath("$._embedded.errors[0].message")
                .value(String.class, message -> assertThat(message).contains(words))
                .jsonPath("$._embedded.errors[0]._links.self.href")
                .isEqualTo("/");
        assertThat(names("/streams/definitions")).containsExactly("taken");
    }

    @Test
    void namesEveryAppThatIsNotRegistered() {
        create("s", "zorg | filter | zarg", "", false)
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .isEqualTo(
                        """
                        Application name 'zorg' with type 'source' does not exist in the app registry.
                        Application name 'zarg' with type 'sink' does not exist in the app registry.""");
    }

    @Test
    void nameAndDefinitionMustBeThereAndShort() {
        client.post()
                .uri("/streams/definitions?name=x")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("MissingServletRequestParameterException");
        create("n".repeat(256), "time | log", "", false).expectStatus().isBadRequest();
        create("s", "time | log", "d".repeat(256), false).expectStatus().isBadRequest();
    }

    @Test
    void listsPagesSearchesAndSorts() {
        create("a1", "time | log", "", false);
        create("b1", "time | log", "", false);
        create("b2", "time | log", "", false);
        skipper.forgetCalls();

        assertThat(names("/streams/definitions?size=2&page=1")).containsExactly("b2");
        assertThat(names("/streams/definitions?search=b")).containsExactly("b1", "b2");
        assertThat(names("/streams/definitions?sort=name,desc")).containsExactly("b2", "b1", "a1");
        client.get()
                .uri("/streams/definitions?size=2")
                .exchange()
                .expectBody()
                .jsonPath("$.page.totalElements")
                .isEqualTo(3)
                .jsonPath("$._links.next.href")
                .isEqualTo(url("/streams/definitions?page=1&size=2"));
        client.get().uri("/streams/definitions?sort=zorg").exchange().expectStatus().isBadRequest();
        assertThat(skipper.calls()).as("one for each page").hasSize(4).containsOnly("states");
    }

    @Test
    void anEmptyListHasNothingEmbedded() {
        client.get()
                .uri("/streams/definitions")
                .exchange()
                .expectBody()
                .json(
                        """
                        {"_links":{"self":{"href":"%s"}},
                         "page":{"size":20,"totalElements":0,"totalPages":0,"number":0}}
                        """
                                .formatted(url("/streams/definitions?page=0&size=20")),
                        JsonCompareMode.STRICT);
    }

    @Test
    void aDefinitionThatCannotBeReadHidesNoOther() {
        jdbc.sql(
                        """
                        insert into stream_definitions (definition_name, definition)
                        values ('broken', 'time | log --password=''open')
                        """)
                .update();
        create("fine", "time | log", "", false);
        client.get()
                .uri("/streams/definitions")
                .exchange()
                .expectBody()
                .jsonPath("$._embedded.streamDefinitionResourceList[0].dslText")
                .isEqualTo("******")
                .jsonPath("$._embedded.streamDefinitionResourceList[1].dslText")
                .isEqualTo("time | log");
    }

    @Test
    void relatedAreTheStreamAndThoseThatTapIt() {
        create("ticktock", "time | log", "", false);
        create("taps", ":ticktock.time > filter > :more", "", false);
        create("tapstap", ":taps.filter > log", "", false);
        create("other", "time | log", "", false);
        assertThat(names("/streams/definitions/ticktock/related"))
                .containsExactly("ticktock", "taps");
        assertThat(names("/streams/definitions/ticktock/related?nested=true"))
                .containsExactly("ticktock", "taps", "tapstap");
        assertThat(names("/streams/definitions/ticktock/related?nested=true&size=2&page=1"))
                .containsExactly("tapstap");
    }

    @Test
    void applicationsAreRegistrationsWithLabels() {
        create("s", "time | printer: log", "", false);
        client.get()
                .uri("/streams/definitions/s/applications")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[1].name")
                .isEqualTo("log")
                .jsonPath("$[1].type")
                .isEqualTo("sink")
                .jsonPath("$[1].version")
                .isEqualTo("1.0.0")
                .jsonPath("$[1].label")
                .isEqualTo("printer")
                .jsonPath("$[1].versions")
                .isEmpty()
                .jsonPath("$[1]._links.self.href")
                .isEqualTo(url("/apps/sink/log/1.0.0"));
    }

    @Test
    void validationOpensTheAppsByTheNamesTheyAreRegisteredUnder() {
        client.post()
                .uri("/apps/sink/ghost/1.0.0?uri=file:///nowhere/ghost-1.0.0.jar")
                .exchange()
                .expectStatus()
                .isCreated();
        create("s", "clock: time | ghost", "demo", false);
        client.get()
                .uri("/streams/validation/s")
                .exchange()
                .expectBody()
                .json(
                        """
                        {"appName":"s","dsl":"clock: time | ghost","description":"demo",
                         "appStatuses":{"source:clock":"valid","sink:ghost":"invalid"}}
                        """,
                        JsonCompareMode.STRICT);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var request :
                List.of(
                        client.get().uri("/streams/definitions/nope"),
                        client.get().uri("/streams/definitions/nope/related"),
                        client.get().uri("/streams/definitions/nope/applications"),
                        client.get().uri("/streams/validation/nope"),
                        client.get().uri("/streams/deployments/nope"),
                        client.delete().uri("/streams/definitions/nope"),
                        client.delete().uri("/streams/deployments/nope"),
                        client.post().uri("/streams/deployments/nope"),
                        client.post().uri("/streams/deployments/nope/preview"),
                        client.post().uri("/streams/deployments/rollback/nope/1"),
                        client.post()
                                .uri("/streams/deployments/update/nope")
                                .contentType(MediaType.APPLICATION_JSON)
                                .body("{}"))) {
            request.exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo("NoSuchStreamDefinitionException")
                    .jsonPath("$._embedded.errors[0].message")
                    .isEqualTo("Could not find stream definition named nope");
        }
    }

    @Test
    void whatWasNeverDeployedHasNoRelease() {
        create("s", "time | log", "", false);
        for (var request :
                List.of(
                        client.get().uri("/streams/deployments/manifest/s/1"),
                        client.get().uri("/streams/logs/s"),
                        client.get().uri("/streams/logs/s/s.log-v1"),
                        client.post().uri("/streams/deployments/rollback/s/1"),
                        client.post().uri("/streams/deployments/scale/s/log/instances/2"),
                        client.post()
                                .uri("/streams/deployments/update/s")
                                .contentType(MediaType.APPLICATION_JSON)
                                .body("{\"updateProperties\":{\"app.log.level\":\"WARN\"}}"))) {
            request.exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo("ReleaseNotFoundException");
        }
        client.get()
                .uri("/streams/deployments/history/s")
                .exchange()
                .expectBody()
                .json("[]", JsonCompareMode.STRICT);
    }

    // --- deployment

    @Test
    void deploysWritesTheDefinitionAnewAndKeepsTheOriginal() {
        create("s", "time | printer: log", "demo", false);
        jdbc.sql("delete from audit_records").update();

        deploy(
                        "s",
                        Map.of(
                                "app.printer.level", "WARN",
                                "app.printer.password", "hunter2",
                                "deployer.*.memory", "512m",
                                "version.printer", "1.1.0"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .isEmpty();

        ReleaseManifest manifest = manifest("s");
        assertThat(manifest.apps())
                .extracting(PlannedApp::label)
                .containsExactly("printer", "time");
        PlannedApp printer = manifest.app("printer").orElseThrow();
        assertThat(printer.resource()).endsWith("/log").startsWith("file:/");
        assertThat(printer.version()).isEqualTo("1.1.0");
        assertThat(printer.appProperties())
                .containsEntry("log.level", "WARN")
                .containsEntry("log.password", "hunter2")
                .containsEntry("common.of-all", "yes")
                .containsEntry("common.default", "${some.placeholder:0}")
                .containsEntry("local.default", "of this type")
                .doesNotContainKey("kubernetes.default");
        assertThat(printer.deployerProperties())
                .containsOnly(
                        Map.entry("spring.cloud.deployer.memory", "512m"),
                        Map.entry("spring.cloud.deployer.group", "s"),
                        Map.entry("spring.cloud.deployer.bootVersion", "3"));
        client.get()
                .uri("/streams/definitions/s")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("deploying")
                .jsonPath("$.originalDslText")
                .isEqualTo("time | printer: log")
                .jsonPath("$.dslText")
                .value(
                        String.class,
                        text ->
                                assertThat(text)
                                        .contains("| printer: log")
                                        .contains("--log.level=WARN")
                                        .contains("--log.password='******'")
                                        .contains("--common.default=${some.placeholder:0}")
                                        .doesNotContain("spring.cloud.dataflow.stream.")
                                        .doesNotContain("bindings"));
        assertThat(auditActions()).containsExactly("DEPLOY", "UPDATE");
        assertThat(String.join("\n", audits()))
                .contains("streamDefinitionDslText", "\"app.printer.level\":\"WARN\"")
                .doesNotContain("hunter2");
    }

    @Test
    void theStateIsThatOfTheAppsOnThePlatform() {
        create("s", "time | log", "", true).expectStatus().isCreated();
        assertThat(status("s")).isEqualTo("deploying");
        skipper.deployer().healthy(new DeploymentId("s.time-v1"));
        skipper.deployer().crash(new DeploymentId("s.log-v1"), 0, 1);
        assertThat(status("s")).isEqualTo("partial");
        undeploy("/streams/deployments/s");
        assertThat(status("s")).isEqualTo("undeployed");
        deploy("s", Map.of()).expectStatus().isCreated();
        skipper.healthy("s");
        assertThat(status("s")).isEqualTo("deployed");
        skipper.deployer().unhealthy(new DeploymentId("s.log-v2"), 0, "its health is DOWN");
        assertThat(status("s")).isEqualTo("deploying");
        undeploy("/streams/deployments/s");
        skipper.deployer().refuse("no room");
        deploy("s", Map.of()).expectStatus().isEqualTo(409);
        assertThat(status("s")).isEqualTo("failed");
    }

    @Test
    void whatIsDeployedIsNotDeployedAgain() {
        create("s", "time | log", "", true);
        refused(deploy("s", Map.of()), 409, "StreamAlreadyDeployingException");
        skipper.healthy("s");
        refused(deploy("s", Map.of()), 409, "StreamAlreadyDeployedException");
    }

    @ParameterizedTest
    @CsvSource({
        "foo.bar,                                    x,     'foo.bar'",
        "scheduler.cron,                             x,     'scheduler.cron'",
        "version.log,                                9.9.9, 'The log:sink:9.9.9 app is not registered!'",
        "deployer.log.count,                         many,  'many'",
        "spring.cloud.dataflow.skipper.platformName, zorg,  'No platform named ''zorg'''",
    })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsStored(String key, String value, String words) {
        create("s", "time | log", "", false);
        deploy("s", Map.of(key, value))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("InvalidDeploymentException")
                .jsonPath("$._embedded.errors[0].message")
                .value(String.class, message -> assertThat(message).contains(words));
        assertThat(skipper.packageNames()).isEmpty();
        assertThat(status("s")).isEqualTo("undeployed");
    }

    @Test
    void aBodyThatIsNoMapIsRefused() {
        create("s", "time | log", "", false);
        client.post()
                .uri("/streams/deployments/s")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[1]")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void releaseSettingsGoToSkipper() {
        create("s", "time | log", "", false);
        deploy(
                        "s",
                        Map.of(
                                "spring.cloud.dataflow.skipper.platformName", "other",
                                "spring.cloud.dataflow.skipper.packageName", "p",
                                "spring.cloud.dataflow.skipper.packageVersion", "2.0.0"))
                .expectStatus()
                .isCreated();
        client.get()
                .uri("/streams/deployments/history/s")
                .exchange()
                .expectBody()
                .jsonPath("$[0].platformName")
                .isEqualTo("other")
                .jsonPath("$[0].pkg.metadata.name")
                .isEqualTo("p")
                .jsonPath("$[0].pkg.metadata.version")
                .isEqualTo("2.0.0");
    }

    @Test
    void whatSkipperCouldNotInstallLeavesNoPackageBehind() {
        create("s", "time | log", "", false);
        skipper.deployer().refuse("no room");
        deploy("s", Map.of())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .isEqualTo("Install failed: no room");
        assertThat(skipper.packageNames()).isEmpty();
        skipper.deployer().acceptAgain();
        deploy("s", Map.of()).expectStatus().isCreated();
    }

    @Test
    void theDeploymentShowsWhatThePlatformWasTold() throws Exception {
        deployed("s", Map.of("deployer.time.memory", "512m", "deployer.log.local.token", "t"));
        JsonNode resource = get("/streams/deployments/s");
        assertThat(resource.propertyNames())
                .containsExactlyInAnyOrder(
                        "streamName",
                        "dslText",
                        "description",
                        "status",
                        "deploymentProperties",
                        "_links");
        assertThat(resource.at("/_links/self/href").asString())
                .isEqualTo(url("/streams/deployments/s"));
        JsonNode properties = json.readTree(resource.path("deploymentProperties").asString());
        assertThat(properties.propertyNames()).containsExactly("log", "time");
        assertThat(properties.at("/time/spring.cloud.deployer.memory").asString())
                .isEqualTo("512m");
        assertThat(properties.at("/log/spring.cloud.deployer.local.token").asString())
                .isEqualTo("******");
        assertThat(properties.at("/log/version").asString()).isEqualTo("1.0.0");
        assertThat(properties.at("/log/resource").asString()).endsWith("/log");
    }

    @Test
    void afterwardsThePropertiesAreOnlyShownToBeUsedAgain() {
        deployed("s");
        client.delete().uri("/streams/deployments/s").exchange().expectStatus().isOk();
        assertThat(get("/streams/deployments/s").path("deploymentProperties").asString()).isEmpty();
        assertThat(
                        get("/streams/deployments/s?reuse-deployment-properties=true")
                                .path("deploymentProperties")
                                .asString())
                .contains("\"version\":\"1.0.0\"");
        create("never", "time | log", "", false);
        assertThat(
                        get("/streams/deployments/never?reuse-deployment-properties=true")
                                .path("deploymentProperties")
                                .asString())
                .isEmpty();
    }

    @Test
    void aMaskOfTheLastDeploymentStandsForItsValue() {
        deployed("s", Map.of("app.log.password", "hunter2"));
        client.delete().uri("/streams/deployments/s").exchange().expectStatus().isOk();
        deploy("s", Map.of("app.log.password", "******")).expectStatus().isCreated();
        assertThat(manifest("s").app("log").orElseThrow().appProperties())
                .containsEntry("log.password", "hunter2");
    }

    @Test
    void undeploysAlsoWhatIsNotDeployedAndDeploysAgain() {
        create("s", "time | log", "", false);
        undeploy("/streams/deployments/s");
        deploy("s", Map.of()).expectStatus().isCreated();
        undeploy("/streams/deployments/s");
        assertThat(status("s")).isEqualTo("undeployed");
        assertThat(skipper.packageNames()).isEmpty();
        deploy("s", Map.of()).expectStatus().isCreated();
        assertThat(get("/streams/deployments/history/s").size()).isEqualTo(2);
        assertThat(auditActions())
                .containsExactly(
                        "CREATE", "UNDEPLOY", "DEPLOY", "UPDATE", "UNDEPLOY", "DEPLOY", "UPDATE");
    }

    @Test
    void undeploysAndDeletesAll() {
        deployed("a");
        deployed("b");
        undeploy("/streams/deployments");
        assertThat(status("a")).isEqualTo("undeployed");
        deploy("a", Map.of());
        undeploy("/streams/definitions");
        assertThat(skipper.packageNames()).isEmpty();
        assertThat(names("/streams/definitions")).isEmpty();
    }

    @Test
    void deletingUndeploys() {
        deployed("s");
        jdbc.sql("delete from audit_records").update();
        undeploy("/streams/definitions/s");
        assertThat(skipper.packageNames()).isEmpty();
        assertThat(auditActions()).containsExactly("DELETE");
        client.get().uri("/streams/definitions/s").exchange().expectStatus().isNotFound();
    }

    // --- changes

    @Test
    void anUpdateReplacesWhatDiffersAndRollbackBringsItBack() {
        deployed("s");
        jdbc.sql("delete from audit_records").update();
        update("s", Map.of("version.log", "1.1.0", "app.log.password", "hunter2"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .isEmpty();
        assertThat(manifest("s").app("log").orElseThrow().version()).isEqualTo("1.1.0");
        assertThat(get("/streams/definitions/s").path("dslText").asString())
                .contains("--log.password='******'");
        assertThat(audits().getFirst()).contains("updateYaml").doesNotContain("hunter2");
        JsonNode history = get("/streams/deployments/history/s");
        assertThat(history.get(0).path("version").asInt()).isEqualTo(2);
        assertThat(history.get(0).at("/configValues/raw").asString())
                .contains("1.1.0", "******")
                .doesNotContain("hunter2");
        assertThat(history.get(0).at("/manifest/data").asString()).doesNotContain("hunter2");
        skipper.healthy("s");

        client.post()
                .uri("/streams/deployments/rollback/s/1")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .isEmpty();
        assertThat(manifest("s").app("log").orElseThrow().version()).isEqualTo("1.0.0");
        assertThat(get("/streams/definitions/s").path("dslText").asString())
                .doesNotContain("log.password");
        assertThat(auditActions()).containsExactly("UPDATE", "ROLLBACK");
    }

    @Test
    void anUpdateThatChangesNothingOrNamesNoVersionIsRefused() {
        deployed("s");
        update("s", Map.of("version.log", "1.1.0")).expectStatus().isCreated();
        skipper.healthy("s");
        refused(update("s", Map.of("version.log", "1.1.0")), 409, "ReleaseUpgradeException");
        update("s", Map.of("version.lgo", "1.0.0"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$._embedded.errors[0].message")
                .value(
                        String.class,
                        message ->
                                assertThat(message)
                                        .contains("has no difference")
                                        .contains("version.lgo has no effect"));
        refused(update("s", Map.of("version.log", "9.9.9")), 400, "InvalidDeploymentException");
        refused(update("s", Map.of("zorg", "1")), 400, "InvalidDeploymentException");
    }

    @ParameterizedTest
    @CsvSource({
        "/streams/deployments/rollback/s/99,              404",
        "/streams/deployments/rollback/s/-1,              400",
        "/streams/deployments/rollback/s/x,               400",
        "/streams/deployments/scale/s/log/instances/0,    400",
        "/streams/deployments/scale/s/log/instances/many, 400",
        "/streams/deployments/scale/s/zorg/instances/2,   201",
    })
    void changesThatAreNotPossible(String path, int status) {
        deployed("s");
        client.post().uri(path).exchange().expectStatus().isEqualTo(status);
    }

    @Test
    void scalesAnApp() {
        deployed("s");
        client.post()
                .uri("/streams/deployments/scale/s/log/instances/2")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .isEmpty();
        assertThat(get("/runtime/apps/s.log-v1/instances").at("/page/totalElements").asInt())
                .isEqualTo(2);
    }

    @Test
    void theManifestIsAStringOrText() {
        deployed("s", Map.of("app.log.password", "hunter2"));
        String text =
                client.get()
                        .uri("/streams/deployments/manifest/s/1")
                        .accept(MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON)
                        .exchange()
                        .expectHeader()
                        .contentType("text/plain;charset=UTF-8")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(text).contains("\"log.password\": \"******\"").doesNotContain("hunter2");
        assertThat(get("/streams/deployments/manifest/s/0").asString()).isEqualTo(text);
        client.get()
                .uri("/streams/deployments/manifest/s/9")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aReleaseOfTheHistoryHasTheFormOfOldClients() {
        deployed("s");
        JsonNode release = get("/streams/deployments/history/s").get(0);
        assertThat(release.propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "version",
                        "info",
                        "pkg",
                        "configValues",
                        "manifest",
                        "platformName");
        assertThat(release.at("/info/status/statusCode").asString()).isEqualTo("DEPLOYED");
        assertThat(release.at("/info/status/platformStatus").isString()).isTrue();
        assertThat(release.at("/info/firstDeployed").asString()).matches(".*\\.\\d{3}[+-]\\d{4}");
        assertThat(release.at("/info/deleted").isNull()).isTrue();
        assertThat(release.at("/configValues/raw").isNull()).isTrue();
        assertThat(release.at("/pkg").propertyNames())
                .containsExactlyInAnyOrder(
                        "metadata", "templates", "dependencies", "configValues", "fileHolders");
        assertThat(release.at("/pkg/configValues").isNull()).isTrue();
        assertThat(release.at("/pkg/metadata/description").asString()).isEqualTo("time | log");
        assertThat(release.at("/pkg/dependencies/0/metadata/name").asString()).isEqualTo("log");
        assertThat(release.at("/pkg/dependencies/0/templates/0/name").asString())
                .isEqualTo("log.yml");
        assertThat(release.at("/pkg/dependencies/0/templates/0/data").asString())
                .contains("{{#spec.applicationProperties.entrySet}}");
    }

    @Test
    void platformsAreAPlainList() {
        client.get()
                .uri("/streams/deployments/platform/list")
                .exchange()
                .expectBody()
                .json(
                        """
                        [{"id":null,"name":"default","type":"local","description":"in memory","options":[]},
                         {"id":null,"name":"other","type":"local","description":"in memory","options":[]}]
                        """,
                        JsonCompareMode.STRICT);
    }

    @Test
    void logsAreByDeployment() {
        deployed("s");
        skipper.deployer().print(new DeploymentId("s.log-v1"), 0, LogStream.STDOUT, "hello\n");
        client.get()
                .uri("/streams/logs/s/s.log-v1")
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json("{\"logs\":{\"s.log-v1\":\"stdout:\\nhello\\n\"}}", JsonCompareMode.STRICT);
        assertThat(get("/streams/logs/s").path("logs").propertyNames())
                .containsExactlyInAnyOrder("s.log-v1", "s.time-v1");
        assertThat(get("/streams/logs/s/log").path("logs").isEmpty()).isTrue();
    }

    @Test
    void theLogOfOneInstanceIsShownByItsId() {
        deployed("s");
        client.post()
                .uri("/streams/deployments/scale/s/log/instances/2")
                .exchange()
                .expectStatus()
                .isCreated();
        DeploymentId log = new DeploymentId("s.log-v1");
        skipper.deployer().print(log, 0, LogStream.STDOUT, "first\n");
        skipper.deployer().print(log, 1, LogStream.STDOUT, "second\n");
        assertThat(get("/streams/logs/s/s.log-v1?instance=s.log-v1-0"))
                .isEqualTo(json.readTree("{\"logs\":{\"s.log-v1-0\":\"stdout:\\nfirst\\n\"}}"));
        for (String other : List.of("s.log-v1-7", "s.time-v1-0", "s.log-v1", "")) {
            assertThat(get("/streams/logs/s/s.log-v1?instance=" + other).path("logs").isEmpty())
                    .as(other)
                    .isTrue();
        }
    }

    // --- lint

    @Test
    void lintTellsWhereThePartsAre() {
        assertThat(lint("s", ":in --group=g > f: filter | log --level=WARN"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"stream":
                                  {"source": {"name": "in", "start": 0, "end": 13},
                                   "apps": [
                                     {"label": "f", "name": "filter", "type": "processor",
                                      "start": 16, "nameEnd": 25, "end": 25},
                                     {"label": "log", "name": "log", "type": "sink",
                                      "start": 28, "nameEnd": 31, "end": 44}],
                                   "sink": null,
                                   "unbound": false},
                                 "problems": []}
                                """));
        assertThat(names("/streams/definitions")).isEmpty();
    }

    @Test
    void lintLeavesOutTheBridgeThatIsNotWritten() {
        JsonNode lint = lint("s", ":a > :b");
        assertThat(lint.at("/stream/apps").isEmpty()).isTrue();
        assertThat(lint.at("/stream/sink/name").asString()).isEqualTo("b");
        assertThat(lint.at("/problems/0/subject").asString()).isEqualTo("bridge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // definition; kind; position; length; subject; app
                "time |                         ; SYNTAX             ; 6  ; 0 ;           ;",
                "time | | log                   ; SYNTAX             ; 7  ; 0 ;           ;",
                "time | zorg | log              ; UNKNOWN_APP        ; 7  ; 4 ; zorg      ; processor",
                "x: zorg | log                  ; UNKNOWN_APP        ; 3  ; 4 ; zorg      ; source",
                "log | log2: log                ; UNKNOWN_APP        ; 0  ; 3 ; log       ; source",
                "time | log --log.levl=a        ; UNKNOWN_PROPERTY   ; 13 ; 8 ; log.levl  ; log",
                "time | p: log --levl=a         ; UNKNOWN_PROPERTY   ; 16 ; 4 ; levl      ; p",
            })
    void lintTellsWhatIsWrong(
            String dsl, String kind, int position, int length, String subject, String app) {
        JsonNode problems = lint("s", dsl).path("problems");
        assertThat(problems).hasSize(1);
        JsonNode problem = problems.get(0);
        assertThat(problem.path("kind").asString()).isEqualTo(kind);
        assertThat(problem.path("position").asInt()).isEqualTo(position);
        assertThat(problem.path("length").asInt()).isEqualTo(length);
        assertThat(problem.path("subject").asString(null)).isEqualTo(subject);
        assertThat(problem.path("app").asString(null)).isEqualTo(app);
        assertThat(problem.path("message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "time | log --level=a",
                "time | log --log.LEVEL=a --server.port=0",
                "time --outputType=text/plain | log",
            })
    void lintKnowsShortAndCommonNames(String dsl) {
        assertThat(lint("s", dsl).path("problems").isEmpty()).isTrue();
    }

    @Test
    void lintNeedsNameAndText() {
        for (String body : List.of("{\"dsl\":\"time | log\"}", "{\"name\":\"s\"}")) {
            refused(
                    client.post()
                            .uri("/streams/lint")
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(body)
                            .exchange(),
                    400,
                    "InvalidStreamDefinitionException");
        }
    }

    @Test
    void whatADeployedStreamRunsIsNotUnregistered() {
        deployed("s");
        for (String path : List.of("/apps/sink/log/1.0.0", "/apps/sink/log")) {
            refused(client.delete().uri(path).exchange(), 409, "UnregisterAppException");
        }
        client.delete().uri("/apps/sink/log/1.1.0").exchange().expectStatus().isOk();
        client.delete().uri("/streams/deployments/s").exchange().expectStatus().isOk();
        client.delete().uri("/apps/sink/log/1.0.0").exchange().expectStatus().isOk();
    }

    @Test
    void thereIsNoListOfDeployments() {
        client.get().uri("/streams/deployments").exchange().expectStatus().isEqualTo(405);
    }

    // --- preview

    @Test
    void aPreviewShowsWhatWouldBeDeployedAndStoresNothing() {
        create("s", "time | log", "", false);
        JsonNode preview =
                preview(
                        "s",
                        Map.of(
                                "app.log.password", "hunter2",
                                "app.log.levl", "WARN",
                                "app.zorg.x", "1",
                                "version.log", "1.1.0"));
        assertThat(preview.path("update").asBoolean()).isFalse();
        assertThat(preview.path("platform").asString()).isEqualTo("default");
        assertThat(preview.at("/apps/0/label").asString()).isEqualTo("time");
        JsonNode log = preview.at("/apps/1");
        assertThat(log.path("version").asString()).isEqualTo("1.1.0");
        assertThat(log.path("type").asString()).isEqualTo("sink");
        assertThat(log.at("/appProperties/log.password").asString()).isEqualTo("******");
        assertThat(log.at("/deployerProperties/spring.cloud.deployer.group").asString())
                .isEqualTo("s");
        assertThat(log.path("starts").asBoolean()).isTrue();
        assertThat(preview.path("warnings").toString())
                .contains("app.zorg.x has no effect")
                .contains("'log' does not declare a property 'levl'");
        assertThat(preview.toString()).doesNotContain("hunter2");
        assertThat(skipper.packageNames()).isEmpty();
    }

    @Test
    void aPreviewKnowsAppsOfOneNameApart() {
        Path jar = folder.resolve("source-log-1.0.0.jar");
        BootJar.of("3.5.9")
                .withMetadata(METADATA.replace("log.level", "log.other"), "log.other")
                .write(jar);
        client.post()
                .uri("/apps/source/log/1.0.0?bootVersion=3&uri=" + jar.toUri())
                .exchange()
                .expectStatus()
                .isCreated();
        create("s", "in: log | log", "", false);
        JsonNode preview = preview("s", Map.of("app.log.level", "WARN", "app.in.other", "x"));
        assertThat(preview.path("warnings").isEmpty()).as(preview.toString()).isTrue();
    }

    @Test
    void aPreviewOfAnUpdateTellsWhichAppsRestartAndWhy() {
        deployed("s");
        JsonNode preview =
                preview("s", Map.of("version.log", "1.1.0", "app.log.password", "hunter2"));
        assertThat(preview.path("update").asBoolean()).isTrue();
        assertThat(preview.at("/apps/0/starts").asBoolean()).isFalse();
        assertThat(preview.at("/apps/0/changes").isEmpty()).isTrue();
        assertThat(preview.at("/apps/1/starts").asBoolean()).isTrue();
        assertThat(preview.at("/apps/1/changes").toString())
                .isEqualTo(
                        """
                        [{"place":"VERSION","before":"1.0.0","after":"1.1.0"},\
                        {"place":"APP_PROPERTY","key":"log.password","after":"******"}]""");
        assertThat(manifest("s").app("log").orElseThrow().version()).isEqualTo("1.0.0");
    }

    // ---

    private void app(String type, String name, String version) {
        Path jar = folder.resolve("%s-%s.jar".formatted(name, version));
        BootJar.of("3.5.9").withMetadata(METADATA, "log.level,log.password").write(jar);
        client.post()
                .uri(
                        "/apps/%s/%s/%s?bootVersion=3&uri=%s"
                                .formatted(type, name, version, jar.toUri()))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private RestTestClient.ResponseSpec create(
            String name, String definition, String description, boolean deploy) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("name", name);
        form.add("definition", definition);
        form.add("description", description);
        form.add("deploy", Boolean.toString(deploy));
        return client.post()
                .uri("/streams/definitions")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange();
    }

    private void deployed(String name) {
        deployed(name, Map.of());
    }

    private void deployed(String name, Map<String, String> properties) {
        create(name, "time | log", "", false).expectStatus().isCreated();
        deploy(name, properties).expectStatus().isCreated();
        skipper.healthy(name);
    }

    private RestTestClient.ResponseSpec deploy(String name, Map<String, String> properties) {
        return client.post()
                .uri("/streams/deployments/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .body(properties)
                .exchange();
    }

    private RestTestClient.ResponseSpec update(String name, Map<String, String> properties) {
        return client.post()
                .uri("/streams/deployments/update/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        """
                        {"releaseName":"%s",
                         "packageIdentifier":{"packageName":"%s","packageVersion":null},
                         "updateProperties":%s}
                        """
                                .formatted(name, name, json.writeValueAsString(properties)))
                .exchange();
    }

    private JsonNode preview(String name, Map<String, String> properties) {
        return json.readTree(
                client.post()
                        .uri("/streams/deployments/%s/preview".formatted(name))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(properties)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private JsonNode lint(String name, String dsl) {
        return json.readTree(
                client.post()
                        .uri("/streams/lint")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("name", name, "dsl", dsl))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private void undeploy(String path) {
        client.delete().uri(path).exchange().expectStatus().isOk().expectBody().isEmpty();
    }

    private static void refused(RestTestClient.ResponseSpec answer, int status, String logref) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref);
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

    private List<String> names(String path) {
        return get(path)
                .at("/_embedded/streamDefinitionResourceList")
                .valueStream()
                .map(stream -> stream.path("name").asString())
                .toList();
    }

    private String status(String name) {
        return get("/streams/definitions/" + name).path("status").asString();
    }

    private ReleaseManifest manifest(String name) {
        return ReleaseManifest.parse(skipper.skipper().manifest(name, Optional.empty()));
    }

    private List<String> audits() {
        return get("/audit-records?operations=STREAM&sort=id")
                .at("/_embedded/auditRecordResourceList")
                .valueStream()
                .map(
                        record ->
                                "%s %s %s"
                                        .formatted(
                                                record.path("auditAction").asString(),
                                                record.path("correlationId").asString(),
                                                record.path("auditData").asString()))
                .toList();
    }

    private List<String> auditActions() {
        return audits().stream().map(audit -> audit.split(" ")[0]).toList();
    }

    private String url(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }
}
