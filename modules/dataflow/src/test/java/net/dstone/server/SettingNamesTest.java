package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    private final SettingNames names =
            new SettingNames(
                    Set.of("dstone.server.home", "dstone.java-homes", "dstone.list"),
                    Set.of("dstone.java-homes"),
                    Set.of("spring.cloud.dataflow.metrics"));

    @Test
    void everySpellingOfANameIsKnown() {
        assertThat(names.isUsed("dstone.server.home")).isTrue();
        assertThat(names.isUsed("DSTONE.SERVER.HOME")).isTrue();
        assertThat(names.isUsed("dstone.javaHomes.17")).isTrue();
        assertThat(names.isUsed("dstone.list[3]")).isTrue();
    }

    @Test
    void anotherNameIsNot() {
        assertThat(names.isUsed("dstone.sevrer.home")).isFalse();
        assertThat(names.isUsed("dstone.server.home.x")).isFalse();
    }

    @Test
    void theHeadingOfAnEmptyBlockIsNoSetting() {
        assertThat(names.isGroup("dstone.server")).isTrue();
        assertThat(names.isGroup("dstone.sevrer")).isFalse();
    }

    @Test
    void whatWasProbablyMeantIsNamed() {
        assertThat(names.nearest("dstone.sevrer.home")).contains("dstone.server.home");
        assertThat(names.nearest("dstone.something-else-entirely")).isEmpty();
    }

    @Test
    void settingsOfScdfWithoutEffectAreKnownWithEverythingBelowThem() {
        assertThat(names.isKnownButUnused("spring.cloud.dataflow.metrics.dashboard.url")).isTrue();
        assertThat(names.isKnownButUnused("spring.cloud.dataflow.metricsx")).isFalse();
    }

    @Test
    void onlyTheServersOwnPrefixesAreLookedAt() {
        assertThat(names.isOurs("spring.datasource.url")).isFalse();
        assertThat(names.isOurs("spring.cloud.dataflow.x")).isTrue();
        assertThat(names.isOurs("dstone.x")).isTrue();
    }
}
