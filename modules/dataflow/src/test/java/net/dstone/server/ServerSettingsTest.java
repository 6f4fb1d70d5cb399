package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.dstone.dataflow.DataflowServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts the server with wrong settings, which must not start. */
@ExtendWith(OutputCaptureExtension.class)
class ServerSettingsTest {

    @Test
    void aMisspeltSettingStopsTheServerAndIsNamedWithWhatWasMeant(CapturedOutput output) {
        assertThatThrownBy(() -> start("--dstone.sevrer.home=/x"))
                .hasStackTraceContaining("dstone.sevrer.home");
        assertThat(output)
                .contains("dstone.sevrer.home")
                .contains("Did you mean dstone.server.home?");
    }

    @Test
    void aMisspeltSettingOfAnAccountStopsTheServer(CapturedOutput output) {
        String prefix = "spring.cloud.dataflow.task.platform.local.accounts.default.";
        assertThatThrownBy(() -> start("--" + prefix + "java-optz=-Xmx1m"))
                .isInstanceOf(Exception.class);
        assertThat(output).containsIgnoringCase("java-optz");
    }

    @Test
    void anAddressOnTheNetworkIsRefusedWithoutAuthentication(CapturedOutput output) {
        assertThatThrownBy(() -> start("--server.address=0.0.0.0"))
                .hasStackTraceContaining("no authentication is configured");
        assertThat(output).contains("dstone.network.open-without-authentication");
    }

    @Test
    void whatScdfKnewAndHasNoEffectHereIsOnlyMentioned(CapturedOutput output) {
        start("--spring.cloud.dataflow.metrics.dashboard.url=http://x");
        assertThat(output).contains("spring.cloud.dataflow.metrics.dashboard.url");
    }

    private static void start(String setting) {
        SpringApplication.run(DataflowServer.class, "--server.port=0", setting).close();
    }
}
