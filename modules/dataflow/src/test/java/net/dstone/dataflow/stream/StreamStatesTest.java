package net.dstone.dataflow.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dstone.platform.AppState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamStatesTest {

    @ParameterizedTest
    @CsvSource({
        "DEPLOYED,                  DEPLOYED",
        "DEPLOYED DEPLOYED,         DEPLOYED",
        "UNKNOWN,                   UNDEPLOYED",
        "UNKNOWN UNKNOWN,           UNDEPLOYED",
        "FAILED FAILED,             FAILED",
        "DEPLOYED FAILED,           PARTIAL",
        "DEPLOYING FAILED,          FAILED",
        "DEPLOYED DEPLOYING,        DEPLOYING",
        "DEPLOYED ERROR FAILED,     ERROR",
        "DEPLOYED UNDEPLOYED,       PARTIAL",
        "DEPLOYED PARTIAL,          PARTIAL",
    })
    void aStreamIsAsItsAppsAre(String apps, AppState stream) {
        assertThat(
                        StreamStates.aggregate(
                                List.of(apps.split(" ")).stream().map(AppState::valueOf).toList()))
                .isEqualTo(stream);
    }
}
