package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.DownloadSettings;
import net.dstone.artifacts.JarInspector;
import net.dstone.artifacts.MavenSettings;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.dataflow.web.DataflowException.Kind;
import net.dstone.platform.Executable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppArtifactsTest {

    @TempDir private Path folder;

    private Artifacts fetched;
    private AppArtifacts artifacts;

    @BeforeEach
    void start() {
        fetched = new Artifacts(MavenSettings.standard(), DownloadSettings.standard(folder));
        artifacts = new AppArtifacts(fetched, new JarInspector());
    }

    @AfterEach
    void stop() {
        fetched.close();
    }

    @Test
    void aJarIsItsPathAndWhatIsInside() {
        Path jar =
                BootJar.of("4.1.0")
                        .withLibrary("spring-cloud-task-core-5.0.0.jar")
                        .write(folder.resolve("report-1.0.jar"));

        AppFile file = artifacts.resolve(app(jar.toUri().toString()));

        assertThat(file)
                .isEqualTo(
                        new AppFile.Jar(
                                jar, OptionalInt.of(17), Optional.of(BootVersion.BOOT4), true));
        assertThat(file.executable()).isEqualTo(new Executable.Jar(jar, OptionalInt.of(17)));
    }

    @Test
    void aJarWithoutSpringCloudTaskAndOfAnOldBootIsSeenAsSuch() {
        Path jar = BootJar.of("1.5.22").write(folder.resolve("report-1.0.jar"));

        assertThat(artifacts.resolve(app(jar.toUri().toString())))
                .isEqualTo(new AppFile.Jar(jar, OptionalInt.of(17), Optional.empty(), false));
    }

    @Test
    void anImageIsItsReference() {
        AppFile file = artifacts.resolve(app("docker://registry:5000/acme/report:1.0"));

        assertThat(file).isEqualTo(new AppFile.Image("registry:5000/acme/report:1.0"));
        assertThat(file.executable())
                .isEqualTo(new Executable.Image("registry:5000/acme/report:1.0"));
    }

    @Test
    void whatCannotBeRunSaysWhyAndWhoseItIs() throws IOException {
        Path corrupt = Files.writeString(folder.resolve("corrupt-1.0.jar"), "no jar");
        Path library = BootJar.library().write(folder.resolve("library-1.0.jar"));

        assertRefused("file:/nowhere/report-1.0.jar", Kind.WRONG_STATE, "No file");
        assertRefused(corrupt.toUri().toString(), Kind.WRONG_STATE, "not a readable jar");
        assertRefused(library.toUri().toString(), Kind.WRONG_STATE, "no executable jar");
        assertRefused("classpath:report.jar", Kind.WRONG_STATE, "cannot be fetched");
        assertRefused("maven://half", Kind.WRONG_STATE, "Not Maven coordinates");
        assertRefused("http://joe:s3cret@127.0.0.1:1/r-1.0.jar", Kind.FAILED, "127.0.0.1:1");
    }

    private void assertRefused(String uri, Kind kind, String reason) {
        assertThatThrownBy(() -> artifacts.resolve(app(uri)))
                .isInstanceOfSatisfying(
                        AppFileException.class,
                        exception -> assertThat(exception.kind()).isEqualTo(kind))
                .hasMessageStartingWith("The 'task:report:1.0' application cannot be used: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("s3cret");
    }

    private static AppRegistration app(String uri) {
        return new AppRegistration(
                1, AppType.task, "report", "1.0", uri, null, BootVersion.BOOT4, true);
    }
}
