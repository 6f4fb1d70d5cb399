package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppHealthTest {

    private static final int PORT = 20001;
    private static final Duration SETTLE_TIME = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({
        "200, UP, ",
        "200, UNKNOWN, ",
        "503, DOWN, its health is DOWN",
        "503, OUT_OF_SERVICE, its health is OUT_OF_SERVICE",
        "200, DOWN, its health is DOWN",
        "503, , GET /actuator/health answers 503",
        "500, , GET /actuator/health answers 500",
        // There is no actuator, or it does not talk to everybody: the app answers, that has to do.
        "404, , ",
        "401, , ",
        "403, , ",
        "302, , "
    })
    void theActuatorCountsIfThereIsOne(int status, String health, String problem) {
        Probe probe = new Probe.Answered(AppProber.ACTUATOR, status, Optional.ofNullable(health));

        assertThat(AppHealth.of(probe, known(Optional.empty(), PORT, true, 1)).problem())
                .isEqualTo(Optional.ofNullable(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "200, ",
        "204, ",
        "302, GET /ready answers 302",
        "404, GET /ready answers 404",
        "503, GET /ready answers 503"
    })
    void aConfiguredPathHasToAnswer2xx(int status, String problem) {
        Probe probe = new Probe.Answered("/ready", status, Optional.of("DOWN"));

        assertThat(AppHealth.of(probe, known(Optional.of("/ready"), PORT, true, 1)).problem())
                .isEqualTo(Optional.ofNullable(problem));
    }

    @Test
    void whatAcceptsConnectionsIsHealthyUnlessAPathIsConfigured() {
        assertThat(of(new Probe.Connected(), known(Optional.empty(), PORT, false, 0))).isEmpty();
        assertThat(of(new Probe.Connected(), known(Optional.of("/ready"), PORT, false, 0)))
                .contains("GET /ready is not answered");
    }

    @ParameterizedTest
    @CsvSource({
        // Opened its port a moment ago, and is still busy with its start.
        "false, false, 9, 'does not answer on port 20001 yet, and has not run for 10 s yet'",
        "false, false, 10, ",
        // Used to answer, and hangs.
        "true, false, 900, GET /actuator/health is not answered",
        // Has a web server, which never said anything: its start hangs.
        "false, true, 900, GET /actuator/health is not answered"
    })
    void whatSaysNothingIsHealthyWhenItSpeaksNoHttp(
            boolean answered, boolean web, int seconds, String problem) {
        assertThat(
                        of(
                                new Probe.Silent(),
                                new AppHealth.Circumstances(
                                        Optional.empty(),
                                        PORT,
                                        true,
                                        answered,
                                        web,
                                        Duration.ofSeconds(seconds),
                                        SETTLE_TIME)))
                .isEqualTo(Optional.ofNullable(problem));
        assertThat(of(new Probe.Silent(), known(Optional.of("/ready"), PORT, true, 900)))
                .contains("GET /ready is not answered");
    }

    @ParameterizedTest
    @CsvSource({
        "20001, false, 9, 'does not listen on port 20001 yet, and has not run for 10 s yet'",
        "20001, false, 10, ",
        "20001, true, 900, does not listen on port 20001",
        "0, false, 9, has not run for 10 s yet",
        "0, false, 10, "
    })
    void anAppWithoutAPortIsHealthyWhenItHasRunForAWhile(
            int port, boolean listened, int seconds, String problem) {
        assertThat(of(new Probe.NotListening(), known(Optional.empty(), port, listened, seconds)))
                .isEqualTo(Optional.ofNullable(problem));
    }

    @ParameterizedTest
    @CsvSource({"20001, does not listen on port 20001", "0, "})
    void aConfiguredPathIsWaitedForIfItIsKnownWhereToAsk(int port, String problem) {
        assertThat(of(new Probe.NotListening(), known(Optional.of("/ready"), port, false, 900)))
                .isEqualTo(Optional.ofNullable(problem));
    }

    private static Optional<String> of(Probe probe, AppHealth.Circumstances known) {
        return AppHealth.of(probe, known).problem();
    }

    private static AppHealth.Circumstances known(
            Optional<String> path, int port, boolean listened, int seconds) {
        return new AppHealth.Circumstances(
                path, port, listened, false, false, Duration.ofSeconds(seconds), SETTLE_TIME);
    }
}
