package net.dstone.skipper.packages;

import net.dstone.skipper.PackageMetadata;

/** A package of a repository, by the id that addresses have. */
public record StoredPackage(long id, PackageMetadata metadata) {

    /** As people name it: {@code log:1.0.0}. */
    public String label() {
        return "%s:%s".formatted(metadata.name(), metadata.version());
    }
}
