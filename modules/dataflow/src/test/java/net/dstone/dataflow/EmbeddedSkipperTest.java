package net.dstone.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import net.dstone.server.StartRefusedException;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperAbout;
import net.dstone.skipper.client.HttpSkipper;
import net.dstone.skipper.release.InProcessSkipper;
import net.dstone.skipper.server.SkipperPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** Skipper inside the Data Flow server. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedSkipperTest {

    @Test
    void servesSkippersApiOnAPortOfItsOwn() {
        try (ConfigurableApplicationContext server = start("--dstone.skipper.port=0")) {
            int port = server.getBean(SkipperPort.class).port();
            Skipper overHttp = new HttpSkipper("http://localhost:%d/api".formatted(port));
            assertThat(overHttp.about()).isEqualTo(new SkipperAbout("Skipper", "2.11.5"));
            assertThat(overHttp.deployers())
                    .isEqualTo(server.getBean(Skipper.class).deployers())
                    .hasSize(1);
            RestClient actuator = RestClient.create("http://localhost:%d/actuator".formatted(port));
            assertThat(actuator.get().retrieve().body(String.class))
                    .contains("/actuator/health", "/actuator/info");
            assertThat(actuator.get().uri("/health").retrieve().body(String.class))
                    .isEqualTo("{\"status\":\"UP\"}");
            assertThat(actuator.get().uri("/health/database").retrieve().body(String.class))
                    .isEqualTo("{\"status\":\"UP\"}");
            int unknown =
                    actuator.get()
                            .uri("/health/nope")
                            .exchangeForRequiredValue(
                                    (ask, answer) -> answer.getStatusCode().value());
            assertThat(unknown).isEqualTo(404);
            assertThat(actuator.get().uri("/info").retrieve().body(String.class))
                    .contains("\"build\"");
        }
    }

    @Test
    void startsWithoutThePortIfAnotherHasItAndSaysWhatCanBeDone(CapturedOutput output)
            throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ConfigurableApplicationContext server =
                        start("--dstone.skipper.port=" + taken.getLocalPort())) {
            assertThat(server.getBean(SkipperPort.class).port()).isEqualTo(-1);
            assertThat(server.getBean(Skipper.class).deployers()).hasSize(1);
            assertThat(output)
                    .contains("Port %d is in use".formatted(taken.getLocalPort()))
                    .contains("spring.cloud.skipper.client.server-uri")
                    .contains("dstone.skipper.port");
        }
    }

    @Test
    void usesAnotherServerThatIsConfigured() {
        try (ConfigurableApplicationContext server =
                start("--spring.cloud.skipper.client.server-uri=http://localhost:1/api")) {
            assertThat(server.getBean(Skipper.class)).isInstanceOf(HttpSkipper.class);
            assertThat(server.getBeansOfType(SkipperPort.class)).isEmpty();
        }
    }

    @Test
    void servesItsPortAsTheServersOwn() {
        try (ConfigurableApplicationContext server =
                start(
                        "--dstone.skipper.port=0",
                        "--server.server-header=ours",
                        "--server.servlet.context-path=/below")) {
            int port = server.getBean(SkipperPort.class).port();
            ResponseEntity<String> api =
                    RestClient.create()
                            .get()
                            .uri("http://localhost:%d/api".formatted(port))
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Host", "skipper.example")
                            .retrieve()
                            .toEntity(String.class);
            assertThat(api.getHeaders().getFirst("Server")).isEqualTo("ours");
            assertThat(api.getBody()).contains("https://skipper.example/api/about");
        }
    }

    /** As deployments pass it on that leave it to the operator. */
    @Test
    void takesAnEmptyAddressForNone() {
        try (ConfigurableApplicationContext server =
                start("--dstone.skipper.port=-1", "--spring.cloud.skipper.client.server-uri=")) {
            assertThat(server.getBean(Skipper.class)).isInstanceOf(InProcessSkipper.class);
        }
    }

    @Test
    void doesNotStartWithANameAndAPasswordItWouldNotUse() {
        assertThatThrownBy(
                        () ->
                                start(
                                        "--spring.cloud.skipper.client.server-uri=http://localhost:1/api",
                                        "--spring.cloud.skipper.client.password=secret"))
                .hasRootCauseInstanceOf(StartRefusedException.class)
                .rootCause()
                .hasMessageContaining("spring.cloud.skipper.client.password")
                .hasMessageNotContaining("secret");
    }

    private static ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0"));
        all.addAll(List.of(settings));
        return SpringApplication.run(DataflowServer.class, all.toArray(String[]::new));
    }
}
