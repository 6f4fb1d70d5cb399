package net.dstone.artifacts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static net.dstone.artifacts.LoopbackServer.body;
import static net.dstone.artifacts.LoopbackServer.onlyFor;
import static net.dstone.artifacts.LoopbackServer.redirect;
import static net.dstone.artifacts.LoopbackServer.status;
import static net.dstone.artifacts.LoopbackServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDownloadsTest {

    private static final byte[] JAR = "a jar's bytes".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEWER = "newer bytes".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir Path cache;

    private LoopbackServer server;
    private HttpDownloads downloads;
    private Instant now = NOW;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
        downloads = downloads(Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        downloads.close();
        server.close();
    }

    private HttpDownloads downloads(Duration timeout) {
        return new HttpDownloads(
                new DownloadSettings(cache, Duration.ofSeconds(5), timeout, timeout, 1000),
                () -> now);
    }

    private Path fetch(String uri) {
        return downloads.fetch((AppUri.Web) AppUri.parse(uri));
    }

    private void assertFails(String uri, ArtifactException.Kind kind, String message) {
        assertThatThrownBy(() -> fetch(uri))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
        assertThat(partialFiles()).isEmpty();
    }

    private List<Path> partialFiles() {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file ->
                                    !file.endsWith("current.properties")
                                            && !file.toString().endsWith(".jar"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void downloadsOnceWhenTheServerCannotSayWhetherItChanged() throws IOException {
        server.on("/repo/app-1.0.jar", body(JAR));

        Path first = fetch(server.url("/repo/app-1.0.jar"));
        Path second = fetch(server.url("/repo/app-1.0.jar"));

        assertThat(first).hasFileName("app-1.0.jar").hasBinaryContent(JAR).isEqualTo(second);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asksWhetherTheFileChangedAndKeepsItIfNot() throws IOException {
        server.on(
                "/app-1.0.jar",
                exchange -> {
                    if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                        exchange.sendResponseHeaders(304, -1);
                    } else {
                        body(JAR, "ETag", "\"v1\"").to(exchange);
                    }
                });

        Path first = fetch(server.url("/app-1.0.jar"));
        Path second = fetch(server.url("/app-1.0.jar"));

        assertThat(second).isEqualTo(first).hasBinaryContent(JAR);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void leavesTheOldFileToRunningProgramsWhenThereIsANewOne() {
        String day = "Sat, 01 Nov 2026 10:00:00 GMT";
        server.on("/app-1.0.jar", body(JAR, "Last-Modified", day));
        Path first = fetch(server.url("/app-1.0.jar"));
        server.on("/app-1.0.jar", body(NEWER, "Last-Modified", day));

        Path second = fetch(server.url("/app-1.0.jar"));

        assertThat(second).hasBinaryContent(NEWER).isNotEqualTo(first);
        assertThat(first).hasBinaryContent(JAR);
        assertThat(server.requests().getLast().header("If-Modified-Since")).isEqualTo(day);
    }

    @Test
    void removesFilesAWeekAfterTheyWereReplaced() {
        server.on("/app-1.0.jar", body(JAR, "ETag", "\"v1\""));
        Path first = fetch(server.url("/app-1.0.jar"));
        server.on("/app-1.0.jar", body(NEWER, "ETag", "\"v2\""));
        Path second = fetch(server.url("/app-1.0.jar"));
        server.on("/app-1.0.jar", body(JAR, "ETag", "\"v3\""));

        now = NOW.plus(Duration.ofDays(8));
        Path third = fetch(server.url("/app-1.0.jar"));

        assertThat(parent(first)).doesNotExist();
        assertThat(second).hasBinaryContent(NEWER);
        assertThat(third).hasBinaryContent(JAR);
    }

    @Test
    void keepsWhatWasDownloadedLongBeforeItIsReplaced() throws IOException {
        server.on("/app-1.0.jar", body(JAR, "ETag", "\"v1\""));
        Path first = fetch(server.url("/app-1.0.jar"));
        Files.setLastModifiedTime(parent(first), FileTime.from(NOW.minus(Duration.ofDays(8))));
        server.on("/app-1.0.jar", body(NEWER, "ETag", "\"v2\""));

        Path second = fetch(server.url("/app-1.0.jar"));

        assertThat(first).hasBinaryContent(JAR);
        assertThat(second).hasBinaryContent(NEWER);
    }

    @Test
    void survivesARestart() {
        server.on("/app-1.0.jar", body(JAR));
        Path first = fetch(server.url("/app-1.0.jar"));

        try (HttpDownloads others = downloads(Duration.ofSeconds(20))) {
            assertThat(others.fetch((AppUri.Web) AppUri.parse(server.url("/app-1.0.jar"))))
                    .isEqualTo(first);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"404", "401", "500"})
    void usesTheEarlierDownloadWhenTheServerFails(int status) {
        server.on("/app-1.0.jar", body(JAR, "ETag", "\"v1\""));
        Path first = fetch(server.url("/app-1.0.jar"));
        server.on("/app-1.0.jar", status(status));

        assertThat(fetch(server.url("/app-1.0.jar"))).isEqualTo(first).hasBinaryContent(JAR);
    }

    @Test
    void followsRedirects() {
        server.on("/latest.jar", redirect(302, "/moved/app-1.0.jar"))
                .on("/moved/app-1.0.jar", redirect(307, server.url("/app-1.0.jar")))
                .on("/app-1.0.jar", body(JAR));

        assertThat(fetch(server.url("/latest.jar"))).hasBinaryContent(JAR);
    }

    @Test
    void keepsCredentialsFromAnotherHost() throws IOException {
        try (LoopbackServer other = new LoopbackServer()) {
            other.on("/app-1.0.jar", body(JAR));
            server.on(
                    "/app-1.0.jar",
                    onlyFor(
                            HttpRequests.basic("me:secret"),
                            "Basic",
                            redirect(302, other.url("/app-1.0.jar"))));

            String uri = server.url("/app-1.0.jar").replace("http://", "http://me:secret@");
            assertThat(fetch(uri)).hasBinaryContent(JAR);
            assertThat(other.requests().getFirst().header("Authorization")).isEmpty();
        }
    }

    @Test
    void givesUpOnARedirectThatNeverEnds() {
        server.on("/app-1.0.jar", redirect(302, "/app-1.0.jar"));

        assertFails(
                server.url("/app-1.0.jar"),
                ArtifactException.Kind.UNREACHABLE,
                "redirected more than 10 times");
    }

    @Test
    void doesNotFollowARedirectToAFile() {
        server.on("/app-1.0.jar", redirect(302, "file:///etc/passwd"));

        assertFails(
                server.url("/app-1.0.jar"),
                ArtifactException.Kind.UNREACHABLE,
                "refused a redirect from http to file");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND,    does not exist",
        "410, NOT_FOUND,    does not exist",
        "401, UNAUTHORIZED, give credentials in the URI",
        "403, UNAUTHORIZED, refused us with status 403",
        "500, UNREACHABLE,  it answered with status 500",
    })
    void saysWhatTheServerAnswered(int status, ArtifactException.Kind kind, String message) {
        server.on("/app-1.0.jar", status(status));

        assertFails(server.url("/app-1.0.jar"), kind, message);
    }

    @Test
    void doesNotShowCredentialsWhenItFails() {
        String uri = server.url("/app-1.0.jar").replace("http://", "http://me:secret@");

        assertThatThrownBy(() -> fetch(uri))
                .hasMessageContaining("http://******@127.0.0.1")
                .hasMessageNotContaining("secret");
    }

    @Test
    void keepsNothingOfATruncatedDownload() {
        server.on("/app-1.0.jar", truncated(JAR));
        assertFails(
                server.url("/app-1.0.jar"),
                ArtifactException.Kind.UNREACHABLE,
                "could not be downloaded");

        server.on("/app-1.0.jar", body(JAR));
        assertThat(fetch(server.url("/app-1.0.jar"))).hasBinaryContent(JAR);
    }

    @Test
    void takesAFileOfTheLargestSizeThatIsAllowed() {
        server.on("/app-1.0.jar", body(new byte[1000]));

        assertThat(fetch(server.url("/app-1.0.jar"))).hasSize(1000);
    }

    @Test
    void breaksOffAFileThatIsLargerThanAllowed() {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.on(
                "/app-1.0.jar",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (true) {
                            exchange.getResponseBody().write(JAR);
                        }
                    } catch (IOException e) {
                        hungUp.countDown();
                    }
                });

        assertFails(
                server.url("/app-1.0.jar"),
                ArtifactException.Kind.UNSUPPORTED,
                "is larger than 1000 bytes, the most that is downloaded");
        assertThat(hungUp).satisfies(latch -> assertThat(latch.await(20, SECONDS)).isTrue());
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        assertFails(
                "http://127.0.0.1:%d/app-1.0.jar".formatted(LoopbackServer.unusedPort()),
                ArtifactException.Kind.UNREACHABLE,
                "connection refused");
    }

    @Test
    void endsADownloadThatStalls() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        server.on(
                "/app-1.0.jar",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write(JAR);
                    exchange.getResponseBody().flush();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        downloads.close();
        downloads = downloads(Duration.ofMillis(300));

        try {
            assertFails(
                    server.url("/app-1.0.jar"),
                    ArtifactException.Kind.UNREACHABLE,
                    "took too long");
        } finally {
            done.countDown();
        }
    }

    @Test
    void saysThatTheCacheCannotBeWritten() throws IOException {
        Path file = Files.createFile(cache.resolve("in-the-way"));
        server.on("/app-1.0.jar", body(JAR));
        downloads.close();
        downloads = new HttpDownloads(DownloadSettings.standard(file));

        assertThatThrownBy(() -> fetch(server.url("/app-1.0.jar")))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.STORAGE));
    }

    @Test
    void downloadsOnceForManyWhoAskAtTheSameTime() throws Exception {
        server.on("/app-1.0.jar", body(JAR));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Path>> fetched = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                fetched.add(threads.submit(() -> fetch(server.url("/app-1.0.jar"))));
            }
            Path first = fetched.getFirst().get();
            for (Future<Path> each : fetched) {
                assertThat(each.get()).isEqualTo(first);
            }
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void downloadsAgainWhenTheCacheWasEmptied() throws IOException {
        server.on("/app-1.0.jar", body(JAR));
        Files.delete(fetch(server.url("/app-1.0.jar")));

        assertThat(fetch(server.url("/app-1.0.jar"))).hasBinaryContent(JAR);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }
}
