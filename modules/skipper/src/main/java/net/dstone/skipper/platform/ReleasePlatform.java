package net.dstone.skipper.platform;

import java.util.List;
import java.util.UUID;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.platform.AppDeployer;
import net.dstone.skipper.Deployer;

/**
 * An account of a platform.
 *
 * @param id in addresses, another one at each start
 * @param type as clients know it: {@code local}
 * @param description for people
 * @param options what a deployment can set
 */
public record ReleasePlatform(
        String id,
        String name,
        String type,
        String description,
        List<ConfigurationOption> options,
        AppDeployer deployer) {

    public static final String LOCAL = "local";

    public ReleasePlatform {
        options = List.copyOf(options);
    }

    public ReleasePlatform(
            String name,
            String type,
            String description,
            List<ConfigurationOption> options,
            AppDeployer deployer) {
        this(UUID.randomUUID().toString(), name, type, description, options, deployer);
    }

    /** Whether only the server that deployed an app can say how it is. */
    public boolean boundToMachine() {
        return type.equals(LOCAL);
    }

    public Deployer shown() {
        return new Deployer(name, type, description, options);
    }
}
