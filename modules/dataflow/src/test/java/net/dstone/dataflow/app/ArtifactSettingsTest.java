package net.dstone.dataflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.artifacts.DownloadSettings;
import net.dstone.artifacts.MavenSettings;
import net.dstone.artifacts.RegistrySettings;
import net.dstone.artifacts.RegistrySettings.AuthorizationType;
import net.dstone.server.artifact.DownloadProperties;
import net.dstone.server.artifact.MavenProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ArtifactSettingsTest {

    @Test
    void mavenSettingsDefaultToThoseOfTheLibrary() {
        assertThat(maven(Map.of())).isEqualTo(MavenSettings.standard());
    }

    @Test
    void mavenSettingsAreTakenByScdfsKeys() {
        MavenSettings settings =
                maven(
                        Map.ofEntries(
                                Map.entry("maven.localRepository", "/var/m2"),
                                Map.entry("maven.include-default-remote-repos", "false"),
                                Map.entry("maven.connect-timeout", "1500"),
                                Map.entry("maven.request-timeout", "2m"),
                                Map.entry("maven.offline", "true"),
                                Map.entry(
                                        "maven.remote-repositories.company.url", "https://repo/x"),
                                Map.entry("maven.remote-repositories.company.auth.username", "joe"),
                                Map.entry("maven.remote-repositories.company.auth.password", "pw"),
                                Map.entry(
                                        "maven.remote-repositories.company.policy.update-policy",
                                        "daily"),
                                Map.entry(
                                        "maven.remote-repositories.company.snapshot-policy.enabled",
                                        "false"),
                                Map.entry("maven.proxy.host", "proxy"),
                                Map.entry("maven.proxy.port", "3128"),
                                Map.entry("maven.proxy.non-proxy-hosts", "*.local")));

        assertThat(settings)
                .isEqualTo(
                        new MavenSettings(
                                Path.of("/var/m2"),
                                false,
                                Map.of(
                                        "company",
                                        new MavenSettings.RemoteRepository(
                                                URI.create("https://repo/x"),
                                                Optional.of(
                                                        new MavenSettings.Credentials("joe", "pw")),
                                                new MavenSettings.Policy(true, "daily", "warn"),
                                                new MavenSettings.Policy(false, "always", "warn"))),
                                Optional.of(
                                        new MavenSettings.Proxy(
                                                "http",
                                                "proxy",
                                                3128,
                                                Optional.empty(),
                                                "*.local")),
                                Duration.ofMillis(1500),
                                Duration.ofMinutes(2),
                                true));
    }

    @Test
    void downloadsAreLimitedToTwoGibibytesUnlessSetOtherwise() {
        assertThat(downloads(Map.of())).isEqualTo(DownloadSettings.standard(Path.of("cache")));
        assertThat(downloads(Map.of()).maxBytes()).isEqualTo(2_147_483_648L);
        assertThat(downloads(Map.of("dstone.downloads.max-size", "5MB")).maxBytes())
                .isEqualTo(5_242_880);
    }

    @Test
    void containerSettingsDefaultToThoseOfTheLibrary() {
        assertThat(containers(Map.of(), "")).isEqualTo(RegistrySettings.standard());
    }

    @Test
    void containerSettingsAreTakenByScdfsKeys() {
        String registry = "spring.cloud.dataflow.container.registry-configurations.company.";
        RegistrySettings settings =
                containers(
                        Map.ofEntries(
                                Map.entry(
                                        "spring.cloud.dataflow.container.default-registry-host",
                                        "hub"),
                                Map.entry(
                                        "spring.cloud.dataflow.container.default-repository-tag",
                                        "stable"),
                                Map.entry(
                                        "spring.cloud.dataflow.container.official-repository-namespace",
                                        "base"),
                                Map.entry(
                                        "spring.cloud.dataflow.container.http-proxy.host", "proxy"),
                                Map.entry(
                                        "spring.cloud.dataflow.container.http-proxy.port", "3128"),
                                Map.entry(registry + "registry-host", "registry:5000"),
                                Map.entry(registry + "authorization-type", "dockeroauth2"),
                                Map.entry(registry + "user", "joe"),
                                Map.entry(registry + "secret", "pw"),
                                Map.entry(registry + "manifest-media-type", "application/x"),
                                Map.entry(registry + "disable-ssl-verification", "true"),
                                Map.entry(registry + "use-http-proxy", "true"),
                                Map.entry(registry + "extra.registryAuthUri", "https://auth/t")),
                        "");

        assertThat(settings.defaultHost()).isEqualTo("hub");
        assertThat(settings.defaultTag()).isEqualTo("stable");
        assertThat(settings.officialNamespace()).isEqualTo("base");
        assertThat(settings.httpProxy()).contains(new RegistrySettings.HttpProxy("proxy", 3128));
        assertThat(settings.registries())
                .containsExactly(
                        new RegistrySettings.Registry(
                                "registry:5000",
                                AuthorizationType.DOCKEROAUTH2,
                                Optional.of(new MavenSettings.Credentials("joe", "pw")),
                                Optional.of("application/x"),
                                true,
                                true,
                                Optional.of("https://auth/t")));
    }

    @Test
    void pullSecretsBringTheirCredentials() {
        RegistrySettings settings =
                containers(
                        Map.of(),
                        "{\"auths\":{\"registry:5000\":{\"username\":\"joe\",\"password\":\"pw\"}}}");

        assertThat(settings.registries())
                .extracting(RegistrySettings.Registry::credentials)
                .containsExactly(Optional.of(new MavenSettings.Credentials("joe", "pw")));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({MavenProperties.class, ContainerProperties.class})
    static class Settings {}

    @Test
    void aMisspeltKeyStopsTheServerAndIsNamed() {
        for (String key :
                new String[] {"maven.local-repo", "spring.cloud.dataflow.container.default-host"}) {
            new ApplicationContextRunner()
                    .withUserConfiguration(Settings.class)
                    .withPropertyValues(key + "=x")
                    .run(context -> assertThat(context).getFailure().hasStackTraceContaining(key));
        }
    }

    @Test
    void aWrongPolicyIsRefused() {
        assertThatThrownBy(
                        () ->
                                maven(
                                        Map.of(
                                                "maven.remote-repositories.x.url",
                                                "https://repo/x",
                                                "maven.remote-repositories.x.policy.update-policy",
                                                "sometimes")))
                .hasMessageContaining("sometimes");
    }

    private static MavenSettings maven(Map<String, String> settings) {
        return binder(settings).bindOrCreate("maven", MavenProperties.class).settings();
    }

    private static DownloadSettings downloads(Map<String, String> settings) {
        return binder(settings)
                .bindOrCreate("dstone.downloads", DownloadProperties.class)
                .settings(Path.of("cache"));
    }

    private static RegistrySettings containers(
            Map<String, String> settings, String dockerConfigJson) {
        return binder(settings)
                .bindOrCreate("spring.cloud.dataflow.container", ContainerProperties.class)
                .settings(dockerConfigJson);
    }

    private static Binder binder(Map<String, String> settings) {
        return new Binder(
                List.of(new MapConfigurationPropertySource(settings)),
                null,
                ApplicationConversionService.getSharedInstance(),
                null);
    }
}
