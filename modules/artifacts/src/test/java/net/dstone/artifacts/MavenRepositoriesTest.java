package net.dstone.artifacts;

import static net.dstone.artifacts.LoopbackServer.body;
import static net.dstone.artifacts.LoopbackServer.onlyFor;
import static net.dstone.artifacts.LoopbackServer.status;
import static net.dstone.artifacts.LoopbackServer.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRepositoriesTest {

    private static final byte[] JAR = "a jar's bytes".getBytes(StandardCharsets.UTF_8);
    private static final String PATH = "/maven/org/acme/app/1.0.0/app-1.0.0.jar";
    private static final String APP = "maven://org.acme:app:1.0.0";

    @TempDir Path local;

    private LoopbackServer server;

    private final Map<String, MavenSettings.RemoteRepository> remotes = new LinkedHashMap<>();
    private Optional<MavenSettings.Proxy> proxy = Optional.empty();
    private boolean offline;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
        remotes.put("acme", remote(server.url("/maven"), Optional.empty(), "warn"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static MavenSettings.RemoteRepository remote(
            String url, Optional<MavenSettings.Credentials> auth, String checksumPolicy) {
        var policy = new MavenSettings.Policy(true, "always", checksumPolicy);
        return new MavenSettings.RemoteRepository(URI.create(url), auth, policy, policy);
    }

    private Path fetch(String uri) {
        MavenSettings settings =
                new MavenSettings(
                        local,
                        false,
                        remotes,
                        proxy,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        offline);
        try (MavenRepositories maven = new MavenRepositories(settings)) {
            return maven.fetch((AppUri.Maven) AppUri.parse(uri));
        }
    }

    private void assertFails(String uri, ArtifactException.Kind kind, String message)
            throws IOException {
        assertThatThrownBy(() -> fetch(uri))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
        try (Stream<Path> files = Files.walk(local)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jar"))).isEmpty();
        }
    }

    @Test
    void downloadsOnceIntoTheLocalRepository() {
        server.on(PATH, body(JAR));

        Path first = fetch(APP);
        Path second = fetch(APP);

        assertThat(first)
                .isEqualTo(local.resolve("org/acme/app/1.0.0/app-1.0.0.jar"))
                .hasBinaryContent(JAR)
                .isEqualTo(second);
        assertThat(server.requests(PATH)).hasSize(1);
    }

    @Test
    void fetchesExtensionAndClassifier() {
        server.on("/maven/org/acme/app/1.0.0/app-1.0.0-metadata.zip", body(JAR));

        assertThat(fetch("maven://org.acme:app:zip:metadata:1.0.0"))
                .hasFileName("app-1.0.0-metadata.zip")
                .hasBinaryContent(JAR);
    }

    @Test
    void takesWhatLiesInTheLocalRepositoryWhoeverPutItThere() throws IOException {
        Path jar = local.resolve("org/acme/app/1.0.0/app-1.0.0.jar");
        Files.createDirectories(local.resolve("org/acme/app/1.0.0"));
        Files.write(jar, JAR);
        Files.writeString(jar.resolveSibling("_remote.repositories"), "app-1.0.0.jar>elsewhere=\n");
        offline = true;

        assertThat(fetch(APP)).isEqualTo(jar);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void asksTheNextRepositoryWhenOneDoesNotHaveIt() {
        remotes.put("second", remote(server.url("/second"), Optional.empty(), "warn"));
        server.on("/second/org/acme/app/1.0.0/app-1.0.0.jar", body(JAR));

        assertThat(fetch(APP)).hasBinaryContent(JAR);
        assertThat(server.requests().getFirst().uri()).isEqualTo(PATH);
    }

    @Test
    void logsInWhereItMust() {
        server.on(PATH, onlyFor(HttpRequests.basic("me:secret"), "Basic realm=\"r\"", body(JAR)));
        remotes.put(
                "acme",
                remote(
                        server.url("/maven"),
                        Optional.of(new MavenSettings.Credentials("me", "secret")),
                        "warn"));

        assertThat(fetch(APP)).hasBinaryContent(JAR);
    }

    @Test
    void saysThatARepositoryRefusedTheLogIn() throws IOException {
        server.on(PATH, onlyFor(HttpRequests.basic("me:secret"), "Basic realm=\"r\"", body(JAR)));

        assertFails(APP, ArtifactException.Kind.UNAUTHORIZED, "acme (http://127.0.0.1");
        server.on(PATH, status(403));
        assertFails(APP, ArtifactException.Kind.UNAUTHORIZED, "auth.username");
    }

    @Test
    void goesThroughTheProxy() throws IOException {
        remotes.put("acme", remote("http://repo.invalid/maven", Optional.empty(), "warn"));
        try (LoopbackServer proxyServer = new LoopbackServer()) {
            proxyServer.on(
                    PATH,
                    exchange -> {
                        String login = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
                        if (HttpRequests.basic("p:secret").equals(login)) {
                            body(JAR).to(exchange);
                        } else {
                            exchange.getResponseHeaders()
                                    .add("Proxy-Authenticate", "Basic realm=\"proxy\"");
                            exchange.sendResponseHeaders(407, -1);
                        }
                    });
            proxy =
                    Optional.of(
                            new MavenSettings.Proxy(
                                    "http",
                                    "127.0.0.1",
                                    proxyServer.port(),
                                    Optional.of(new MavenSettings.Credentials("p", "secret")),
                                    ""));

            assertThat(fetch(APP)).hasBinaryContent(JAR);
            assertThat(proxyServer.requests().getFirst().uri())
                    .isEqualTo("http://repo.invalid" + PATH);
        }
    }

    @Test
    void reachesHostsThatNeedNoProxyDirectly() throws IOException {
        server.on(PATH, body(JAR));
        proxy =
                Optional.of(
                        new MavenSettings.Proxy(
                                "http",
                                "127.0.0.1",
                                LoopbackServer.unusedPort(),
                                Optional.empty(),
                                "localhost|127.*"));

        assertThat(fetch(APP)).hasBinaryContent(JAR);
    }

    @Test
    void findsTheNewestSnapshot() {
        String folder = "/maven/org/acme/app/1.0-SNAPSHOT/";
        server.on(
                folder + "maven-metadata.xml",
                body(
                        """
                        <metadata modelVersion="1.1.0">
                          <groupId>org.acme</groupId><artifactId>app</artifactId>
                          <version>1.0-SNAPSHOT</version>
                          <versioning>
                            <snapshot><timestamp>20261122.101010</timestamp><buildNumber>7</buildNumber></snapshot>
                            <lastUpdated>20261122101010</lastUpdated>
                            <snapshotVersions><snapshotVersion>
                              <extension>jar</extension><value>1.0-20261122.101010-7</value>
                              <updated>20261122101010</updated>
                            </snapshotVersion></snapshotVersions>
                          </versioning>
                        </metadata>
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        server.on(folder + "app-1.0-20261122.101010-7.jar", body(JAR));

        assertThat(fetch("maven://org.acme:app:1.0-SNAPSHOT")).hasBinaryContent(JAR);
    }

    @Test
    void findsASnapshotInstalledLocally() throws IOException {
        Path jar = local.resolve("org/acme/app/1.0-SNAPSHOT/app-1.0-SNAPSHOT.jar");
        Files.createDirectories(local.resolve("org/acme/app/1.0-SNAPSHOT"));
        Files.write(jar, JAR);

        assertThat(fetch("maven://org.acme:app:1.0-SNAPSHOT")).isEqualTo(jar);
    }

    @Test
    void takesTheHighestVersionOfARange() {
        server.on(
                "/maven/org/acme/app/maven-metadata.xml",
                body(
                        """
                        <metadata><groupId>org.acme</groupId><artifactId>app</artifactId>
                          <versioning><versions><version>0.9</version><version>1.0.0</version>
                          <version>2.0.0</version></versions></versioning></metadata>
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        server.on(PATH, body(JAR));

        assertThat(fetch("maven://org.acme:app:[0.9,2)")).hasFileName("app-1.0.0.jar");
        assertThatThrownBy(() -> fetch("maven://org.acme:app:[3,4)"))
                .hasMessageContaining("No version of org.acme:app:jar:[3,4) is in the range");
    }

    @Test
    void saysWhereItLookedInVain() throws IOException {
        assertFails(
                APP,
                ArtifactException.Kind.NOT_FOUND,
                "org.acme:app:jar:1.0.0 was not found in acme (http://127.0.0.1");
    }

    @Test
    void looksAgainForWhatWasMissingAMomentAgo() throws IOException {
        var daily = new MavenSettings.Policy(true, "daily", "warn");
        remotes.put(
                "acme",
                new MavenSettings.RemoteRepository(
                        URI.create(server.url("/maven")), Optional.empty(), daily, daily));
        assertFails(APP, ArtifactException.Kind.NOT_FOUND, "was not found");

        server.on(PATH, body(JAR));
        assertThat(fetch(APP)).hasBinaryContent(JAR);
    }

    @Test
    void saysThatItMayNotGoOnline() throws IOException {
        server.on(PATH, body(JAR));
        offline = true;

        assertFails(APP, ArtifactException.Kind.NOT_FOUND, "maven.offline is on");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void saysThatARepositoryIsUnreachable() throws IOException {
        remotes.put(
                "acme",
                remote(
                        "http://127.0.0.1:%d/maven".formatted(LoopbackServer.unusedPort()),
                        Optional.empty(),
                        "warn"));

        assertFails(APP, ArtifactException.Kind.UNREACHABLE, "could not be fetched from acme");
    }

    @Test
    void prefersTheReasonSomebodyCanActOn() throws IOException {
        server.on("/second/org/acme/app/1.0.0/app-1.0.0.jar", status(401));
        remotes.put("second", remote(server.url("/second"), Optional.empty(), "warn"));
        remotes.put("third", remote(server.url("/third"), Optional.empty(), "warn"));

        assertFails(APP, ArtifactException.Kind.UNAUTHORIZED, "refused us");
    }

    @Test
    void refusesADownloadThatDoesNotFitItsChecksumIfToldSo() throws IOException {
        remotes.put("acme", remote(server.url("/maven"), Optional.empty(), "fail"));
        server.on(PATH, body(JAR))
                .on(PATH + ".sha1", body("0".repeat(40).getBytes(StandardCharsets.US_ASCII)));

        assertFails(APP, ArtifactException.Kind.CORRUPT, "does not fit its checksum");
    }

    @Test
    void keepsNothingOfATruncatedDownload() throws IOException {
        server.on(PATH, truncated(JAR));

        assertFails(APP, ArtifactException.Kind.UNREACHABLE, "could not be fetched");
    }

    @Test
    void doesNotShowCredentialsWhenItFails() {
        remotes.put(
                "acme",
                remote(
                        server.url("/maven").replace("http://", "http://me:secret@"),
                        Optional.empty(),
                        "warn"));

        assertThatThrownBy(() -> fetch(APP)).hasMessageNotContaining("secret");
    }
}
