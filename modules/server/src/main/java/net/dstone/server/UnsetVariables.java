package net.dstone.server;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * An environment variable that is empty counts as not set. Compose and charts pass a variable on as empty when
 * nobody has set it, and it would hide what the configuration file says. To empty a setting on purpose there
 * is the configuration file and the command line.
 */
public final class UnsetVariables implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        PropertySource<?> variables =
                environment.getPropertySources().get(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables != null && variables.getSource() instanceof Map<?, ?> all) {
            Map<String, Object> set = new HashMap<>();
            all.forEach(
                    (name, value) -> {
                        if (!value.toString().isEmpty()) {
                            set.put(name.toString(), value);
                        }
                    });
            environment
                    .getPropertySources()
                    .replace(
                            SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(
                                    SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, set));
        }
    }

    /** Before Boot looks at the variables. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
