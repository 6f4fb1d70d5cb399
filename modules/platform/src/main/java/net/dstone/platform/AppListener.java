package net.dstone.platform;

/** Wants to know when a deployed app may have changed. Must return quickly. */
@FunctionalInterface
public interface AppListener {

    void changed(DeploymentId id);
}
