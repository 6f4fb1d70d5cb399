package net.dstone.skipper.client;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
                        "Skipper at %s/api does not answer".formatted(server.url()));
    }
}
