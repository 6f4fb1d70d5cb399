package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import net.dstone.dataflow.testing.BootJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On the local platform, which runs nothing here. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.cloud.dataflow.task.auto-create-task-definitions=true")
@AutoConfigureRestTestClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchPreviewApiTest {

    @Autowired private RestTestClient client;
    @Autowired private JdbcClient jdbc;
    @Autowired private JsonMapper json;
    @TempDir static Path folder;

    @BeforeAll
    void registerAndDefine() {
        register("import", "4");
        post(
                        "/tasks/definitions",
                        "name",
                        "nightly",
                        "definition",
                        "import --db.password=hidden1 --mode=full")
                .expectStatus()
                .isOk();
    }

    private Path register(String app, String bootVersion) {
        Path jar = folder.resolve(app + ".jar");
        BootJar.of("4.0.0").write(jar);
        post(
                        "/apps/task/%s/1.0".formatted(app),
                        "uri",
                        jar.toUri().toString(),
                        "bootVersion",
                        bootVersion)
                .expectStatus()
                .isCreated();
        return jar;
    }

    @Test
    void theCommandAndAllItIsMadeOfAreShownWithoutSecrets() {
        String answer =
                text(
                        post(
                                "/tasks/executions/preview",
                                "name",
                                "nightly",
                                "properties",
                                "app.import.rows=5,app.import.api.token=hidden2,"
                                        + "deployer.import.local.javaOpts=-Xmx64m -Dtoken=hidden3",
                                "arguments",
                                "--day=mon --password=hidden4"));

        assertThat(answer).doesNotContain("hidden");
        JsonNode preview = json.readTree(answer);
        List<String> command = texts(preview.path("command"));
        assertThat(command.getFirst()).endsWith("/bin/java");
        assertThat(command)
                .containsSubsequence(
                        "-Xmx64m",
                        "-Dtoken=******",
                        "-jar",
                        folder.resolve("import.jar").toString(),
                        "--day=mon",
                        "--password=******",
                        "--spring.cloud.task.executionid=<id>");
        assertThat(preview.path("workingDirectory").asString()).contains("/runs/nightly-preview/");
        JsonNode properties =
                json.readTree(
                        preview.path("environment").path("SPRING_APPLICATION_JSON").asString());
        assertThat(properties.path("rows").asString()).isEqualTo("5");
        assertThat(properties.path("mode").asString()).isEqualTo("full");
        assertThat(properties.path("api.token").asString()).isEqualTo("******");
        assertThat(preview.path("environment").has("PATH")).isTrue();
        assertThat(preview.path("appProperties").path("db.password").asString())
                .isEqualTo("******");
        assertThat(
                        preview.path("platformProperties")
                                .path("spring.cloud.deployer.local.javaOpts")
                                .asString())
                .isEqualTo("-Xmx64m -Dtoken=******");
        assertThat(texts(preview.path("arguments"))).contains("--day=mon", "--password=******");
        assertThat(texts(preview.path("warnings")))
                .anyMatch(warning -> warning.startsWith("server.port becomes a free port"))
                .hasSize(2);
    }

    @Test
    void jsonOfManyPropertiesIsMaskedInside() {
        String answer =
                text(
                        post(
                                "/tasks/executions/preview",
                                "name",
                                "nightly",
                                "properties",
                                "app.import.SPRING_APPLICATION_JSON="
                                        + "{\"db\":{\"password\":\"hidden1\",\"pool\":7},"
                                        + "\"pin.token\":987654,\"api.key\":[\"hidden2\"]}"));

        assertThat(answer).doesNotContain("hidden").doesNotContain("987654");
        JsonNode preview = json.readTree(answer);
        JsonNode properties =
                json.readTree(
                        preview.path("environment").path("SPRING_APPLICATION_JSON").asString());
        assertThat(properties.path("db").path("pool").asInt()).isEqualTo(7);
        assertThat(properties.path("mode").asString()).isEqualTo("full");
        assertThat(preview.path("appProperties").path("SPRING_APPLICATION_JSON").asString())
                .isEqualTo("******");
    }

    @Test
    void theServersOwnEnvironmentIsNotShown() {
        JsonNode environment =
                preview(
                                "name",
                                "nightly",
                                "properties",
                                "deployer.import.local.envVarsToInherit=.*")
                        .path("environment");

        assertThat(environment.path("PATH").asString()).isEqualTo(System.getenv("PATH"));
        Pattern shown = Pattern.compile("PATH|HOME|USER|TZ|LANG.*|LC_.*|TE?MP.*|JAVA_HOME");
        List<String> others =
                System.getenv().keySet().stream()
                        .filter(name -> !shown.matcher(name).matches())
                        .toList();
        assertThat(others).isNotEmpty();
        for (String name : others) {
            assertThat(environment.path(name).asString()).as(name).isEqualTo("******");
        }
    }

    @Test
    void optionsThatAreStillFetchedAreNotWaitedForLong() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        HttpServer slow = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slow.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        answered.await();
                        exchange.sendResponseHeaders(404, -1);
                    } catch (InterruptedException exception) {
                        Thread.currentThread().interrupt();
                    }
                });
        slow.start();
        try {
            Path jar = folder.resolve("slow.jar");
            BootJar.of("4.0.0").write(jar);
            post(
                            "/apps/task/slow/1.0",
                            "uri",
                            jar.toUri().toString(),
                            "metadata-uri",
                            "http://localhost:%d/slow.jar".formatted(slow.getAddress().getPort()),
                            "bootVersion",
                            "4")
                    .expectStatus()
                    .isCreated();

            JsonNode preview = preview("name", "slow", "properties", "app.slow.rows=5");

            assertThat(texts(preview.path("warnings")))
                    .anyMatch(warning -> warning.startsWith("The options of the application are"));
            assertThat(preview.path("appProperties").path("rows").asString()).isEqualTo("5");
        } finally {
            answered.countDown();
            slow.stop(0);
        }
    }

    @Test
    void whatHasNoEffectIsNamed() {
        JsonNode preview =
                preview(
                        "name",
                        "nightly",
                        "properties",
                        "app.export.rows=5,deployer.import.local.javaOptions=-Xmx1g,deployer.*.memory=1g");

        assertThat(texts(preview.path("warnings")))
                .anyMatch(warning -> warning.startsWith("app.export.rows has no effect"))
                .anyMatch(warning -> warning.contains("local.javaOptions is not known"))
                .noneMatch(warning -> warning.contains("memory"));
    }

    @Test
    void nothingIsStored() throws Exception {
        preview("name", "nightly");
        preview("name", "import");

        assertThat(count("task_run")).isZero();
        assertThat(count("BOOT4_TASK_EXECUTION")).isZero();
        assertThat(count("task_definitions")).isEqualTo(1);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void warningsAreToldInTheLanguageOfTheRequest() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("name", "nightly");
        form.add("properties", "app.other.a=1,deployer.import.memory=lots");

        String answer =
                text(
                        client.post()
                                .uri("/tasks/executions/preview")
                                .header("Accept-Language", "ko")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .body(form)
                                .exchange()
                                .expectStatus()
                                .isOk());

        assertThat(texts(json.readTree(answer).path("warnings")))
                .anyMatch(warning -> warning.startsWith("적용되지 않는 프로퍼티입니다: app.other.a."))
                .anyMatch(warning -> warning.contains("숫자여야 하지만 'lots'입니다"))
                .allMatch(warning -> warning.matches(".*[가-힣].*"));
    }

    @Test
    void whatWouldFailOnlyWhenItIsLaunchedIsAWarning() {
        register("older", "3");
        assertThat(texts(preview("name", "older").path("warnings")))
                .anyMatch(warning -> warning.contains("built with 4"));
        JsonNode wrong = preview("name", "nightly", "properties", "deployer.import.memory=lots");
        assertThat(wrong.path("command")).isEmpty();
        assertThat(wrong.has("workingDirectory")).isFalse();
        assertThat(texts(wrong.path("warnings"))).anyMatch(warning -> warning.contains("lots"));
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, '', 404, NoSuchTaskDefinitionException",
        "nightly, app.import.a=******, 400, InvalidLaunchException",
        "nightly, apps.import.a=1, 400, InvalidLaunchException",
        "nightly, deployer.import.run-timeout=soon, 400, InvalidLaunchException"
    })
    void errorsAreThoseOfTheLaunch(String name, String properties, int status, String error) {
        for (String path : List.of("/tasks/executions/preview", "/tasks/executions/launch")) {
            post(path, "name", name, "properties", properties)
                    .expectStatus()
                    .isEqualTo(status)
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo(error);
        }
    }

    @Test
    void aFileThatIsGoneIsAnErrorAsOfTheLaunch() throws Exception {
        Files.delete(register("gone", "4"));

        post("/tasks/executions/preview", "name", "gone").expectStatus().isEqualTo(422);
    }

    private JsonNode preview(String... form) {
        return json.readTree(text(post("/tasks/executions/preview", form).expectStatus().isOk()));
    }

    private static String text(RestTestClient.ResponseSpec answer) {
        return new String(
                answer.expectBody().returnResult().getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private RestTestClient.ResponseSpec post(String path, String... form) {
        MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        for (int i = 0; i < form.length; i += 2) {
            values.add(form[i], form[i + 1]);
        }
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(values)
                .exchange();
    }
}
