package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import net.dstone.dataflow.DataflowServer;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.unit.DataSize;

@SpringBootTest(
        classes = DataflowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import(FakePlatformConfiguration.class)
class HealthEndpointTest {

    @Autowired private RestTestClient client;
    @Autowired private FakeTaskLauncher launcher;

    @Test
    void showsWhatALaunchNeeds() {
        RestTestClient.BodyContentSpec body =
                client.get()
                        .uri("/management/health")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.status")
                        .isEqualTo("UP");
        for (String component : new String[] {"database", "disk", "platforms", "queue"}) {
            body.jsonPath("$.components.%s.status".formatted(component)).isEqualTo("UP");
        }
        body.jsonPath("$.components.platforms.details.default").isEqualTo("ready");
    }

    @Test
    void aPlatformThatCannotLaunchDegradesTheServerButTurnsNobodyAway() {
        launcher.refuse("the quota is used up");
        try {
            client.get()
                    .uri("/management/health")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("DEGRADED")
                    .jsonPath("$.components.platforms.details.default")
                    .isEqualTo("the quota is used up");
            for (String probe : new String[] {"liveness", "readiness"}) {
                client.get()
                        .uri("/management/health/" + probe)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.status")
                        .isEqualTo("UP");
            }
        } finally {
            launcher.acceptAgain();
        }
    }

    @Test
    void onlyReadinessAsksForTheDatabase() {
        client.get()
                .uri("/management/health/readiness")
                .exchange()
                .expectBody()
                .jsonPath("$.components.database.status")
                .isEqualTo("UP");
        client.get()
                .uri("/management/health/liveness")
                .exchange()
                .expectBody()
                .jsonPath("$.components.database")
                .doesNotExist();
    }

    @Test
    void aDiskWithLessThanTheThresholdIsDegraded(@TempDir Path home) {
        Health full = disk(home, DataSize.ofTerabytes(1_000_000)).health();
        assertThat(full.getStatus()).isEqualTo(Degraded.STATUS);
        assertThat(full.getDetails().get("reason")).asString().contains(home.toString());
        assertThat(disk(home, DataSize.ofBytes(1)).health().getStatus()).isEqualTo(Status.UP);
        assertThat(disk(home.resolve("gone"), DataSize.ofBytes(1)).health().getStatus())
                .isEqualTo(Degraded.STATUS);
    }

    private static DiskHealthIndicator disk(Path home, DataSize threshold) {
        return new DiskHealthIndicator(
                new ServerProperties(home), new HealthProperties(threshold, Duration.ofMinutes(1)));
    }
}
