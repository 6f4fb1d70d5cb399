package net.dstone.skipper.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.server.Degraded;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.client.HttpSkipper;
import net.dstone.skipper.testing.TestPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

/** The server of its own, as it is started. */
class SkipperServerTest {

    @TempDir private Path home;

    @Test
    void answersAsSkipperAndSaysHowItIs() {
        try (ConfigurableApplicationContext server = start()) {
            String url =
                    "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
            Skipper skipper = new HttpSkipper(url + "/api");
            assertThat(skipper.deployers()).extracting("name").containsExactly("default");
            assertThat(skipper.deployers().getFirst().options())
                    .filteredOn(ConfigurationOption::name, "restart-policy")
                    .singleElement()
                    .satisfies(
                            option -> {
                                assertThat(option.id())
                                        .isEqualTo("spring.cloud.deployer.local.restart-policy");
                                assertThat(option.hints().valueHints()).hasSize(3);
                            });
            skipper.upload(TestPackages.upload(TestPackages.stream("ticktock", "1.0.0", "log")));
            assertThat(skipper.packages("ticktock")).hasSize(1);
            RestClient client = RestClient.create(url);
            assertThat(client.get().uri("/actuator/health").retrieve().body(String.class))
                    .contains("\"status\":\"UP\"")
                    .contains("\"appPlatforms\":{\"details\":{\"default\":\"ready\"}");
            assertThat(
                            server.getBean(StatusAggregator.class)
                                    .getAggregateStatus(Status.UP, Degraded.STATUS))
                    .isEqualTo(Degraded.STATUS);
            assertThat(client.get().uri("/actuator").retrieve().body(String.class))
                    .contains("/actuator/info");
            assertThat(client.get().uri("/actuator/info").retrieve().body(String.class))
                    .contains("\"artifact\":\"dstone-skipper\"");
            assertThat(skipper.states(List.of("nope"))).isEmpty();
        }
    }

    private ConfigurableApplicationContext start() {
        SpringApplication server = SkipperServer.application();
        return server.run(
                "--server.port=0",
                "--dstone.server.home=" + home,
                "--spring.datasource.url=jdbc:h2:mem:skipper-server;DB_CLOSE_DELAY=-1",
                "--spring.datasource.password=");
    }
}
