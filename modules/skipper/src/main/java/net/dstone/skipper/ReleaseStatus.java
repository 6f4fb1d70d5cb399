package net.dstone.skipper;

/** How a version of a release is, as its own record says; how its apps are is the platform's to say. */
public enum ReleaseStatus {
    /** Being deployed. */
    UNKNOWN,
    DEPLOYED,
    /** Undeployed, or replaced by a newer version. */
    DELETED,
    FAILED
}
