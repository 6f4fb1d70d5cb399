package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

class MysqlAddressTest {

    @Test
    void mariadbsDriverIsAllowedToServeMysqlAddresses() {
        ConfigurableEnvironment environment =
                initialized(Map.of("spring.datasource.url", "jdbc:mysql://db:3306/dataflow"));

        assertThat(environment.getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:mysql://db:3306/dataflow?permitMysqlScheme");
        assertThat(environment.getProperty("spring.datasource.driver-class-name"))
                .isEqualTo("org.mariadb.jdbc.Driver");
    }

    @Test
    void settingsAsForScdfAreTakenAsTheyAre() {
        ConfigurableEnvironment environment =
                initialized(
                        Map.of(
                                "spring.datasource.url",
                                "jdbc:mysql://db/dataflow?useSsl=false&permitMysqlScheme=true",
                                "spring.datasource.driver-class-name",
                                "org.mariadb.jdbc.Driver"));

        assertThat(environment.getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:mysql://db/dataflow?useSsl=false&permitMysqlScheme=true");
        assertThat(environment.getProperty("spring.datasource.driver-class-name"))
                .isEqualTo("org.mariadb.jdbc.Driver");
    }

    @Test
    void otherAddressesAreLeftAlone() {
        ConfigurableEnvironment environment =
                initialized(Map.of("spring.datasource.url", "jdbc:mariadb://db/dataflow"));

        assertThat(environment.getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:mariadb://db/dataflow");
        assertThat(environment.getProperty("spring.datasource.driver-class-name")).isNull();
    }

    private static ConfigurableEnvironment initialized(Map<String, Object> settings) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", settings));
        new MysqlAddress().initialize(context);
        return context.getEnvironment();
    }
}
