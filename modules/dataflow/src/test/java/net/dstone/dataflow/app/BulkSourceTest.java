package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BulkSourceTest {

    private static final int LARGEST = 1024 * 1024;

    @TempDir Path folder;

    @Test
    void aFileOfTheLargestSizeIsReadWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("apps"), "가" + "x".repeat(LARGEST - 3));

        assertThat(BulkSource.read(file.toUri().toString()))
                .isEqualTo("가" + "x".repeat(LARGEST - 3));
    }

    @Test
    void aLargerFileIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("apps"), new byte[LARGEST + 1]);

        assertRefused(file.toUri().toString(), "it is larger than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/dev/zero", "file:///dev/null", "file:/dev"})
    void whatIsNoRegularFileIsRefused(String uri) {
        assertRefused(uri, "it is not a regular file");
    }

    @Test
    void aFileThatDoesNotExistIsSaidNotToExist() {
        assertRefused(folder.resolve("nowhere").toUri().toString(), "nowhere");
    }

    @Test
    void aDownloadWithoutEndIsBrokenOff() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/apps",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, 0);
                        while (true) {
                            exchange.getResponseBody().write(new byte[8192]);
                        }
                    }
                });
        server.start();
        try {
            assertRefused(
                    "http://127.0.0.1:%d/apps".formatted(server.getAddress().getPort()), "1048576");
        } finally {
            server.stop(0);
        }
    }

    private static void assertRefused(String uri, String reason) {
        assertThatThrownBy(() -> BulkSource.read(uri))
                .isInstanceOf(InvalidAppRegistrationException.class)
                .hasMessageStartingWith("Cannot read " + uri)
                .hasMessageContaining(reason);
    }
}
