package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppPropertiesTest {

    @Test
    void anInstanceKnowsWhoItIs() {
        assertThat(AppProperties.of(request(Map.of("a", "b")), 2, 20001, AppSettings.defaults()))
                .containsOnly(
                        Map.entry("a", "b"),
                        Map.entry("spring.jmx.default-domain", "ticktock.log-v1"),
                        Map.entry("endpoints.shutdown.enabled", "true"),
                        Map.entry("endpoints.jmx.unique-names", "true"),
                        Map.entry("spring.cloud.application.group", "ticktock"),
                        Map.entry("spring.cloud.application.guid", "ticktock.log-v1-2"),
                        Map.entry("instance.index", "2"),
                        Map.entry("spring.application.index", "2"),
                        Map.entry("spring.cloud.stream.instanceIndex", "2"),
                        Map.entry("server.port", "20001"));
    }

    @Test
    void whatTheAppSaysItselfStays() {
        Map<String, String> own =
                Map.of("server.port", "8080", "endpoints.shutdown.enabled", "false");

        assertThat(AppProperties.of(request(own), 0, 20001, AppSettings.defaults()))
                .containsAllEntriesOf(own);
        assertThat(
                        AppProperties.of(
                                request(Map.of(), "--server.port=8080"),
                                0,
                                20001,
                                AppSettings.defaults()))
                .doesNotContainKey("server.port");
    }

    @Test
    void theAccountsAdministratorIsPassedOn() {
        AppSettings settings =
                AppSettings.defaults()
                        .withAdminUser(Optional.of("admin"))
                        .withAdminPassword(Optional.of("secret"));

        assertThat(AppProperties.of(request(Map.of()), 0, 20001, settings))
                .containsEntry("spring.cloud.streamapp.security.admin-user", "admin")
                .containsEntry("spring.cloud.streamapp.security.admin-password", "secret");
    }

    @ParameterizedTest
    @CsvSource({"8080, 8080", "' 8080 ', 8080", "0, 0", "-1, 0", "${PORT:8080}, 0"})
    void thePortOfAnAppIsKnownIfItIsANumber(String text, int port) {
        assertThat(AppProperties.chosenPort(request(Map.of("server.port", text)))).isEqualTo(port);
        assertThat(AppProperties.chosenPort(request(Map.of(), "--server.port=" + text)))
                .isEqualTo(port);
    }

    @Test
    void severalInstancesCannotHaveOnePort() {
        AppDeployRequest fixed = request(Map.of("server.port", "8080"));

        assertThatThrownBy(() -> AppProperties.requireOwnPorts(fixed, 2))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("port 8080");
        assertThatCode(() -> AppProperties.requireOwnPorts(fixed, 1)).doesNotThrowAnyException();
        assertThatCode(() -> AppProperties.requireOwnPorts(request(Map.of("server.port", "0")), 2))
                .doesNotThrowAnyException();
    }

    private static AppDeployRequest request(Map<String, String> properties, String... arguments) {
        return new AppDeployRequest(
                new DeploymentId("ticktock.log-v1"),
                "ticktock",
                "log",
                1,
                new Executable.Jar(Path.of("/app.jar"), OptionalInt.empty()),
                3,
                properties,
                Map.of(),
                List.of(arguments));
    }
}
