package net.dstone.dataflow.launch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.dstone.dataflow.app.CommonAppProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/** What the server's configuration adds to every launch. */
@Component
class LaunchSettings {

    private final CommonAppProperties appProperties;
    private final DatabaseConnection database;

    /** By the platform's type: the file is read once, not for every launch. */
    private final Map<String, Map<String, String>> taskDefaults = new ConcurrentHashMap<>();

    LaunchSettings(CommonAppProperties appProperties, JdbcConnectionDetails connection) {
        this.appProperties = appProperties;
        String username = connection.getUsername();
        String password = connection.getPassword();
        this.database =
                new DatabaseConnection(
                        connection.getJdbcUrl(),
                        connection.getDriverClassName(),
                        username == null ? "" : username,
                        password == null ? "" : password);
    }

    LaunchPlanning.Common commonFor(String platformType) {
        return new LaunchPlanning.Common(
                appProperties.task(),
                taskDefaults.computeIfAbsent(platformType, appProperties::taskDefaults),
                database);
    }
}
