package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.dstone.platform.LaunchId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterEndTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // was healthy, machine restarted, policy, exit code
        "false, false, ALWAYS,     1, Failed",
        "false, false, ALWAYS,     0, Failed",
        "false, true,  ALWAYS,      , Again",
        "false, true,  NEVER,       , Failed",
        "true,  false, ALWAYS,     1, Again",
        "true,  false, ALWAYS,     0, Again",
        "true,  false, ALWAYS,      , Again",
        "true,  false, ON_FAILURE, 1, Again",
        "true,  false, ON_FAILURE,  , Again",
        "true,  false, ON_FAILURE, 0, Done",
        "true,  false, NEVER,      1, Failed",
        "true,  false, NEVER,      0, Done"
    })
    void thePolicyDecidesOnceAnAppWasHealthy(
            boolean wasHealthy,
            boolean machineRestarted,
            RestartPolicy policy,
            Integer exitCode,
            String expected) {
        AppEnd end = new AppEnd(exitCode, "ended", NOON);

        AfterEnd after = AfterEnd.of(end, wasHealthy, machineRestarted, policy, 0);

        assertThat(after.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "5, 32", "8, 256", "9, 300", "10, 300", "1000000, 300"})
    void eachEndIsWaitedForLongerUpToFiveMinutes(int endsBefore, int seconds) {
        assertThat(AfterEnd.delay(endsBefore)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"599, 6", "600, 1"})
    void tenMinutesOfHealthMakeUpForTheEndsBefore(int secondsOfHealth, int ends) {
        InstanceRecord instance =
                new InstanceRecord(
                        0,
                        20001,
                        new LaunchId("app-0-01234567").value(),
                        6,
                        InstanceRecord.Phase.RUNNING,
                        true,
                        NOON,
                        5,
                        null,
                        null);
        Instant end = NOON.plusSeconds(secondsOfHealth);

        InstanceRecord ended =
                instance.ended(
                        new AppEnd(1, "ended", end),
                        new AfterEnd.Again(Duration.ofSeconds(7)),
                        end);

        assertThat(ended.endsInARow()).isEqualTo(ends);
        assertThat(ended.startsAgainAt()).isEqualTo(end.plusSeconds(7));
        assertThat(instance.unhealthy(end).endsInARow()).isEqualTo(ends - 1);
    }

    @Test
    void aPolicyMayBeSpeltInEveryRelaxedWay() {
        assertThat(RestartPolicy.parse("onFailure")).contains(RestartPolicy.ON_FAILURE);
        assertThat(RestartPolicy.parse("on-failure")).contains(RestartPolicy.ON_FAILURE);
        assertThat(RestartPolicy.parse("Never")).contains(RestartPolicy.NEVER);
        assertThat(RestartPolicy.parse("sometimes")).isEmpty();
    }
}
