package net.dstone.dataflow.platform;

import java.util.List;
import java.util.Optional;

/** All places tasks can run on, in the order they are configured; there is at least one. */
public record TaskPlatforms(List<TaskPlatform> all) implements AutoCloseable {

    /** The platform a launch goes to when it names none. */
    public static final String DEFAULT_NAME = "default";

    public TaskPlatforms {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("No platform account is configured");
        }
    }

    public Optional<TaskPlatform> find(String name) {
        return all.stream().filter(platform -> platform.name().equals(name)).findFirst();
    }

    /** Lets go of the platforms; what runs on them goes on. */
    @Override
    public void close() {
        all.forEach(platform -> platform.launcher().close());
    }
}
