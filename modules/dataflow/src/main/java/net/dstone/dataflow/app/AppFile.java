package net.dstone.dataflow.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.platform.Executable;

/** What a registered application's URI stands for, ready to be handed to a platform. */
public sealed interface AppFile {

    Executable executable();

    /**
     * A program file on this machine, downloaded if it came from elsewhere.
     *
     * @param javaLevel the Java feature release its own classes are compiled for, if that could be read
     * @param bootVersion the Spring Boot generation found inside, if it is a Spring Boot program
     * @param cloudTask whether Spring Cloud Task is inside, so that the program records its own execution
     */
    record Jar(
            Path path, OptionalInt javaLevel, Optional<BootVersion> bootVersion, boolean cloudTask)
            implements AppFile {

        @Override
        public Executable executable() {
            return new Executable.Jar(path, javaLevel);
        }
    }

    /** A container image, which the platform fetches by itself. */
    record Image(String reference) implements AppFile {

        @Override
        public Executable executable() {
            return new Executable.Image(reference);
        }
    }
}
