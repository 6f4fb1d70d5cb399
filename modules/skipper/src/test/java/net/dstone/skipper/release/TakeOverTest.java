package net.dstone.skipper.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeOverTest {

    /** The version that is made, deleted or scaled is 2; an upgrade replaces 1. */
    @ParameterizedTest
    @CsvSource({
        "READY, UPGRADE, 2, deploy 2",
        "READY, DELETE, , nothing",
        "SCALE, SCALE, 2, deploy 2",
        "DEPLOY_NEW, INSTALL, , go on",
        "DEPLOY_NEW, UPGRADE, 1, deploy 1 failed 2",
        "DEPLOY_NEW, ROLLBACK, 1, deploy 1 failed 2",
        // What it was to replace was undeployed before.
        "DEPLOY_NEW, UPGRADE, , deploy 2",
        "WAIT_HEALTHY, UPGRADE, 1, deploy 1 failed 2",
        "WAIT_HEALTHY, ROLLBACK, , deploy 2",
        "REMOVE_OLD, UPGRADE, 2, deploy 2 deleted 1",
        "REMOVE_OLD, DELETE, 2, go on",
        "BACK_OUT, UPGRADE, 1, deploy 1",
        "BACK_OUT, INSTALL, , go on",
    })
    void dependsOnHowFarTheOtherOneHadCome(
            ReleaseStep step, OperationKind kind, Integer running, String expected) {
        Operation operation =
                new Operation(
                        "ticktock",
                        step,
                        7,
                        kind,
                        2,
                        kind.replaces() ? Optional.of(1) : Optional.empty(),
                        Work.deploying(List.of(), List.of()),
                        null,
                        false,
                        Instant.EPOCH,
                        Optional.empty(),
                        Duration.ZERO,
                        "another-server");
        assertThat(words(TakeOver.of(operation, Optional.ofNullable(running)))).isEqualTo(expected);
    }

    private static String words(TakeOver takeOver) {
        return switch (takeOver) {
            case TakeOver.Nothing() -> "nothing";
            case TakeOver.GoOn() -> "go on";
            case TakeOver.Deploy(
                            int version,
                            Optional<Integer> failed,
                            Optional<Integer> deleted) ->
                    "deploy "
                            + version
                            + failed.map(number -> " failed " + number).orElse("")
                            + deleted.map(number -> " deleted " + number).orElse("");
        };
    }
}
