package net.dstone.artifacts;

import static net.dstone.artifacts.LoopbackServer.body;
import static net.dstone.artifacts.LoopbackServer.json;
import static net.dstone.artifacts.LoopbackServer.onlyFor;
import static net.dstone.artifacts.LoopbackServer.redirect;
import static net.dstone.artifacts.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Metadata of apps, mostly of images, from a registry that speaks the registry API v2. */
class AppMetadataTest {

    private static final String MANIFEST = "/v2/team/app/manifests/1.2";
    private static final String CONFIG = "/v2/team/app/blobs/sha256:c0";
    private static final String OPTIONS =
            """
            {"groups": [{"name": "time", "type": "demo.Time", "sourceType": "demo.Time"}],
             "properties": [{"name": "time.format", "type": "java.lang.String",
                             "sourceType": "demo.Time", "defaultValue": "yyyy"}]}
            """;

    @TempDir Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private LoopbackServer server;
    private Artifacts artifacts;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
        artifacts = new Artifacts(MavenSettings.standard(), DownloadSettings.standard(folder));
        server.on(MANIFEST, json("{\"config\": {\"digest\": \"sha256:c0\"}}"));
        server.on(CONFIG, config());
    }

    @AfterEach
    void stop() {
        artifacts.close();
        server.close();
    }

    private static LoopbackServer.Answer config() {
        Map<String, String> labels =
                Map.of(
                        "org.springframework.cloud.dataflow.spring-configuration-metadata.json",
                        OPTIONS,
                        "configuration-properties.outbound-ports",
                        "out1,out2",
                        "org.springframework.cloud.dataflow.configuration-properties.option-groups.g",
                        "time.format",
                        "maintainer",
                        "somebody");
        return json(
                JsonMapper.shared().writeValueAsString(Map.of("config", Map.of("Labels", labels))));
    }

    private AppMetadata metadata(RegistrySettings.Registry... registries) {
        return metadata(Duration.ofSeconds(10), registries);
    }

    private AppMetadata metadata(Duration timeout, RegistrySettings.Registry... registries) {
        RegistrySettings settings =
                new RegistrySettings(
                        host(),
                        "latest",
                        "library",
                        List.of(registries),
                        Optional.empty(),
                        timeout);
        return new AppMetadata(artifacts, new JarInspector(), settings, () -> now);
    }

    private RegistrySettings.Registry registry(
            RegistrySettings.AuthorizationType type, Optional<String> tokenUri) {
        return new RegistrySettings.Registry(
                host(),
                type,
                Optional.of(new MavenSettings.Credentials("me", "secret")),
                Optional.empty(),
                false,
                false,
                tokenUri);
    }

    private String host() {
        return "127.0.0.1:" + server.port();
    }

    private AppUri image() {
        return AppUri.parse("docker:%s/team/app:1.2".formatted(host()));
    }

    private static List<String> ids(ConfigurationMetadata metadata) {
        return metadata.options().stream().map(ConfigurationOption::id).toList();
    }

    private void assertKnown(AppMetadata metadata) {
        assertThat(ids(metadata.of(image(), Optional.empty()))).containsExactly("time.format");
    }

    @Test
    void readsTheLabelsOfAnImage() {
        ConfigurationMetadata found = metadata().of(image(), Optional.empty());

        assertThat(ids(found)).containsExactly("time.format");
        assertThat(found.options(true)).isEqualTo(found.options(false));
        assertThat(found.outboundPortNames()).containsExactly("out1", "out2");
        assertThat(found.optionGroups()).isEqualTo(Map.of("g", List.of("time.format")));
        assertThat(server.requests(MANIFEST).getFirst().header("Accept"))
                .contains("application/vnd.docker.distribution.manifest.v2+json")
                .contains("application/vnd.oci.image.index.v1+json");
    }

    @Test
    void looksForNamelessRegistriesTagsAndNamespacesWhereTheSettingsSay() {
        server.on("/v2/library/app/manifests/latest", json("{\"config\":{\"digest\":\"d:1\"}}"))
                .on("/v2/library/app/blobs/d:1", config());

        assertThat(ids(metadata().of(AppUri.parse("docker:app"), Optional.empty())))
                .containsExactly("time.format");
    }

    @Test
    void takesTheManifestForLinuxFromAnIndex() {
        server.on(
                        MANIFEST,
                        json(
                                """
                                {"schemaVersion": 2, "manifests": [
                                  {"digest": "sha256:arm", "platform": {"os": "linux", "architecture": "arm64"}},
                                  {"digest": "sha256:amd", "platform": {"os": "linux", "architecture": "amd64"}}]}
                                """))
                .on(
                        "/v2/team/app/manifests/sha256:amd",
                        json("{\"config\": {\"digest\": \"sha256:c0\"}}"));

        assertKnown(metadata());
    }

    @Test
    void takesTheFirstManifestFromAnIndexWithoutOurs() {
        server.on(
                        MANIFEST,
                        json(
                                """
                                {"manifests": [{"digest": "sha256:arm",
                                  "platform": {"os": "linux", "architecture": "arm64"}}]}
                                """))
                .on(
                        "/v2/team/app/manifests/sha256:arm",
                        json("{\"config\": {\"digest\": \"sha256:c0\"}}"));

        assertKnown(metadata());
    }

    @Test
    void logsInWithUserAndPassword() {
        String login = HttpRequests.basic("me:secret");
        server.on(
                MANIFEST,
                onlyFor(login, "Basic", json("{\"config\": {\"digest\": \"sha256:c0\"}}")));
        server.on(CONFIG, onlyFor(login, "Basic", config()));

        assertKnown(
                metadata(registry(RegistrySettings.AuthorizationType.BASICAUTH, Optional.empty())));
        assertThat(server.requests()).as("nothing is asked twice").hasSize(2);
    }

    @Test
    void fetchesATokenWhereTheRegistrySays() {
        String challenge =
                "Bearer realm=\"%s\",service=\"reg\",scope=\"repository:team/app:pull\""
                        .formatted(server.url("/token"));
        server.on(
                MANIFEST,
                onlyFor("Bearer t0", challenge, json("{\"config\": {\"digest\": \"sha256:c0\"}}")));
        server.on(CONFIG, onlyFor("Bearer t0", challenge, config()));
        server.on("/token", json("{\"token\": \"t0\"}"));

        assertKnown(metadata());
        assertThat(server.requests("/token?scope=repository%3Ateam%2Fapp%3Apull&service=reg"))
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void fetchesATokenWhereTheSettingsSay() {
        server.on(
                MANIFEST,
                onlyFor("Bearer t1", "Basic", json("{\"config\": {\"digest\": \"sha256:c0\"}}")));
        server.on(CONFIG, onlyFor("Bearer t1", "Basic", config()));
        server.on(
                "/auth",
                onlyFor(
                        HttpRequests.basic("me:secret"),
                        "Basic",
                        json("{\"access_token\": \"t1\"}")));

        assertKnown(
                metadata(
                        registry(
                                RegistrySettings.AuthorizationType.DOCKEROAUTH2,
                                Optional.of(
                                        server.url(
                                                "/auth?host={registryHost}&repo={repository}")))));
        assertThat(server.requests().getFirst().uri())
                .isEqualTo("/auth?host=%s&repo=team/app".formatted(host()));
    }

    @Test
    void keepsTheLoginFromTheHostThatStoresTheBlobs() throws IOException {
        try (LoopbackServer storage = new LoopbackServer()) {
            storage.on("/blob", config());
            server.on(CONFIG, redirect(307, storage.url("/blob")));

            assertKnown(
                    metadata(
                            registry(
                                    RegistrySettings.AuthorizationType.BASICAUTH,
                                    Optional.empty())));
            assertThat(storage.requests().getFirst().header("Authorization")).isEmpty();
        }
    }

    @Test
    void isEmptyForAnImageWithoutLabels() {
        server.on(CONFIG, json("{\"config\": {\"Labels\": null}}"));

        assertThat(metadata().of(image(), Optional.empty())).isEqualTo(ConfigurationMetadata.EMPTY);
    }

    @Test
    void isEmptyWhenTheRegistryFails() {
        for (LoopbackServer.Answer answer :
                List.of(
                        status(404),
                        status(401),
                        status(500),
                        json("<html>"),
                        exchange -> {
                            exchange.getResponseHeaders()
                                    .add("WWW-Authenticate", "Bearer realm=\"http://[bad\"");
                            exchange.sendResponseHeaders(401, -1);
                        },
                        json("{\"schemaVersion\": 1}"),
                        json("{\"manifests\": []}"))) {
            server.on(MANIFEST, answer);
            assertThat(metadata().of(image(), Optional.empty()))
                    .isEqualTo(ConfigurationMetadata.EMPTY);
        }
    }

    @Test
    void saysWhyTheLabelsAreNotKnown() {
        server.on(MANIFEST, status(401));

        assertThatThrownBy(
                        () ->
                                ImageLabels.read(
                                        (AppUri.Docker) image(), RegistrySettings.standard()))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.UNAUTHORIZED))
                .hasMessageContaining("container.registry-configurations");
    }

    @Test
    @Timeout(30)
    void doesNotWaitForARegistryThatSaysNothing() {
        CountDownLatch done = new CountDownLatch(1);
        server.on(
                MANIFEST,
                exchange -> {
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        try {
            assertThat(metadata(Duration.ofMillis(300)).of(image(), Optional.empty()))
                    .isEqualTo(ConfigurationMetadata.EMPTY);
        } finally {
            done.countDown();
        }
    }

    @Test
    void asksAgainOnlyAfterSomeMinutes() {
        AppMetadata metadata = metadata();
        assertKnown(metadata);
        assertKnown(metadata);
        assertThat(server.requests(MANIFEST)).hasSize(1);

        now = now.plus(Duration.ofMinutes(11));
        assertKnown(metadata);
        assertThat(server.requests(MANIFEST)).hasSize(2);
    }

    @Test
    void asksAnUnreachableRegistryAgainAfterAMinute() {
        AppMetadata metadata = metadata();
        LoopbackServer.Answer manifest = json("{\"config\": {\"digest\": \"sha256:c0\"}}");
        server.on(MANIFEST, status(503));
        metadata.of(image(), Optional.empty());
        server.on(MANIFEST, manifest);

        assertThat(metadata.of(image(), Optional.empty())).isEqualTo(ConfigurationMetadata.EMPTY);
        now = now.plusSeconds(61);
        assertKnown(metadata);
    }

    @Test
    void readsTheMetadataJarInsteadOfTheApp() throws IOException {
        byte[] jar =
                JarBuilder.jar()
                        .text("META-INF/spring-configuration-metadata.json", OPTIONS)
                        .text(
                                "META-INF/dataflow-configuration-metadata.properties",
                                "configuration-properties.classes=demo.Time")
                        .bytes();
        server.on("/app-1.2-metadata.jar", body(jar));

        ConfigurationMetadata found =
                metadata()
                        .of(
                                image(),
                                Optional.of(AppUri.parse(server.url("/app-1.2-metadata.jar"))));

        assertThat(ids(found)).containsExactly("time.format");
        assertThat(server.requests(MANIFEST)).isEmpty();
    }

    @Test
    void isEmptyForAMissingFileAndSeesItWhenItAppears() throws IOException {
        AppMetadata metadata = metadata();
        AppUri app = AppUri.parse("file:///" + folder.resolve("app-1.0.jar"));
        assertThat(metadata.of(app, Optional.empty())).isEqualTo(ConfigurationMetadata.EMPTY);

        JarBuilder.jar()
                .text("META-INF/spring-configuration-metadata.json", OPTIONS)
                .in(folder, "app-1.0.jar");
        assertThat(metadata.of(app, Optional.empty()).options(true)).hasSize(1);
    }

    @Test
    void isEmptyForABrokenDownload() {
        server.on("/app-1.0.jar", body("<html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(metadata().of(AppUri.parse(server.url("/app-1.0.jar")), Optional.empty()))
                .isEqualTo(ConfigurationMetadata.EMPTY);
    }
}
