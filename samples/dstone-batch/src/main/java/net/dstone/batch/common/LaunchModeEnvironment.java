package net.dstone.batch.common;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives each {@link LaunchMode} the parts of the framework it needs: a task has no web server, because a
 * task has to end, and the web mode is no task execution, because it never ends.
 */
final class LaunchModeEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        switch (LaunchMode.of(environment)) {
            case TASK -> {
                first(environment, Map.of("spring.main.web-application-type", "none"));
                LaunchMode.jobName(environment)
                        .ifPresent(job -> last(environment, Map.of("spring.cloud.task.name", job)));
            }
            case WEB ->
                    first(
                            environment,
                            Map.of("spring.cloud.task.autoconfiguration.enabled", "false"));
        }
    }

    private static void first(ConfigurableEnvironment environment, Map<String, Object> values) {
        environment.getPropertySources().addFirst(new MapPropertySource("launchMode", values));
    }

    private static void last(ConfigurableEnvironment environment, Map<String, Object> values) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("launchModeDefaults", values));
    }

    /** After the configuration files, which may name the job too. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
