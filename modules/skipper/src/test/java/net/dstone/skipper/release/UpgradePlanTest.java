package net.dstone.skipper.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpgradePlanTest {

    private final ManifestApp http = app("http", "1.0.0", Map.of());
    private final ManifestApp log = app("log", "1.0.0", Map.of());
    private final ManifestApp newerLog = app("log", "1.1.0", Map.of());

    @Test
    void replacesOnlyTheAppThatChanged() {
        assertThat(plan(List.of(http, log), List.of(http, newerLog)))
                .isEqualTo(new UpgradePlan(List.of(newerLog), List.of(log), List.of(http)));
    }

    @Test
    void changesNothingWhenNothingDiffers() {
        assertThat(plan(List.of(http, log), List.of(log, http)).changesNothing()).isTrue();
    }

    @Test
    void takesAnotherCountForNoDifference() {
        assertThat(plan(List.of(log), List.of(log.withCount(3))).changesNothing()).isTrue();
    }

    @Test
    void takesAnotherPropertyForADifference() {
        ManifestApp more = app("log", "1.0.0", Map.of("level", "WARN"));
        assertThat(plan(List.of(log), List.of(more)).deploy()).containsExactly(more);
    }

    @Test
    void removesWhatIsNoLongerWantedAndAddsWhatIsNew() {
        assertThat(plan(List.of(log), List.of(http)))
                .isEqualTo(new UpgradePlan(List.of(http), List.of(log), List.of()));
    }

    @Test
    void replacesAllWhenForced() {
        assertThat(UpgradePlan.between(List.of(http, log), List.of(http, log), true, List.of()))
                .isEqualTo(new UpgradePlan(List.of(http, log), List.of(http, log), List.of()));
    }

    @Test
    void replacesTheForcedAppAndTheChangedOne() {
        ManifestApp time = app("time", "1.0.0", Map.of());
        assertThat(
                        UpgradePlan.between(
                                List.of(http, log, time),
                                List.of(http, newerLog, time),
                                true,
                                List.of("time")))
                .isEqualTo(
                        new UpgradePlan(
                                List.of(newerLog, time), List.of(log, time), List.of(http)));
    }

    private static UpgradePlan plan(List<ManifestApp> running, List<ManifestApp> wanted) {
        return UpgradePlan.between(running, wanted, false, List.of());
    }

    private static ManifestApp app(String name, String version, Map<String, String> properties) {
        return new ManifestApp(
                name,
                Map.of(
                        "metadata",
                        Map.of("name", name),
                        "spec",
                        Map.of(
                                "resource",
                                "maven://org.example:" + name,
                                "version",
                                version,
                                "applicationProperties",
                                properties)));
    }
}
