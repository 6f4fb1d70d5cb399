package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAccountTest {

    @Test
    void theDefaultsAreThoseOfTheDeployerExceptThatFilesAreKept() {
        LocalAccount account = LocalAccount.of(Map.of());

        assertThat(account).isEqualTo(LocalAccount.defaults());
        assertThat(account.envVarsToInherit())
                .containsExactly(
                        "TMP", "LANG", "LANGUAGE", "LC_.*", "PATH", "SPRING_APPLICATION_JSON");
        assertThat(account.portRange()).isEqualTo(new PortRange(20000, 61000));
        assertThat(account.shutdownTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(account.maximumConcurrentTasks()).isEqualTo(20);
        assertThat(account.useSpringApplicationJson()).isTrue();
        assertThat(account.debugSuspend()).isTrue();
        assertThat(account.deleteFilesOnExit()).isFalse();
        assertThat(account.inheritLogging()).isFalse();
        assertThat(account.apps().restartPolicy()).isEqualTo(RestartPolicy.ALWAYS);
        assertThat(account.warm())
                .isEqualTo(new WarmSettings(true, 2L * 1024 * 1024 * 1024, Duration.ofSeconds(30)));
    }

    @Test
    void everySettingIsRead() {
        LocalAccount account =
                LocalAccount.of(
                        Map.ofEntries(
                                Map.entry("workingDirectoriesRoot", "/work"),
                                Map.entry("deleteFilesOnExit", "true"),
                                Map.entry("envVarsToInherit", "A,B.*"),
                                Map.entry("javaCmd", "/opt/java"),
                                Map.entry("javaHomePath.2", "/jdk8"),
                                Map.entry("javaHomePath.3", "/jdk17"),
                                Map.entry("javaOpts", "-Xss1m -Da=b"),
                                Map.entry("useSpringApplicationJson", "false"),
                                Map.entry("portRange.low", "30000"),
                                Map.entry("portRange.high", "30100"),
                                Map.entry("shutdownTimeout", "-1"),
                                Map.entry("maximumConcurrentTasks", "3"),
                                Map.entry("debugPort", "8000"),
                                Map.entry("debugAddress", "*:8001"),
                                Map.entry("debugSuspend", "n"),
                                Map.entry("inheritLogging", "true"),
                                Map.entry("warmLaunches", "false"),
                                Map.entry("warm-cache-size", "500m"),
                                Map.entry("warmShortRun", "7"),
                                Map.entry("hostname", "apps.example.org"),
                                Map.entry("startupProbe.path", "/started"),
                                Map.entry("health-probe.path", "/healthy"),
                                Map.entry("appAdmin.user", "admin"),
                                Map.entry("appAdmin.password", "secret"),
                                Map.entry("restart-policy", "On-Failure"),
                                Map.entry("settleTime", "4"),
                                Map.entry("docker.network", "for containers")));

        assertThat(account.workingDirectoriesRoot()).contains(Path.of("/work"));
        assertThat(account.deleteFilesOnExit()).isTrue();
        assertThat(account.envVarsToInherit()).containsExactly("A", "B.*");
        assertThat(account.javaCmd()).isEqualTo("/opt/java");
        assertThat(account.javaHomePath())
                .isEqualTo(Map.of(2, Path.of("/jdk8"), 3, Path.of("/jdk17")));
        assertThat(account.javaOpts()).containsExactly("-Xss1m", "-Da=b");
        assertThat(account.useSpringApplicationJson()).isFalse();
        assertThat(account.portRange()).isEqualTo(new PortRange(30000, 30100));
        assertThat(account.shutdownTimeout()).isEqualTo(Duration.ofSeconds(-1));
        assertThat(account.maximumConcurrentTasks()).isEqualTo(3);
        assertThat(account.debugPort()).isEqualTo(OptionalInt.of(8000));
        assertThat(account.debugAddress()).isEqualTo(Optional.of("*:8001"));
        assertThat(account.debugSuspend()).isFalse();
        assertThat(account.inheritLogging()).isTrue();
        assertThat(account.warm())
                .isEqualTo(new WarmSettings(false, 500L * 1024 * 1024, Duration.ofSeconds(7)));
        assertThat(account.apps())
                .isEqualTo(
                        new AppSettings(
                                Optional.of("apps.example.org"),
                                Optional.of("/started"),
                                Optional.of("/healthy"),
                                Optional.of("admin"),
                                Optional.of("secret"),
                                RestartPolicy.ON_FAILURE,
                                Optional.of(Duration.ofSeconds(4))));
        assertThat(account.apps().toString()).doesNotContain("secret");
    }

    @Test
    void everyInstanceHasADebuggerPortOfItsOwn() {
        LocalAccount account =
                LocalAccount.of(
                        Map.of(
                                "debugPort", "8000",
                                "debugAddress", "*:9000",
                                "deleteFilesOnExit", "true"));

        LocalAccount third = account.forInstance(2);

        assertThat(third.debugPort()).hasValue(8002);
        assertThat(third.debugAddress()).contains("*:9002");
        assertThat(third.deleteFilesOnExit()).isFalse();
        assertThat(third.warm().enabled()).isFalse();
        assertThatThrownBy(() -> LocalAccount.of(Map.of("debugPort", "65535")).forInstance(1))
                .hasMessageContaining("debugPort");
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "3k, 3072", "2 GB, 2147483648", "0, 0"})
    void theSizeOfTheCacheHasAUnit(String text, long bytes) {
        assertThat(LocalAccount.of(Map.of("warmCacheSize", text)).warm().cacheBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javaOpts", "java-opts", "java_opts", "JAVA_OPTS", "javaopts"})
    void aKeyMayBeSpeltInEveryRelaxedWay(String key) {
        assertThat(LocalAccount.of(Map.of(key, "-Da=b")).javaOpts()).containsExactly("-Da=b");
    }

    @Test
    void aListMayHaveIndexes() {
        assertThat(
                        LocalAccount.of(
                                        Map.of(
                                                "envVarsToInherit[0]", "A",
                                                "env-vars-to-inherit[1]", "B"))
                                .envVarsToInherit())
                .containsExactlyInAnyOrder("A", "B");
    }

    @ParameterizedTest
    @CsvSource({
        "shutdownTimeout, -2",
        "shutdownTimeout, soon",
        "maximumConcurrentTasks, 0",
        "portRange.low, 70000",
        "portRange.high, 1",
        "debugPort, 0",
        "debugSuspend, maybe",
        "deleteFilesOnExit, perhaps",
        "envVarsToInherit, *",
        "javaHomePath.three, /jdk",
        "javaCmd, ''",
        "warmLaunches, perhaps",
        "warmCacheSize, much",
        "warmShortRun, -1",
        "restartPolicy, sometimes",
        "settleTime, -1",
        "zorg, 1"
    })
    void aValueOutOfRangeAndAnUnknownKeyAreRefusedByName(String key, String value) {
        assertThatThrownBy(() -> LocalAccount.of(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void aLaunchChangesWhatMayDifferPerAppOnly() {
        LocalAccount account = LocalAccount.of(Map.of("maximumConcurrentTasks", "3"));
        String local = LocalAccount.DEPLOYMENT_PREFIX;

        LocalAccount launch =
                account.forLaunch(
                        Map.of(
                                local + "java-home-path.3",
                                "/jdk",
                                local + "maximumConcurrentTasks",
                                "100",
                                local + "shutdownTimeout",
                                "nonsense",
                                local + "warmCacheSize",
                                "nonsense",
                                local + "warmLaunches",
                                "false",
                                local + "unheard-of",
                                "ignored",
                                "spring.cloud.deployer.kubernetes.javaCmd",
                                "other platform"));

        assertThat(launch.javaHomePath()).isEqualTo(Map.of(3, Path.of("/jdk")));
        assertThat(launch.maximumConcurrentTasks()).isEqualTo(3);
        assertThat(launch.shutdownTimeout()).isEqualTo(account.shutdownTimeout());
        assertThat(launch.warm())
                .isEqualTo(
                        new WarmSettings(
                                false, account.warm().cacheBytes(), account.warm().shortRun()));
        assertThat(launch.javaCmd()).isEqualTo("java");
    }
}
