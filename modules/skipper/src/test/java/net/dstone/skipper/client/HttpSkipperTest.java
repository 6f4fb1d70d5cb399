package net.dstone.skipper.client;

import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperContract;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.SkipperHttpServer;
import net.dstone.skipper.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpSkipperTest extends SkipperContract {

    private final SkipperBed bed = new SkipperBed(TestDatabase.H2.create());
    private final SkipperHttpServer server = new SkipperHttpServer(bed.skipper);
    private final Skipper skipper = new HttpSkipper(server.url() + "/api");

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Skipper skipper() {
        return skipper;
    }

    @Override
    protected SkipperBed bed() {
        return bed;
    }

    @Test
    void namesTheServerThatDoesNotAnswer() {
        server.close();
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(skipper::about)
                .withMessageStartingWith(
                        "Skipper at %s/api does not answer".formatted(server.url()))
                .returns(SkipperException.Kind.UNAVAILABLE, SkipperException::kind);
    }

    @Test
    void waitsOnlyALittleForAnAnswerToAQuestion() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Skipper other =
                    new HttpSkipper(
                            "http://localhost:%d/api".formatted(silent.getLocalPort()),
                            Duration.ofMillis(50));
            assertThatExceptionOfType(SkipperException.class)
                    .isThrownBy(other::about)
                    .returns(SkipperException.Kind.UNAVAILABLE, SkipperException::kind);
        }
    }

    /** More of them than an address can be long. */
    @Test
    void asksAfterManyReleases() {
        skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        skipper.install(install("ticktock", "ticktock", "1.0.0"));
        List<String> names =
                Stream.concat(
                                IntStream.range(0, 450)
                                        .mapToObj("a-rather-long-name-%d"::formatted),
                                Stream.of("ticktock"))
                        .toList();
        assertThat(skipper.states(names)).containsOnlyKeys("ticktock");
        assertThat(skipper.statuses(names)).containsOnlyKeys("ticktock");
    }
}
