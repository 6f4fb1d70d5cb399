package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.dstone.dataflow.testing.BootJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients see of {@code /apps}, on each database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
abstract class AppApiContract {

    private static final String METADATA =
            """
            {"groups": [{"name": "report", "type": "demo.Report", "sourceType": "demo.Report"}],
             "properties": [
              {"name": "report.format", "type": "java.lang.String", "sourceType": "demo.Report",
               "description": "What to print. In detail.", "defaultValue": "pdf"},
              {"name": "report.pages", "type": "java.lang.Integer", "sourceType": "demo.Report"}]}
            """;

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private JsonMapper json;
    @TempDir private Path folder;

    @BeforeEach
    void forgetEverything() {
        client.delete().uri("/apps").exchange().expectStatus().isOk().expectBody().isEmpty();
        jdbc.sql("delete from audit_records").update();
    }

    // --- looking before

    @Test
    void aCheckTellsWhatAFileHoldsAndRegistersNothing() throws IOException {
        Path jar = folder.resolve("report-1.2.jar");
        BootJar.of("3.5.9").withMetadata(METADATA, "report.format").write(jar);

        JsonNode check = check(jar.toUri().toString());

        assertThat(check.path("found").asBoolean()).isTrue();
        assertThat(check.has("problem")).isFalse();
        assertThat(check.path("version").asString()).isEqualTo("1.2");
        assertThat(check.path("sizeBytes").asLong()).isEqualTo(Files.size(jar));
        assertThat(check.path("bootVersion").asString()).isEqualTo("3");
        assertThat(check.path("optionCount").asInt()).isEqualTo(1);
        assertThat(page("/apps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "file:///nowhere/report-1.2.jar, /nowhere/report-1.2.jar, 1.2",
        "maven://half, maven, ",
        "ftp://host/report-1.2.jar, ftp, ",
        "'', , "
    })
    void aCheckSaysWhatIsWrong(String uri, String problem, String version) {
        JsonNode check = check(uri);

        assertThat(check.path("found").asBoolean()).isFalse();
        assertThat(check.path("problem").asString()).contains(problem == null ? "" : problem);
        assertThat(check.path("problem").asString()).isNotBlank();
        assertThat(check.path("version").asString(null)).isEqualTo(version);
        assertThat(check.has("sizeBytes")).isFalse();
    }

    @Test
    void aCheckSaysWhatIsWrongInTheLanguageOfTheRequest() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("type", "task");
        form.add("uri", "file:///nowhere/report-1.2.jar");

        client.post()
                .uri("/apps/check")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "ko-KR")
                .body(form)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.problem")
                .isEqualTo("서버 장비에 파일이 없습니다: /nowhere/report-1.2.jar. 경로를 확인하세요");
    }

    @Test
    void aFileThatCannotBeRunIsNoProgram() {
        Path jar = folder.resolve("library-1.0.jar");
        BootJar.library().write(jar);

        assertThat(check(jar.toUri().toString()).path("problem").asString())
                .contains("no executable jar");
    }

    @Test
    void anImageIsNotFetched() {
        JsonNode check = check("docker:localhost:1/team/report:1.2");

        assertThat(check.path("found").asBoolean()).isTrue();
        assertThat(check.path("version").asString()).isEqualTo("1.2");
    }

    @Test
    void aCheckNeedsAKnownTypeAndAUri() {
        form("/apps/check", "type", "job", "uri", "file:///a-1.jar").expectStatus().isBadRequest();
        form("/apps/check", "type", "task").expectStatus().isBadRequest();
    }

    private JsonNode check(String uri) {
        return json.readTree(
                form("/apps/check", "type", "task", "uri", uri)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent());
    }

    // --- registering one

    @Test
    void registersWithTheVersionOfTheUriAndAnswersWithAnEmptyBody() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .doesNotExist("X-Dstone-Warning")
                .expectBody()
                .isEmpty();

        JsonNode app = page("/apps").get(0);
        assertThat(app.propertyNames())
                .containsExactly(
                        "name",
                        "type",
                        "uri",
                        "version",
                        "defaultVersion",
                        "bootVersion",
                        "versions",
                        "label",
                        "_links");
        assertThat(app.path("version").asString()).isEqualTo("1.0.0");
        assertThat(app.path("defaultVersion").asBoolean()).isTrue();
        assertThat(app.path("bootVersion").asString()).isEqualTo("3");
        assertThat(app.path("versions").isNull()).isTrue();
        assertThat(app.path("_links").path("self").path("href").asString())
                .endsWith("/apps/task/report/1.0.0");
    }

    @Test
    void parametersMayStandInTheQueryBesideAnUnrelatedJsonBody() {
        client.post()
                .uri("/apps/task/report/7?bootVersion=4&uri={uri}", uri("report-1.0.0.jar"))
                .header("Content-Type", "application/json")
                .body("{}")
                .exchange()
                .expectStatus()
                .isCreated();

        JsonNode app = page("/apps").get(0);
        assertThat(app.path("version").asString()).isEqualTo("7");
        assertThat(app.path("bootVersion").asString()).isEqualTo("4");
    }

    @Test
    void withoutABootVersionItIsRegisteredForBoot2() {
        client.post()
                .uri("/apps/task/report?uri={uri}", uri("report-1.0.0.jar"))
                .exchange()
                .expectStatus()
                .isCreated();

        assertThat(page("/apps").get(0).path("bootVersion").asString()).isEqualTo("2");
    }

    @Test
    void theSameVersionAgainIsAConflictUnlessForced() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"));

        register("/apps/task/report", "uri", uri("report-1.0.0.jar"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("AppAlreadyRegisteredException");
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"), "force", "true")
                .expectStatus()
                .isCreated();
        assertThat(page("/apps")).hasSize(1);
    }

    @Test
    void forcingReplacesTheMetadataButNotTheBootVersion() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"));
        form(
                "/apps/task/report",
                "uri",
                uri("report-1.0.0.jar"),
                "metadata-uri",
                uri("report-1.0.0-metadata.jar"),
                "bootVersion",
                "4",
                "force",
                "true");

        assertThat(page("/apps").get(0).path("bootVersion").asString()).isEqualTo("3");
        assertThat(
                        jdbc.sql("select metadata_uri from app_registration")
                                .query(String.class)
                                .single())
                .endsWith("report-1.0.0-metadata.jar");
    }

    @Test
    void theSameFileMayBeWrittenInAnotherWay() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"));

        String other = uri("report-1.0.0.jar").replaceFirst("^file:/+", "file:/");
        assertThat(other).isNotEqualTo(uri("report-1.0.0.jar"));
        register("/apps/task/report", "uri", other, "force", "true").expectStatus().isCreated();
        assertThat(page("/apps").get(0).path("uri").asString()).isEqualTo(other);
    }

    @Test
    void anotherProgramIsNoVersionOfTheSameApplication() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"));

        register("/apps/task/report", "uri", uri("other-1.1.0.jar")).expectStatus().isBadRequest();
        register("/apps/task/report/9", "uri", uri("report-1.1.0.jar"))
                .expectStatus()
                .isBadRequest();
        assertThat(page("/apps")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /apps/foo/x                  | file:/x-1.0.jar       | 3 | MethodArgumentTypeMismatchException
                    /apps/task/a:b               | file:/x-1.0.jar       | 3 | InvalidApplicationNameException
                    /apps/task/x                 | ::not a uri::         | 3 | InvalidAppRegistrationException
                    /apps/task/x                 | /tmp/x-1.0.jar        | 3 | InvalidAppRegistrationException
                    /apps/task/x                 | gopher://h/x-1.0.jar  | 3 | InvalidAppRegistrationException
                    /apps/task/x                 | file:/x.jar           | 3 | InvalidAppRegistrationException
                    /apps/task/x                 | maven://g:a           | 3 | InvalidAppRegistrationException
                    /apps/task/x                 | file:/x-1.0.jar       | 7 | InvalidAppRegistrationException
                    """)
    void nonsenseIsABadRequestAndRegistersNothing(
            String path, String uri, String bootVersion, String logref) {
        form(path, "uri", uri, "bootVersion", bootVersion)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(logref);

        assertThat(page("/apps")).isEmpty();
    }

    @Test
    void aNameOf256CharactersOrNoUriIsABadRequest() {
        form("/apps/task/" + "n".repeat(256), "uri", "file:/x-1.0.jar")
                .expectStatus()
                .isBadRequest();
        client.post().uri("/apps/task/x").exchange().expectStatus().isBadRequest();

        assertThat(page("/apps")).isEmpty();
    }

    @Test
    void whatIsWrongWithTheFileIsAWarning() throws IOException {
        Path corrupt = Files.writeString(folder.resolve("corrupt-1.0.jar"), "not a jar");
        Path library = BootJar.library().write(folder.resolve("library-1.0.jar"));

        assertThat(warning("/apps/task/missing", folder.resolve("nowhere-1.0.jar").toUri() + ""))
                .contains("task:missing:1.0", "nowhere-1.0.jar");
        assertThat(warning("/apps/task/corrupt", corrupt.toUri().toString()))
                .contains("task:corrupt:1.0", "not a readable jar");
        assertThat(warning("/apps/task/library", library.toUri().toString()))
                .contains("no executable jar");
        assertThat(page("/apps")).hasSize(3);
    }

    @Test
    void aWrongBootVersionIsAWarningThatSaysWhatToDo() {
        String warning =
                form("/apps/task/report", "uri", uri("report-1.0.0.jar"), "bootVersion", "4")
                        .expectStatus()
                        .isCreated()
                        .returnResult(Void.class)
                        .getResponseHeaders()
                        .getFirst("X-Dstone-Warning");

        assertThat(warning).contains("bootVersion 4", "Spring Boot 3", "bootVersion=3");
    }

    @Test
    void aWarningSaysAFileNameInAnyLanguageWithinAHeader() {
        assertThat(warning("/apps/task/missing", folder.resolve("없음-1.0.jar").toUri() + ""))
                .contains("%EC%97%86%EC%9D%8C-1.0.jar");
    }

    @Test
    void aNameThatDefinitionsCannotUseIsAWarning() {
        String warning =
                form("/apps/task/bad name!", "uri", uri("report-1.0.0.jar"), "bootVersion", "3")
                        .expectStatus()
                        .isCreated()
                        .returnResult(Void.class)
                        .getResponseHeaders()
                        .getFirst("X-Dstone-Warning");

        assertThat(warning).isEqualTo("The name 'bad name!' cannot be used in definitions");
        assertThat(page("/apps").get(0).path("_links").path("self").path("href").asString())
                .endsWith("/apps/task/bad%20name!/1.0.0");
    }

    @Test
    void credentialsInUrisAreShownNowhere() {
        form("/apps/task/web", "uri", "http://joe:s3cret@127.0.0.1:1/web-1.0.jar");
        form("/apps/task/web", "uri", "http://joe:s3cret@127.0.0.1:1/web-1.0.jar")
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("s3cret"));

        assertThat(page("/apps").get(0).path("uri").asString())
                .isEqualTo("http://******@127.0.0.1:1/web-1.0.jar");
        assertThat(audit()).hasSize(1).noneMatch(data -> data.contains("s3cret"));
    }

    @Test
    void ofVersionsRegisteredAtOnceExactlyOneIsTheDefault() throws Exception {
        List<Callable<Object>> registrations =
                IntStream.range(0, 8)
                        .<Callable<Object>>mapToObj(
                                i ->
                                        () ->
                                                form(
                                                        "/apps/task/report",
                                                        "uri",
                                                        "docker:acme/report:" + i))
                        .toList();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var registration : callers.invokeAll(registrations)) {
                registration.get();
            }
        }

        assertThat(page("/apps")).hasSize(8);
        assertThat(page("/apps?defaultVersion=true")).hasSize(1);
    }

    // --- registering many

    @Test
    void registersManyInOrderAndSkipsWhatExistsUnlessForced() {
        String apps =
                """
                task.report=%s
                task.report.bootVersion=3
                # comment
                sink.log=docker:acme/log:1.0
                source.time=maven://acme:time:1.0
                """
                        .formatted(uri("report-1.0.0.jar"));

        assertThat(names(bulk("apps", apps)))
                .containsExactly("source:time", "sink:log", "task:report");
        assertThat(bulk("apps", apps)).isEmpty();
        assertThat(names(bulk("apps", apps, "force", "true"))).hasSize(3);
        assertThat(audit()).hasSize(6);
    }

    @Test
    void oneWrongLineRegistersNothing() {
        form("/apps", "apps", "sink.log=docker:acme/log:1.0\nzorg.x=docker:acme/log:1.0\n")
                .expectStatus()
                .isBadRequest();

        assertThat(page("/apps")).isEmpty();
    }

    @Test
    void readsManyFromAFileInUtf8() throws IOException {
        Path bundle = Files.writeString(folder.resolve("apps"), "task.보고서=docker:acme/report:1.0");

        assertThat(names(bulk("uri", bundle.toUri().toString()))).containsExactly("task:보고서");
    }

    @Test
    void aBundleThatCannotBeReadIsABadRequest() {
        form("/apps", "uri", folder.resolve("nowhere").toUri().toString())
                .expectStatus()
                .isBadRequest();
        form("/apps", "uri", "http://127.0.0.1:1/apps").expectStatus().isBadRequest();
    }

    @Test
    void ofNothingNothingIsRegistered() {
        client.post()
                .uri("/apps")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.page.totalElements")
                .isEqualTo(0)
                .jsonPath("$._embedded")
                .doesNotExist();
    }

    @Test
    void warningsOfManyAreBounded() {
        StringBuilder apps = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            apps.append("task.t%d=%s\n".formatted(i, folder.resolve("none-1.0.jar").toUri()));
        }

        List<String> warnings =
                form("/apps", "apps", apps.toString())
                        .expectStatus()
                        .isCreated()
                        .returnResult(String.class)
                        .getResponseHeaders()
                        .get("X-Dstone-Warning");

        assertThat(warnings)
                .hasSize(11)
                .last()
                .isEqualTo("5 more warnings are in the server's log");
    }

    // --- listing

    @Test
    void listsDefaultVersionsWithAllVersions() {
        form("/apps/task/report", "uri", "docker:acme/report:1.0");
        form("/apps/task/report", "uri", "docker:acme/report:2.0");
        form("/apps/sink/log", "uri", "docker:acme/log:1.0");

        JsonNode defaults = page("/apps?defaultVersion=true&type=task");

        assertThat(defaults).hasSize(1);
        assertThat(defaults.get(0).path("versions").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("1.0", "2.0");
        assertThat(names(page("/apps?sort=name,asc&size=1&page=2"))).containsExactly("task:report");
        assertThat(names(page("/apps?search=REP&version=2.0"))).containsExactly("task:report");
    }

    @Test
    void anUnknownTypeOrSortIsABadRequest() {
        client.get().uri("/apps?type=zorg").exchange().expectStatus().isBadRequest();
        client.get().uri("/apps?sort=nosuchfield,desc").exchange().expectStatus().isBadRequest();
    }

    // --- export

    @Test
    void anExportHasEveryVersionWithItsMetadataAndWhichIsTheDefault() {
        register(
                "/apps/task/report",
                "uri",
                "docker:acme/report:1.0",
                "metadata-uri",
                "https://me:secret@host/report-1.0.jar");
        register("/apps/task/report", "uri", "docker:acme/report:2.0");
        client.put().uri("/apps/task/report/2.0").exchange().expectStatus().isAccepted();

        assertThat(read("/apps/export"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"apps": [
                                 {"type": "task", "name": "report", "version": "1.0",
                                  "uri": "docker:acme/report:1.0",
                                  "metadataUri": "https://******@host/report-1.0.jar",
                                  "bootVersion": "3", "defaultVersion": false},
                                 {"type": "task", "name": "report", "version": "2.0",
                                  "uri": "docker:acme/report:2.0", "metadataUri": null,
                                  "bootVersion": "3", "defaultVersion": true}]}
                                """));
    }

    // --- details

    @Test
    void detailsShowTheVisibleOptionsOrAllAndNoLinks() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"));

        JsonNode detail = read("/apps/task/report?bootVersion=1.0.0");

        assertThat(detail.propertyNames())
                .containsExactly(
                        "name",
                        "type",
                        "uri",
                        "version",
                        "defaultVersion",
                        "bootVersion",
                        "versions",
                        "label",
                        "options",
                        "shortDescription",
                        "inboundPortNames",
                        "outboundPortNames",
                        "optionGroups");
        assertThat(detail.path("options"))
                .containsExactly(
                        json.readTree(
                                """
                                {"id": "report.format", "name": "format", "type": "java.lang.String",
                                 "description": "What to print. In detail.",
                                 "shortDescription": "What to print.", "defaultValue": "pdf",
                                 "hints": {"keyHints": [], "keyProviders": [],
                                           "valueHints": [], "valueProviders": []},
                                 "deprecation": null, "deprecated": false}
                                """));
        assertThat(read("/apps/task/report/1.0.0?exhaustive=true").path("options")).hasSize(2);
    }

    @Test
    void detailsOfAnApplicationWithoutAFileHaveNoOptions() {
        form("/apps/task/missing", "uri", "file:/nowhere/missing-1.0.jar");

        assertThat(read("/apps/task/missing").path("options")).isEmpty();
    }

    @Test
    void whatIsNotRegisteredIsNotFound() {
        register("/apps/task/report", "uri", uri("report-1.0.0.jar"));

        for (String path :
                List.of("/apps/task/nope", "/apps/task/report/7", "/apps/sink/report/1.0.0")) {
            client.get().uri(path).exchange().expectStatus().isNotFound();
            client.delete().uri(path).exchange().expectStatus().isNotFound();
        }
        client.put()
                .uri("/apps/task/report/7")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo("NoSuchAppRegistrationException")
                .jsonPath("$._embedded.errors[0].message")
                .isEqualTo("The 'task:report:7' application could not be found.");
    }

    // --- default versions and unregistering

    @Test
    void makesAnotherVersionTheDefaultWhateverTheBody() {
        form("/apps/task/report", "uri", "docker:acme/report:1.0");
        form("/apps/task/report", "uri", "docker:acme/report:2.0");

        client.put()
                .uri("/apps/task/report/2.0")
                .header("Content-Type", "application/json")
                .body("{\"headers\":{}}")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .isEmpty();

        assertThat(read("/apps/task/report").path("version").asString()).isEqualTo("2.0");
        assertThat(read("/apps/task/report/1.0").path("defaultVersion").asBoolean()).isFalse();
    }

    @Test
    void withoutItsDefaultVersionAnApplicationHasNone() {
        form("/apps/task/report", "uri", "docker:acme/report:1.0");
        form("/apps/task/report", "uri", "docker:acme/report:2.0");

        client.delete().uri("/apps/task/report").exchange().expectStatus().isOk();

        client.get().uri("/apps/task/report").exchange().expectStatus().isNotFound();
        assertThat(names(page("/apps"))).containsExactly("task:report");
        form("/apps/task/report", "uri", "docker:acme/report:3.0");
        assertThat(read("/apps/task/report").path("version").asString()).isEqualTo("3.0");
    }

    @Test
    void unregistersOneVersion() {
        form("/apps/task/report", "uri", "docker:acme/report:1.0");
        form("/apps/task/report", "uri", "docker:acme/report:2.0");

        client.delete().uri("/apps/task/report/2.0").exchange().expectStatus().isOk();

        assertThat(read("/apps/task/report").path("version").asString()).isEqualTo("1.0");
        assertThat(page("/apps")).hasSize(1);
    }

    @Test
    void everyChangeIsAudited() {
        form("/apps/task/report", "uri", "docker:acme/report:1.0");
        client.put().uri("/apps/task/report/1.0").exchange();
        client.delete().uri("/apps/task/report/1.0").exchange();

        assertThat(audit())
                .containsExactly(
                        "100 report {\"APP_NAME\":\"report\",\"APP_TYPE\":\"task\",\"APP_VERSION\":\"1.0\","
                                + "\"APP_IS_DEFAULT\":true,\"uri\":\"docker:acme/report:1.0\",\"metaDataUri\":null}",
                        "600 report {\"APP_NAME\":\"report\",\"APP_TYPE\":\"task\",\"APP_VERSION\":\"1.0\","
                                + "\"APP_IS_DEFAULT\":true,\"uri\":\"docker:acme/report:1.0\",\"metaDataUri\":null}",
                        "200 report {\"APP_NAME\":\"report\",\"APP_TYPE\":\"task\",\"APP_VERSION\":\"1.0\","
                                + "\"APP_IS_DEFAULT\":true,\"uri\":\"\",\"metaDataUri\":\"\"}");
    }

    private String uri(String fileName) {
        return BootJar.of("3.5.9")
                .withMetadata(METADATA, "report.format")
                .write(folder.resolve(fileName))
                .toUri()
                .toString();
    }

    /** With {@code bootVersion=3}, unless the parameters say otherwise. */
    private RestTestClient.ResponseSpec register(String path, String... parameters) {
        return form(path + "?bootVersion=3", parameters);
    }

    private RestTestClient.ResponseSpec form(String path, String... parameters) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            form.add(parameters[i], parameters[i + 1]);
        }
        return client.post()
                .uri(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form)
                .exchange();
    }

    private String warning(String path, String uri) {
        String warning =
                form(path, "uri", uri)
                        .expectStatus()
                        .isCreated()
                        .returnResult(Void.class)
                        .getResponseHeaders()
                        .getFirst("X-Dstone-Warning");
        return String.valueOf(warning);
    }

    private JsonNode bulk(String... parameters) {
        byte[] body =
                form("/apps", parameters)
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return embedded(json.readTree(body));
    }

    private JsonNode page(String path) {
        return embedded(read(path));
    }

    private static JsonNode embedded(JsonNode page) {
        return page.path("_embedded").path("appRegistrationResourceList");
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

    private static List<String> names(JsonNode apps) {
        return apps.valueStream()
                .map(app -> app.path("type").asString() + ":" + app.path("name").asString())
                .toList();
    }

    private List<String> audit() {
        return jdbc.sql(
                        """
                        select audit_action, correlation_id, audit_data from audit_records
                        order by id
                        """)
                .query(
                        (row, number) ->
                                "%d %s %s"
                                        .formatted(
                                                row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }
}
