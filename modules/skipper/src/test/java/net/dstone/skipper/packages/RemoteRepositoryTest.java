package net.dstone.skipper.packages;

import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dstone.platform.DeploymentId;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.PackageDeleteException;
import net.dstone.skipper.PackageIdentifier;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.packages.RepositoryProperties.RepositorySettings;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteRepositoryTest {

    private static final String INDEX =
            """
            apiVersion: skipper.spring.io/v1
            kind: SkipperPackageMetadata
            name: ticktock
            version: 1.0.0
            description: from afar
            unknown: key
            ---
            name: ../climbs
            version: 1.0.0
            ---
            - no map
            ---
            name: boundless
            version: 1.0.0
            maintainer: @boundless@
            ---
            name: other
            version: 2.0.0
            """
                    .replace("@boundless@", "m".repeat(300));

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private HttpServer web;

    @BeforeEach
    void serve() throws IOException {
        web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        web.createContext(
                "/",
                exchange -> {
                    byte[] file = files.get(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(
                            file == null ? 404 : 200, file == null ? -1 : file.length);
                    if (file != null) {
                        exchange.getResponseBody().write(file);
                    }
                    exchange.close();
                });
        web.start();
        files.put("/repository/index.yml", INDEX.getBytes(StandardCharsets.UTF_8));
        files.put(
                "/repository/ticktock/ticktock-1.0.0.zip",
                PackageZip.write(stream("ticktock", "1.0.0", "log")));
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void installsWhatTheIndexNames(TestDatabase database) {
        SkipperBed bed = started(database);
        assertThat(bed.skipper.packages("ticktock"))
                .extracting(
                        PackageMetadata::repositoryName,
                        PackageMetadata::version,
                        PackageMetadata::description)
                .containsExactly(tuple("far", "1.0.0", "from afar"));
        assertThat(bed.skipper.packages().count()).isEqualTo(2);

        // Another start finds them all there.
        bed.skipper.packages().readRemote();
        assertThat(bed.skipper.packages().count()).isEqualTo(2);

        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThat(bed.deployer.running()).containsExactly(new DeploymentId("ticktock.log-v1"));
        bed.skipper.delete("ticktock", false);
        assertThatExceptionOfType(PackageDeleteException.class)
                .isThrownBy(() -> bed.skipper.deletePackage("ticktock"))
                .withMessageContaining("is not local");
    }

    @Test
    void saysWhichPackageCannotBeRead() {
        SkipperBed bed = started(TestDatabase.H2);
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> bed.skipper.install(install("other", "other", "2.0.0")))
                .withMessageEndingWith("/repository/other/other-2.0.0.zip answered 404");
    }

    @Test
    void theRepositoryOfTheHighestOrderCountsUnlessOneIsNamed() {
        SkipperBed bed = started(TestDatabase.H2);
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "sink")));
        bed.skipper.install(
                new InstallRequest(
                        new PackageIdentifier(null, "ticktock", "1.0.0"),
                        new InstallProperties("any", "default", null)));
        bed.skipper.install(install("named", "ticktock", "1.0.0"));
        assertThat(bed.deployer.running())
                .containsExactly(new DeploymentId("any.log-v1"), new DeploymentId("named.sink-v1"));
    }

    @Test
    void aReleaseTakesOnlyItsLocalPackageWithIt() {
        SkipperBed bed = started(TestDatabase.H2);
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "sink")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThatExceptionOfType(PackageDeleteException.class)
                .isThrownBy(() -> bed.skipper.deleteLocalPackage("ticktock"))
                .withMessageContaining("Active Releases [ticktock]");
        assertThat(bed.skipper.delete("ticktock", true).info().status().statusCode())
                .isEqualTo(ReleaseStatus.DELETED);
        assertThat(bed.skipper.packages("ticktock"))
                .extracting(PackageMetadata::repositoryName)
                .containsExactly("far");
        bed.skipper.deleteLocalPackage("ticktock");
        assertThat(bed.skipper.packages("ticktock")).hasSize(1);
    }

    private SkipperBed started(TestDatabase database) {
        String base = "http://127.0.0.1:" + web.getAddress().getPort();
        Map<String, RepositorySettings> repositories = new LinkedHashMap<>();
        repositories.put("away", new RepositorySettings(base + "/nowhere", null, false, null, 9));
        repositories.put("no-web", new RepositorySettings("file:/x", null, false, null, 9));
        repositories.put(
                "far", new RepositorySettings(base + "/repository/", null, false, null, 5));
        SkipperBed bed = new SkipperBed(database.create()).withRepositories(repositories);
        bed.skipper.packages().readRemote();
        return bed;
    }
}
