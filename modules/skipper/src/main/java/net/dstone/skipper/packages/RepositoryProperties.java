package net.dstone.skipper.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The repositories of packages. Each is written down when the server first starts with it, and stays as it
 * is then.
 *
 * @param packageRepositories by name; one named {@code local} is always there
 */
@ConfigurationProperties(prefix = "spring.cloud.skipper.server")
public record RepositoryProperties(
        @DefaultValue Map<String, RepositorySettings> packageRepositories) {

    static final String LOCAL = "local";

    public RepositoryProperties {
        Map<String, RepositorySettings> all = new LinkedHashMap<>();
        if (!packageRepositories.containsKey(LOCAL)) {
            all.put(
                    LOCAL,
                    new RepositorySettings(
                            "http://localhost:7577",
                            null,
                            true,
                            "Default local database backed repository",
                            1));
        }
        all.putAll(packageRepositories);
        packageRepositories = all;
    }

    /**
     * @param url where it is; of a local one the address of the server
     * @param sourceUrl where its packages are made, for people
     */
    public record RepositorySettings(
            @DefaultValue("") String url,
            @Nullable String sourceUrl,
            @DefaultValue("false") boolean local,
            @Nullable String description,
            @DefaultValue("0") int repoOrder) {}
}
