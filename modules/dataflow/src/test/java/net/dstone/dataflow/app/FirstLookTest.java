package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.DownloadSettings;
import net.dstone.artifacts.JarInspector;
import net.dstone.artifacts.MavenSettings;
import net.dstone.artifacts.RegistrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLookTest {

    @TempDir private Path folder;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private HttpServer server;
    private Artifacts artifacts;
    private FirstLook look;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.countDown();
                    awaitQuietly(mayAnswer);
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        JarInspector inspector = new JarInspector();
        artifacts = new Artifacts(MavenSettings.standard(), DownloadSettings.standard(folder));
        look =
                new FirstLook(
                        new AppArtifacts(artifacts, inspector),
                        new AppMetadata(
                                new net.dstone.artifacts.AppMetadata(
                                        artifacts,
                                        inspector,
                                        RegistrySettings.standard(),
                                        Clock.systemUTC())),
                        Duration.ofMillis(100));
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        look.close();
        artifacts.close();
        server.stop(0);
    }

    @Test
    void aServerThatDoesNotAnswerHoldsUpNobody() {
        assertThat(look.at(app(uri("report-1.0.jar"), null))).isEmpty();
    }

    @Test
    void ofManyOnlyFilesOfThisMachineAreLookedAt() {
        List<String> warnings =
                look.at(
                        List.of(
                                app(uri("report-1.0.jar"), null),
                                app("file:/nowhere/report-1.0.jar", null)));

        assertThat(warnings).hasSize(1).first().asString().contains("No file");
        assertThat(asked.getCount()).isEqualTo(1);
    }

    @Test
    void metadataRegisteredBesideAnApplicationIsFetchedInTheBackground() throws Exception {
        look.at(List.of(app("docker:acme/report:1.0", uri("report-1.0-metadata.jar"))));

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private String uri(String file) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), file);
    }

    private static AppRegistration app(String uri, @Nullable String metadataUri) {
        return new AppRegistration(
                1, AppType.task, "report", "1.0", uri, metadataUri, BootVersion.BOOT4, true);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
