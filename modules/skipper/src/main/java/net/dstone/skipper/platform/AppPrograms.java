package net.dstone.skipper.platform;

import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.Artifact;
import net.dstone.artifacts.ArtifactException;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.artifacts.JarContents;
import net.dstone.artifacts.JarInspector;
import net.dstone.platform.Executable;
import net.dstone.skipper.SkipperException;

/** From where a manifest says an application is to what a platform runs. */
@FunctionalInterface
public interface AppPrograms {

    /**
     * Downloads the program if need be.
     *
     * @param location a URI, or a file
     * @throws SkipperException if it cannot be had, or is not a program
     */
    Executable find(String location);

    /** Those of repositories, the web and files. */
    static AppPrograms of(Artifacts artifacts, JarInspector inspector) {
        return location -> {
            try {
                String uri =
                        location.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
                                ? location
                                : "file:" + location;
                return switch (artifacts.resolve(AppUri.parse(uri))) {
                    case Artifact.Image(String reference) -> new Executable.Image(reference);
                    case Artifact.LocalFile(var path) -> {
                        JarContents contents = inspector.contents(path);
                        if (!contents.executable()) {
                            throw new SkipperException("%s is no executable jar".formatted(path));
                        }
                        yield new Executable.Jar(path, contents.oldestJava());
                    }
                };
            } catch (InvalidAppUriException | ArtifactException exception) {
                throw new SkipperException(String.valueOf(exception.getMessage()), exception);
            }
        };
    }
}
