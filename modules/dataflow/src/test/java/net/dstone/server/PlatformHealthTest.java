package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class PlatformHealthTest {

    @Test
    void isDegradedWhenOnePlatformHasAProblemOrCannotBeAsked() {
        Health health =
                PlatformHealth.of(
                        List.of("good", "full", "away"),
                        Function.identity(),
                        platform ->
                                switch (platform) {
                                    case "good" -> Optional.empty();
                                    case "full" -> Optional.of("No room");
                                    default -> throw new IllegalStateException("gone");
                                });

        assertThat(health.getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(health.getDetails())
                .containsEntry("good", "ready")
                .containsEntry("full", "No room")
                .hasEntrySatisfying("away", why -> assertThat(why.toString()).contains("gone"));
    }
}
