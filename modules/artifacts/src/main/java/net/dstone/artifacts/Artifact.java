package net.dstone.artifacts;

import java.nio.file.Path;

/** What an app's URI leads to. */
public sealed interface Artifact {

    /** A complete file on this machine. */
    record LocalFile(Path path) implements Artifact {}

    /**
     * A container image, which the platform fetches by itself.
     *
     * @param reference for example {@code registry:5000/team/app:1.2}
     */
    record Image(String reference) implements Artifact {}
}
