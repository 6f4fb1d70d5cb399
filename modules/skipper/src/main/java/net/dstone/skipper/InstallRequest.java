package net.dstone.skipper;

/** Which package is to become a release, and how. */
public record InstallRequest(
        PackageIdentifier packageIdentifier, InstallProperties installProperties) {}
