package net.dstone.platform;

/** Wants to know when a launch may have started or ended. Must return quickly. */
@FunctionalInterface
public interface TaskListener {

    void changed(LaunchId id);
}
