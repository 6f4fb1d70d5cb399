package net.dstone.platform;

import java.nio.file.Path;
import java.util.OptionalInt;

/** What is run: a file on this machine, or an image that the platform fetches by itself. */
public sealed interface Executable {

    /**
     * An executable jar.
     *
     * @param file the jar, already downloaded
     * @param javaLevel the Java feature release the jar's own classes are compiled for (8, 17, 25 …),
     *     empty when it could not be read
     */
    record Jar(Path file, OptionalInt javaLevel) implements Executable {}

    /** A container image by its reference, for example {@code registry:5000/team/app:1.2}. */
    record Image(String reference) implements Executable {}
}
