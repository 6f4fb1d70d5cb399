package net.dstone.server.database;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Lets MariaDB's driver serve {@code jdbc:mysql:} addresses, as it did for SCDF. It wants to be allowed to
 * by the address. Where MySQL's own driver was put on the class path, that one is taken.
 */
public final class MysqlAddress
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "spring.datasource.url";
    private static final String DRIVER = "spring.datasource.driver-class-name";
    private static final String PERMISSION = "permitMysqlScheme";

    static final String MARIADB_DRIVER = "org.mariadb.jdbc.Driver";
    static final String MYSQL_DRIVER = "com.mysql.cj.jdbc.Driver";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String url = environment.getProperty(URL, "");
        String driver = environment.getProperty(DRIVER, MYSQL_DRIVER);
        boolean mysqlDriver =
                driver.equals(MYSQL_DRIVER)
                        && ClassUtils.isPresent(MYSQL_DRIVER, getClass().getClassLoader());
        if (url.startsWith("jdbc:mysql:") && !mysqlDriver) {
            environment
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "mysqlAddress",
                                    Map.of(
                                            URL,
                                            permitted(url),
                                            DRIVER,
                                            driver.equals(MYSQL_DRIVER)
                                                    ? MARIADB_DRIVER
                                                    : driver)));
        }
    }

    /** MySQL's driver, which the tasks may have, does not mind the word. */
    static String permitted(String url) {
        if (url.contains(PERMISSION)) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + PERMISSION;
    }
}
