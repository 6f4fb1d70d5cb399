package net.dstone.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {

    @TempDir Path folder;

    private Artifacts artifacts;

    @BeforeEach
    void create() {
        artifacts =
                new Artifacts(
                        MavenSettings.standard(),
                        DownloadSettings.standard(folder.resolve("cache")));
    }

    @AfterEach
    void close() {
        artifacts.close();
    }

    @Test
    void findsALocalFile() throws IOException {
        Path jar = JarBuilder.jar().in(folder, "app-1.0.jar");

        assertThat(artifacts.resolve(AppUri.parse("file:///" + jar)))
                .isEqualTo(new Artifact.LocalFile(jar));
    }

    @Test
    void saysWhichLocalFileIsMissing() {
        assertThatThrownBy(
                        () -> artifacts.file(AppUri.parse("file:///nonexistent/ghost-1.0.0.jar")))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.NOT_FOUND))
                .hasMessageContaining("/nonexistent/ghost-1.0.0.jar");
    }

    @Test
    void downloadsFromTheWeb() throws IOException {
        try (LoopbackServer server = new LoopbackServer()) {
            server.on("/app-1.0.jar", LoopbackServer.body(JarBuilder.bootJar("4.1.0").bytes()));

            Path jar = artifacts.file(AppUri.parse(server.url("/app-1.0.jar")));

            assertThat(new JarInspector().contents(jar).bootVersion()).contains("4.1.0");
        }
    }

    @Test
    void leavesAnImageToThePlatform() {
        AppUri image = AppUri.parse("docker:team/app:1.2");

        assertThat(artifacts.resolve(image)).isEqualTo(new Artifact.Image("team/app:1.2"));
        assertThatThrownBy(() -> artifacts.file(image))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.UNSUPPORTED));
    }

    @Test
    void refusesASchemeItCannotFetch() {
        assertThatThrownBy(() -> artifacts.resolve(AppUri.parse("gopher://x/y-1.0.0.jar")))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.UNSUPPORTED))
                .hasMessageContaining("gopher");
    }
}
