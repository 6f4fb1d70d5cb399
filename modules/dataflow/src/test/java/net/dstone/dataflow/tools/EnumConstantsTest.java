package net.dstone.dataflow.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import net.dstone.dataflow.testing.BootJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnumConstantsTest {

    /** Its constants have bodies, so each is a class of its own. */
    enum Format {
        PDF {
            @Override
            public String toString() {
                return "never called";
            }
        },
        HTML
    }

    @TempDir private Path folder;

    @Test
    void readsTheConstantsInTheirOrder() throws IOException {
        Path jar =
                BootJar.of("3.5.9")
                        .withEntry(
                                "BOOT-INF/classes/"
                                        + Format.class.getName().replace('.', '/')
                                        + ".class",
                                bytes(Format.class))
                        .write(folder.resolve("app-1.0.jar"));

        assertThat(EnumConstants.of(jar, Format.class.getName())).containsExactly("PDF", "HTML");
    }

    @Test
    void readsAPlainJarToo() throws IOException {
        Path jar =
                BootJar.of("3.5.9")
                        .withEntry("demo/Format.class", bytes(Format.class))
                        .write(folder.resolve("app-1.0.jar"));

        assertThat(EnumConstants.of(jar, "demo.Format")).containsExactly("PDF", "HTML");
    }

    @Test
    void whatIsNoEnumOrNotThereOrUnreadableHasNone() throws IOException {
        Path jar =
                BootJar.of("3.5.9")
                        .withEntry("demo/Plain.class", bytes(EnumConstantsTest.class))
                        .withEntry("demo/Broken.class", "no class".getBytes(StandardCharsets.UTF_8))
                        .write(folder.resolve("app-1.0.jar"));

        assertThat(EnumConstants.of(jar, "demo.Plain")).isEmpty();
        assertThat(EnumConstants.of(jar, "demo.Broken")).isEmpty();
        assertThat(EnumConstants.of(jar, "demo.Missing")).isEmpty();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream content = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return content.readAllBytes();
        }
    }
}
