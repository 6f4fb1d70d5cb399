package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class PlatformHealthTest {

    @Test
    void isDegradedWhenOnePlatformHasAProblemOrCannotBeAsked() {
        Health health =
                PlatformHealth.of(
                        Map.of(
                                "good",
                                Optional::empty,
                                "full",
                                () -> Optional.of("No room"),
                                "away",
                                () -> {
                                    throw new IllegalStateException("gone");
                                }));

        assertThat(health.getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(health.getDetails())
                .containsEntry("good", "ready")
                .containsEntry("full", "No room")
                .hasEntrySatisfying("away", why -> assertThat(why.toString()).contains("gone"));
    }
}
