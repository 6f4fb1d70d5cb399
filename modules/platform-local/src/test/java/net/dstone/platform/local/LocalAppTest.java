package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAppTest {

    @TempDir private Path folder;

    @Test
    void waitsLongOnlyForAPortThatCanBeKnown() throws IOException {
        assertThat(settleTime(Map.of(), List.of())).isEqualTo(Duration.ofMinutes(2));
        assertThat(settleTime(Map.of("server.port", "8080"), List.of()))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(settleTime(Map.of("server.port", "0"), List.of("--server.port=8080")))
                .isEqualTo(Duration.ofMinutes(2));
        for (Map<String, String> silent :
                List.of(
                        Map.of("server.port", "0"),
                        Map.of("spring.main.web-application-type", "none"))) {
            assertThat(settleTime(silent, List.of())).isEqualTo(Duration.ofSeconds(10));
        }
        assertThat(settleTime(Map.of(), List.of("--server.port=0")))
                .isEqualTo(Duration.ofSeconds(10));
    }

    private Duration settleTime(Map<String, String> properties, List<String> arguments)
            throws IOException {
        Path jar = folder.resolve("web.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar"));
        }
        return LocalApp.usualSettleTime(
                LocalApp.isWeb(
                        new AppRecord(
                                "s.log-v1",
                                "s",
                                "log",
                                jar.toString(),
                                17,
                                3,
                                properties,
                                Map.of(),
                                arguments,
                                1,
                                false,
                                null,
                                List.of())));
    }
}
