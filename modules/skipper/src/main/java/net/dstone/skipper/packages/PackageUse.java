package net.dstone.skipper.packages;

import java.util.List;

/** Says what still needs a package. */
@FunctionalInterface
public interface PackageUse {

    /** The names of the releases that run from it, or are being made from it. */
    List<String> activeReleases(StoredPackage stored);
}
