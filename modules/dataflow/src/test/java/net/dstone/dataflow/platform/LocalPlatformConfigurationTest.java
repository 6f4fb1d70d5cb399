package net.dstone.dataflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.local.LocalTaskLauncher;
import net.dstone.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LocalPlatformConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        ServerProperties.class,
        LocalPlatformProperties.class,
        DefaultsProperties.class,
        JavaProperties.class
    })
    static class Settings {}

    @TempDir private Path home;

    private ApplicationContextRunner server(String... settings) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withConfiguration(AutoConfigurations.of(LocalPlatformConfiguration.class))
                .withPropertyValues("dstone.server.home=" + home)
                .withPropertyValues(settings);
    }

    @Test
    void theDefaultAccountRunsInTheServersHome() {
        server().run(
                        context -> {
                            TaskPlatform platform =
                                    context.getBean(TaskPlatforms.class)
                                            .find(TaskPlatforms.DEFAULT_NAME)
                                            .orElseThrow();
                            assertThat(platform.launcher()).isInstanceOf(LocalTaskLauncher.class);
                            assertThat(platform.type()).isEqualTo("Local");
                            assertThat(platform.maximumConcurrentTasks()).isEqualTo(20);
                            assertThat(platform.description())
                                    .startsWith("ShutdownTimeout = [30], EnvVarsToInherit = [TMP,")
                                    .contains("WorkingDirectoriesRoot = [" + home + "/runs]");
                            assertThat(home.resolve("runs")).isDirectory();
                        });
    }

    @Test
    void everyAccountIsAPlatformWithAHomeOfItsOwn() {
        String accounts = "spring.cloud.dataflow.task.platform.local.accounts.";
        server(accounts + "day.maximum-concurrent-tasks=2", accounts + "night.shutdown-timeout=7")
                .run(
                        context -> {
                            TaskPlatforms platforms = context.getBean(TaskPlatforms.class);
                            assertThat(platforms.all())
                                    .extracting(TaskPlatform::name)
                                    .containsExactly("day", "night");
                            assertThat(platforms.find("day").orElseThrow().maximumConcurrentTasks())
                                    .isEqualTo(2);
                            assertThat(platforms.find("night").orElseThrow().description())
                                    .startsWith("ShutdownTimeout = [7]");
                            assertThat(home.resolve("accounts/night/runs")).isDirectory();
                        });
    }

    @Test
    void aMisspeltSettingStopsTheServer() {
        server("spring.cloud.dataflow.task.platform.local.account.day.java-opts=-Xmx1g")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .hasStackTraceContaining("account.day.java-opts"));
    }

    @Test
    void platformsFromElsewhereReplaceTheLocalOnes() {
        TaskPlatforms own =
                new TaskPlatforms(
                        List.of(new TaskPlatform("x", "Local", "", 1, new FakeTaskLauncher())));
        server().withBean(TaskPlatforms.class, () -> own)
                .run(context -> assertThat(context).getBean(TaskPlatforms.class).isSameAs(own));
    }
}
