package net.dstone.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrySettingsTest {

    private static AppUri.Docker image(String reference) {
        return (AppUri.Docker) AppUri.parse("docker:" + reference);
    }

    @ParameterizedTest
    @CsvSource({
        "app:1,                      registry-1.docker.io, library/app",
        "team/app,                   registry-1.docker.io, team/app",
        "docker.io/app,              registry-1.docker.io, library/app",
        "registry.acme.org/app,      registry.acme.org,    app",
        "localhost:5000/team/app:1,  localhost:5000,       team/app",
    })
    void findsTheRegistryAndTheRepositoryOfAnImage(
            String reference, String host, String repository) {
        RegistrySettings settings = RegistrySettings.standard();

        assertThat(settings.registryOf(image(reference)).host()).isEqualTo(host);
        assertThat(settings.repositoryOf(image(reference))).isEqualTo(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.acme.org,        https://registry.acme.org",
        "http://registry.acme.org, http://registry.acme.org",
        "localhost:5000,           http://localhost:5000",
        "127.0.0.1:5000,           http://127.0.0.1:5000",
        "https://localhost:5000,   https://localhost:5000",
    })
    void speaksPlainHttpOnlyOnThisMachineOrWhenToldSo(String host, String base) {
        assertThat(RegistrySettings.Registry.anonymous(host).baseUri()).isEqualTo(base);
    }

    @Test
    void addsTheCredentialsOfADockerConfiguration() {
        String encoded =
                Base64.getEncoder().encodeToString("me:a:b".getBytes(StandardCharsets.UTF_8));
        RegistrySettings settings =
                RegistrySettings.standard()
                        .withDockerConfigJson(
                                """
                                {"auths": {
                                  "https://index.docker.io/v1/": {"auth": "%s"},
                                  "registry.acme.org": {"username": "you", "password": "pw"},
                                  "nothing.acme.org": {}}}
                                """
                                        .formatted(encoded));

        assertThat(settings.registryOf(image("app")).credentials())
                .contains(new MavenSettings.Credentials("me", "a:b"));
        assertThat(settings.registryOf(image("registry.acme.org/app")).credentials())
                .contains(new MavenSettings.Credentials("you", "pw"));
        assertThat(settings.registries()).hasSize(2);
    }

    @Test
    void prefersItsOwnCredentialsToThoseOfADockerConfiguration() {
        RegistrySettings standard = RegistrySettings.standard();
        var registry =
                new RegistrySettings.Registry(
                        "registry.acme.org",
                        RegistrySettings.AuthorizationType.BASICAUTH,
                        Optional.of(new MavenSettings.Credentials("own", "pw")),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty());
        RegistrySettings settings =
                new RegistrySettings(
                                standard.defaultHost(),
                                standard.defaultTag(),
                                standard.officialNamespace(),
                                List.of(registry),
                                Optional.empty(),
                                standard.timeout())
                        .withDockerConfigJson(
                                """
                                {"auths": {"registry.acme.org": {"username": "you", "password": "x"}}}
                                """);

        assertThat(settings.registries()).containsExactly(registry);
    }

    @Test
    void refusesWhatIsNoDockerConfigurationWithoutQuotingIt() {
        assertThatThrownBy(() -> RegistrySettings.standard().withDockerConfigJson("{secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not JSON")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(
                        () ->
                                RegistrySettings.standard()
                                        .withDockerConfigJson(
                                                """
                                                {"auths": {"acme.org": {"auth": "c2VjcmV0"}}}
                                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme.org")
                .hasMessageNotContaining("secret");
    }

    @Test
    void doesNotPrintAPassword() {
        assertThat(new MavenSettings.Credentials("me", "hidden").toString())
                .contains("me")
                .doesNotContain("hidden");
    }

    @Test
    void refusesAnAddressThatMakesNoUri() {
        assertThatThrownBy(() -> RegistrySettings.Registry.anonymous("not a host"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
