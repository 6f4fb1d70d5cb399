package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnsetVariablesTest {

    @Test
    void anEmptyVariableHidesNothingAndAnotherDoes() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "SPRING_DATASOURCE_URL", "",
                                        "SPRING_DATASOURCE_USERNAME", "given",
                                        "HOSTS", "")));
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "file",
                                Map.of(
                                        "spring.datasource.url", "jdbc:postgresql://file/dataflow",
                                        "spring.datasource.username", "file",
                                        "hosts", "dataflow,${HOSTS:none}")));
        SpringApplication application = new SpringApplication(Empty.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);

        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .isEqualTo("jdbc:postgresql://file/dataflow");
            assertThat(context.getEnvironment().getProperty("spring.datasource.username"))
                    .isEqualTo("given");
            assertThat(context.getEnvironment().getProperty("hosts")).isEqualTo("dataflow,none");
        }
    }

    static class Empty {}
}
