package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.dstone.platform.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaHomesTest {

    @ParameterizedTest(name = "Boot {0}, level {1}, homes {2}: {3}")
    @CsvSource({
        // Boot 2: the lowest that runs the classes, as an old Spring cannot read much newer ones
        "2, 8,  8 17 25,     8",
        "2, 8,  17 25,       17",
        "2, 8,  17 21 25,    17",
        "2, 8,  21 25,       21",
        "2, 8,  25,          25",
        "2, 11, 8 11 17,     11",
        "2, 17, 8 11 17 25,  17",
        "2, 21, 17 21 25,    21",
        "2, -1, 8 17,        8",
        // Boot 3 and 4: 17 or later, releases with long-term support first
        "3, 17, 8 17 25,     17",
        "3, 8,  8 11 17,     17",
        "3, 17, 19 21 25,    21",
        "3, 17, 18 19,       18",
        "3, 22, 21 22 23 25, 25",
        "3, 22, 21 22 23,    22",
        "3, 25, 17 21 25,    25",
        "3, -1, 11 17 25,    17",
        "4, 17, 17 25,       17",
        "4, 25, 17 25,       25"
    })
    void theRightJavaIsChosen(int boot, int level, String homes, int expected) {
        assertThat(homes(homes).homeFor(boot, level(level))).isEqualTo(Path.of("/jdk" + expected));
    }

    @Test
    void withoutASuitableJavaTheMessageSaysWhatIsNeededFoundAndToBeSet() {
        assertThatThrownBy(() -> homes("8 17").homeFor(4, level(25)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("Java 25")
                .hasMessageContaining("Java 8 in /jdk8, Java 17 in /jdk17")
                .hasMessageContaining("javaHomePath.4");
    }

    @Test
    void aConfiguredHomeWinsOverAFoundOne() {
        assertThat(homes("17").with(Map.of(17, Path.of("/mine"))).homeFor(3, level(17)))
                .isEqualTo(Path.of("/mine"));
    }

    @ParameterizedTest
    @CsvSource({"17.0.15, 17", "1.8.0_392, 8", "25, 25", "9.0.4, 9"})
    void theVersionIsReadFromTheReleaseFile(String text, int version, @TempDir Path home)
            throws IOException {
        javaHome(home, "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\nMODULES=\"\"\n".formatted(text));

        assertThat(JavaHomes.versionOf(home)).isEqualTo(OptionalInt.of(version));
    }

    @Test
    void aFolderThatIsNoJavaIsLeftOut(@TempDir Path folder) throws IOException {
        Path real = folder.resolve("real");
        javaHome(real, "JAVA_VERSION=\"21\"\n");
        Path second = folder.resolve("second");
        javaHome(second, "JAVA_VERSION=\"21.0.2\"\n");
        Path odd = folder.resolve("odd");
        javaHome(odd, "nothing of use");

        assertThat(JavaHomes.among(List.of(folder, odd, real, second)).homes())
                .isEqualTo(Map.of(21, real));
    }

    @Test
    void theJavaOfThisServerIsDiscovered() {
        assertThat(JavaHomes.discover().homes())
                .containsEntry(
                        Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    private static void javaHome(Path home, String release) throws IOException {
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), release);
    }

    private static JavaHomes homes(String versions) {
        return new JavaHomes(
                Arrays.stream(versions.split(" "))
                        .map(Integer::valueOf)
                        .collect(Collectors.toMap(v -> v, v -> Path.of("/jdk" + v))));
    }

    private static OptionalInt level(int level) {
        return level < 0 ? OptionalInt.empty() : OptionalInt.of(level);
    }
}
