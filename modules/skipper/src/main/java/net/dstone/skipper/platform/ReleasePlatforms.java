package net.dstone.skipper.platform;

import java.util.List;
import java.util.Optional;

/** All places releases can run on, in the order they are configured; the first is the default. */
public record ReleasePlatforms(List<ReleasePlatform> all) implements AutoCloseable {

    public ReleasePlatforms {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("No platform account is configured");
        }
    }

    public Optional<ReleasePlatform> find(String name) {
        return all.stream().filter(platform -> platform.name().equals(name)).findFirst();
    }

    /** Lets go of the platforms; what runs on them goes on. */
    @Override
    public void close() {
        all.forEach(platform -> platform.deployer().close());
    }
}
