package net.dstone.dataflow.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DashboardApiTest {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    @TestConfiguration(proxyBeanMethods = false)
    static class Files {

        @Bean
        @Primary
        DashboardFiles filesOfTheTest() {
            return new DashboardFiles(List.of("dashboard-of-the-test/"));
        }
    }

    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard",
                "/dashboard/",
                "/dashboard/index.html",
                "/dashboard/tasks/nightly.1/launch",
                "/dashboard/tasks/%EC%9E%91%EC%97%85?tab=log",
                "/dashboard/tasks/create/"
            })
    void everyPageIsTheFirstOneWithANonceOfItsOwn(String path) throws Exception {
        HttpResponse<String> answer = get(path, BROWSER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        String policy = header(answer, "Content-Security-Policy");
        assertThat(policy)
                .matches("default-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9_-]{24}'; .*")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        String nonce = policy.replaceAll(".*'nonce-([^']*)'.*", "$1");
        assertThat(answer.body())
                .contains("<meta name=\"csp-nonce\" content=\"%s\">".formatted(nonce))
                .contains("대시보드");
        assertThat(header(get(path, BROWSER), "Content-Security-Policy")).doesNotContain(nonce);
    }

    @Test
    void filesWhoseNamesChangeWithTheirContentAreKeptForLong() throws Exception {
        HttpResponse<String> answer = get("/dashboard/assets/index-1a2b3c.js", "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("42");
        assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
        assertThat(header(answer, "Cache-Control"))
                .contains("max-age=31536000", "public", "immutable");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void otherFilesAreLookedForAgainSoon() throws Exception {
        HttpResponse<String> answer = get("/dashboard/favicon.svg", "image/*");

        assertThat(header(answer, "Content-Type")).startsWith("image/svg+xml");
        assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=3600, public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dashboard/assets/index-old.js", "/dashboard/assets", "/dashboard/assets/"})
    void filesOfAnotherBuildAreMissing(String path) throws Exception {
        HttpResponse<String> answer = get(path, "*/*");

        assertThat(answer.body()).doesNotContain("csp-nonce");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void nothingBesideTheDashboardIsServed() throws Exception {
        for (String path :
                List.of(
                        "/dashboard/%2e%2e/beside-the-dashboard.txt",
                        "/dashboard/..%2fbeside-the-dashboard.txt",
                        "/dashboard/assets/../../beside-the-dashboard.txt")) {
            assertThat(get(path, "*/*").body()).as(path).doesNotContain("no part of it");
        }
    }

    @Test
    void browsersAreSentToTheDashboardAndProgramsAreNot() throws Exception {
        HttpResponse<String> browser = get("/", BROWSER);
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(header(browser, "Location")).endsWith("/dashboard");
        assertThat(header(browser, "Vary")).contains("Accept");

        for (String accept :
                List.of("*/*", "application/json", "application/hal+json", "text/html;q=0.5,*/*")) {
            HttpResponse<String> program = get("/", accept);
            assertThat(program.statusCode()).as(accept).isEqualTo(200);
            assertThat(program.body()).contains("api.revision");
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> get(String path, String accept)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
