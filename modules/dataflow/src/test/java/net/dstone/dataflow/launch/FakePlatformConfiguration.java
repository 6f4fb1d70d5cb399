package net.dstone.dataflow.launch;

import java.util.List;
import java.util.Map;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.platform.Executable;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A server whose only platform is a fake one. */
@TestConfiguration(proxyBeanMethods = false)
public class FakePlatformConfiguration {

    @Bean
    FakeTaskLauncher fakeTaskLauncher() {
        return new FakeTaskLauncher();
    }

    /** Runs a program on the platform, so that a record saying so is true for the server's reconciler. */
    public static void run(FakeTaskLauncher launcher, String launchId) {
        LaunchId id = new LaunchId(launchId);
        launcher.launch(
                new TaskLaunchRequest(
                        id,
                        "any",
                        new Executable.Image("any:1"),
                        3,
                        Map.of(),
                        Map.of(),
                        List.of()));
        launcher.start(id);
    }

    @Bean
    TaskPlatforms fakePlatforms(FakeTaskLauncher launcher) {
        return new TaskPlatforms(
                List.of(new TaskPlatform("default", "Local", "for tests", 7, launcher)));
    }
}
