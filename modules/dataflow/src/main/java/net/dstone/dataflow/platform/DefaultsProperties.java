package net.dstone.dataflow.platform;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What all accounts are given per Spring Boot generation, unless they say it themselves. */
@ConfigurationProperties(prefix = "spring.cloud.dataflow.defaults")
public record DefaultsProperties(
        @Nullable Generation boot2, @Nullable Generation boot3, @Nullable Generation boot4) {

    public record Generation(@Nullable Local local) {}

    public record Local(@Nullable Path javaHomePath) {}

    /** Settings of a local account. */
    public Map<String, String> localSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        add(settings, 2, boot2);
        add(settings, 3, boot3);
        add(settings, 4, boot4);
        return settings;
    }

    private static void add(
            Map<String, String> settings, int generation, @Nullable Generation defaults) {
        if (defaults != null && defaults.local() != null) {
            Path home = defaults.local().javaHomePath();
            if (home != null) {
                settings.put("javaHomePath." + generation, home.toString());
            }
        }
    }
}
