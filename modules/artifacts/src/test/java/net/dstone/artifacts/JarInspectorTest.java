package net.dstone.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarInspectorTest {

    @TempDir Path folder;

    private final JarInspector inspector = new JarInspector();

    @Test
    void knowsASpringBootJarAndItsLibraries() throws IOException {
        Path jar =
                JarBuilder.bootJar("3.5.9")
                        .classOfLevel("BOOT-INF/classes/demo/Newer.class", 21)
                        .library("spring-boot-3.5.9.jar")
                        .library("spring-batch-core-5.2.4.jar")
                        .library("spring-cloud-task-core-3.3.0.jar")
                        .library("h2-2.4.240.jar")
                        .in(folder, "app.jar");

        JarContents contents = inspector.contents(jar);

        assertThat(contents.kind()).isEqualTo(JarContents.Kind.BOOT_JAR);
        assertThat(contents.executable()).isTrue();
        assertThat(contents.startClass()).contains("demo.App");
        assertThat(contents.bootVersion()).contains("3.5.9");
        assertThat(contents.bootGeneration()).hasValue(3);
        assertThat(contents.batchVersion()).contains("5.2.4");
        assertThat(contents.batchGeneration()).hasValue(5);
        assertThat(contents.taskVersion()).contains("3.3.0");
        assertThat(contents.javaLevel()).hasValue(21);
        assertThat(contents.libraries()).hasSize(4);
        assertThat(contents.library("h2").flatMap(Library::version)).contains("2.4.240");
        assertThat(contents.library("postgresql")).isEmpty();
    }

    @Test
    void takesTheBootVersionFromTheLibraryIfTheManifestHasNone() throws IOException {
        Path jar =
                JarBuilder.jar()
                        .manifest("Main-Class", "org.springframework.boot.loader.JarLauncher")
                        .library("spring-boot-autoconfigure-9.9.9.jar")
                        .library("spring-boot-2.7.18.jar")
                        .in(folder, "app.jar");

        assertThat(inspector.contents(jar).bootVersion()).contains("2.7.18");
        assertThat(inspector.contents(jar).bootGeneration()).hasValue(2);
    }

    @Test
    void looksIntoALibraryWhoseFileNameHasNoVersion() throws IOException {
        Path jar =
                JarBuilder.bootJar("4.1.0")
                        .library(
                                "spring-batch-core.jar",
                                JarBuilder.jar().manifest("Implementation-Version", "6.0.4"))
                        .in(folder, "app.jar");

        assertThat(inspector.contents(jar).batchVersion()).contains("6.0.4");
    }

    @Test
    void readsVersionsFromAJarThatHasItsLibrariesMixedIn() throws IOException {
        Path jar =
                JarBuilder.jar()
                        .manifest("Main-Class", "demo.App")
                        .classOfLevel("demo/App.class", 11)
                        .classOfLevel("other/Library.class", 21)
                        .text(
                                "META-INF/maven/org.springframework.batch/spring-batch-core/pom.properties",
                                "version=4.3.10\n")
                        .in(folder, "app.jar");

        JarContents contents = inspector.contents(jar);

        assertThat(contents.kind()).isEqualTo(JarContents.Kind.EXECUTABLE_JAR);
        assertThat(contents.batchVersion()).contains("4.3.10");
        assertThat(contents.javaLevel()).as("of the main class").hasValue(11);
    }

    @Test
    void listsTheLibrariesBesideAnExtractedApp() throws IOException {
        Path jar =
                JarBuilder.jar()
                        .manifest("Main-Class", "demo.App")
                        .manifest("Class-Path", "lib/spring-boot-4.1.0.jar lib/h2-2.4.240.jar")
                        .in(folder, "app.jar");

        assertThat(inspector.contents(jar).bootVersion()).contains("4.1.0");
        assertThat(inspector.contents(jar).libraries())
                .containsExactly(
                        new Library("spring-boot", Optional.of("4.1.0")),
                        new Library("h2", Optional.of("2.4.240")));
    }

    @Test
    void tellsWarsAndLibrariesFromExecutables() throws IOException {
        Path bootWar =
                JarBuilder.jar()
                        .manifest(
                                "Main-Class", "org.springframework.boot.loader.launch.WarLauncher")
                        .classOfLevel("WEB-INF/classes/demo/App.class", 17)
                        .nested("WEB-INF/lib/spring-boot-3.5.9.jar", JarBuilder.jar())
                        .in(folder, "boot.war");
        Path war =
                JarBuilder.jar()
                        .classOfLevel("WEB-INF/classes/demo/App.class", 8)
                        .in(folder, "plain.war");
        Path library =
                JarBuilder.jar()
                        .classOfLevel("demo/App.class", 8)
                        .classOfLevel("module-info.class", 9)
                        .classOfLevel("META-INF/versions/21/demo/App.class", 21)
                        .in(folder, "library.jar");

        assertThat(inspector.contents(bootWar).kind()).isEqualTo(JarContents.Kind.BOOT_WAR);
        assertThat(inspector.contents(bootWar).bootVersion()).contains("3.5.9");
        assertThat(inspector.contents(war).kind()).isEqualTo(JarContents.Kind.WAR);
        assertThat(inspector.contents(war).executable()).isFalse();
        assertThat(inspector.contents(library).kind()).isEqualTo(JarContents.Kind.LIBRARY);
        assertThat(inspector.contents(library).executable()).isFalse();
        assertThat(inspector.contents(library).javaLevel())
                .as("neither module-info nor classes for newer Java count")
                .hasValue(8);
    }

    @Test
    void needsTheJavaThatItsSpringBootNeeds() throws IOException {
        Path boot3 =
                JarBuilder.bootJar("3.5.9")
                        .classOfLevel("BOOT-INF/classes/demo/App.class", 8)
                        .in(folder, "boot3.jar");
        Path boot2 =
                JarBuilder.bootJar("2.7.18")
                        .classOfLevel("BOOT-INF/classes/demo/App.class", 8)
                        .in(folder, "boot2.jar");

        assertThat(inspector.contents(boot3).oldestJava()).hasValue(17);
        assertThat(inspector.contents(boot2).oldestJava()).hasValue(8);
    }

    @Test
    void readsTheLevelOfRealClasses() throws IOException {
        Path jar = folder.resolve("real.jar");
        String name = "net/dstone/artifacts/JarInspectorTest.class";
        try (var real = JarInspectorTest.class.getClassLoader().getResourceAsStream(name);
                var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(name));
            Objects.requireNonNull(real).transferTo(out);
        }

        assertThat(inspector.contents(jar).javaLevel()).hasValue(25);
        assertThat(inspector.contents(jar).mainClass()).as("there is no manifest").isEmpty();
    }

    @Test
    void callsATruncatedJarCorrupt() throws IOException {
        byte[] whole = JarBuilder.bootJar("4.1.0").library("h2-2.4.240.jar").bytes();
        Path jar = Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));

        assertCorrupt(jar);
    }

    @Test
    void callsAWebPageNamedJarCorrupt() throws IOException {
        assertCorrupt(Files.writeString(folder.resolve("page.jar"), "<html>Please log in</html>"));
        assertCorrupt(Files.createFile(folder.resolve("empty.jar")));
    }

    @Test
    void callsAJarWithDamagedContentCorrupt() throws IOException {
        byte[] bytes = JarBuilder.bootJar("4.1.0").bytes();
        // The manifest is the first entry: its compressed bytes follow 30 bytes and its name.
        Arrays.fill(bytes, 30 + "META-INF/MANIFEST.MF".length() + 5, 30 + 50, (byte) 0xFF);

        Path jar = Files.write(folder.resolve("damaged.jar"), bytes);

        assertThatThrownBy(() -> inspector.contents(jar))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.CORRUPT));
    }

    private void assertCorrupt(Path jar) {
        assertThatThrownBy(() -> inspector.contents(jar))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.CORRUPT))
                .hasMessageContaining(jar.toString());
        assertThatThrownBy(() -> inspector.metadata(jar))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.CORRUPT));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> inspector.contents(folder.resolve("missing.jar")))
                .isInstanceOfSatisfying(
                        ArtifactException.class,
                        e -> assertThat(e.kind()).isEqualTo(ArtifactException.Kind.NOT_FOUND))
                .hasMessageContaining("missing.jar");
        assertThatThrownBy(() -> inspector.contents(folder))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("is not a file");
    }

    @Test
    void looksAgainWhenTheFileWasBuiltAgain() throws IOException {
        Path jar = JarBuilder.bootJar("3.5.9").in(folder, "app.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        String first = inspector.sha256(jar);
        assertThat(inspector.contents(jar).bootVersion()).contains("3.5.9");

        JarBuilder.bootJar("4.1.0").in(folder, "app.jar");
        Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(1)));

        assertThat(inspector.contents(jar).bootVersion()).contains("4.1.0");
        assertThat(inspector.sha256(jar)).isNotEqualTo(first);
    }

    @Test
    void remembersWhatItSawWhileTheFileStaysTheSame() throws IOException {
        Path jar = JarBuilder.bootJar("3.5.9").in(folder, "app.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        JarContents seen = inspector.contents(jar);

        assertThat(inspector.contents(jar)).isSameAs(seen);
    }

    @Test
    void givesTheChecksumOfTheContent() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(inspector.sha256(file))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
