package net.dstone.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperAbout;
import net.dstone.skipper.client.HttpSkipper;
import net.dstone.skipper.server.SkipperPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

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

    private static ConfigurableApplicationContext start(String setting) {
        return SpringApplication.run(DataflowServer.class, "--server.port=0", setting);
    }
}
