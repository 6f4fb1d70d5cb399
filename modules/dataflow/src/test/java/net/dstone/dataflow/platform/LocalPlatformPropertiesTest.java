package net.dstone.dataflow.platform;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.dstone.platform.local.LocalAccount;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LocalPlatformPropertiesTest {

    private static final String PREFIX = "spring.cloud.dataflow.task.platform.local";

    @Test
    void withoutAnyAccountThereIsOneNamedDefault() {
        assertThat(bind(Map.of()).all(Map.of()))
                .containsExactly(Map.entry("default", LocalAccount.defaults()));
    }

    @Test
    void settingsAreTakenInEitherSpelling() {
        Map<String, LocalAccount> accounts =
                bind(Map.of(
                                PREFIX + ".accounts.night.maximumConcurrentTasks", "3",
                                PREFIX + ".accounts.night.java-opts", "-Xmx1g -Dx=y",
                                PREFIX + ".accounts.night.port-range.low", "30000",
                                PREFIX + ".accounts.night.env-vars-to-inherit[0]", "PATH",
                                PREFIX + ".accounts.night.env-vars-to-inherit[1]", "ORACLE_.*"))
                        .all(Map.of());

        assertThat(accounts).containsOnlyKeys("night");
        LocalAccount night = requireNonNull(accounts.get("night"));
        assertThat(night.maximumConcurrentTasks()).isEqualTo(3);
        assertThat(night.javaOpts()).isEqualTo(List.of("-Xmx1g", "-Dx=y"));
        assertThat(night.portRange().low()).isEqualTo(30000);
        assertThat(night.envVarsToInherit()).containsExactlyInAnyOrder("PATH", "ORACLE_.*");
    }

    @Test
    void anUnknownSettingIsNamedWithItsAccount() {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".accounts.night.javaOptions", "-Xmx1g")))
                .rootCause()
                .hasMessageContaining("javaOptions");
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".accounts.night.javaOptions", "-Xmx1g")))
                .hasStackTraceContaining(PREFIX + ".accounts.night: Unknown setting");
    }

    @Test
    void aValueThatIsNotAllowedIsNamed() {
        assertThatThrownBy(
                        () ->
                                bind(
                                        Map.of(
                                                PREFIX + ".accounts.night.maximum-concurrent-tasks",
                                                "0")))
                .hasStackTraceContaining(
                        PREFIX + ".accounts.night: maximumConcurrentTasks must be 1 or more");
    }

    @Test
    void timeLimitsAreTakenInEitherSpellingAndCheckedAtTheStart() {
        LocalPlatformProperties properties =
                bind(
                        Map.of(
                                PREFIX + ".accounts.night.runTimeout", "2h",
                                PREFIX + ".accounts.night.start-timeout", "90",
                                PREFIX + ".accounts.day.java-opts", "-Xmx1g"));

        assertThat(properties.limits("night"))
                .isEqualTo(new TimeLimits(Duration.ofSeconds(90), Duration.ofHours(2)));
        assertThat(properties.limits("day")).isEqualTo(TimeLimits.STANDARD);
        assertThat(properties.all(Map.of())).containsKey("night");
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".accounts.night.run-timeout", "soon")))
                .hasStackTraceContaining(PREFIX + ".accounts.night: run-timeout must be");
    }

    @Test
    void anAccountIsNamedLikeAFolder() {
        assertThatThrownBy(() -> bind(Map.of(PREFIX + ".accounts[../x].java-opts", "-Xmx1g")))
                .hasStackTraceContaining("the name of an account has letters");
    }

    @Test
    void defaultsGoToEveryAccountThatDoesNotSayOtherwise() {
        Map<String, LocalAccount> accounts =
                bind(Map.of(
                                PREFIX + ".accounts.own.java-home-path.3", "/jdk/own",
                                PREFIX + ".accounts.other.java-opts", "-Xmx1g"))
                        .all(Map.of("javaHomePath.2", "/jdk/8", "javaHomePath.3", "/jdk/17"));

        assertThat(requireNonNull(accounts.get("own")).javaHomePath())
                .isEqualTo(Map.of(2, Path.of("/jdk/8"), 3, Path.of("/jdk/own")));
        assertThat(requireNonNull(accounts.get("other")).javaHomePath())
                .isEqualTo(Map.of(2, Path.of("/jdk/8"), 3, Path.of("/jdk/17")));
    }

    @Test
    void theDefaultsOfEachGenerationAreJavaHomes() {
        DefaultsProperties defaults =
                binder(
                                Map.of(
                                        "spring.cloud.dataflow.defaults.boot2.local.javaHomePath",
                                                "/jdk/8",
                                        "spring.cloud.dataflow.defaults.boot4.local.java-home-path",
                                                "/jdk/25"))
                        .bind("spring.cloud.dataflow.defaults", DefaultsProperties.class)
                        .get();

        assertThat(defaults.localSettings())
                .isEqualTo(Map.of("javaHomePath.2", "/jdk/8", "javaHomePath.4", "/jdk/25"));
    }

    private static LocalPlatformProperties bind(Map<String, String> settings) {
        return binder(settings).bindOrCreate(PREFIX, LocalPlatformProperties.class);
    }

    private static Binder binder(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings));
    }
}
