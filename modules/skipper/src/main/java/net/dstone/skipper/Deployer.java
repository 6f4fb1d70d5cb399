package net.dstone.skipper;

import java.util.List;
import net.dstone.artifacts.ConfigurationOption;

/**
 * A place releases run on: one account of a platform.
 *
 * @param type {@code local}, {@code kubernetes} or {@code cloudfoundry}
 * @param options the deployment properties it understands
 */
public record Deployer(
        String name, String type, String description, List<ConfigurationOption> options) {

    public Deployer {
        options = List.copyOf(options);
    }
}
