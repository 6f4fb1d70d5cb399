package net.dstone.dataflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaPropertiesTest {

    private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));
    private static final int THIS_RELEASE = Runtime.version().feature();

    @Test
    void aHomeOfTheReleaseItIsNamedAfterIsTaken() {
        assertThat(new JavaProperties(Map.of(THIS_RELEASE, THIS_JAVA)).javaHomes())
                .containsEntry(THIS_RELEASE, THIS_JAVA);
    }

    @Test
    void aHomeOfAnotherReleaseIsRefused() {
        assertThatThrownBy(() -> new JavaProperties(Map.of(8, THIS_JAVA)))
                .hasMessage(
                        "dstone.java-homes.8: in %s is Java %d".formatted(THIS_JAVA, THIS_RELEASE));
    }

    @Test
    void aFolderWithoutJavaIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> new JavaProperties(Map.of(17, empty)))
                .hasMessage("dstone.java-homes.17: there is no Java in " + empty);
    }
}
