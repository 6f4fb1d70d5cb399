package net.dstone.dataflow.app;

import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.Artifact;
import net.dstone.artifacts.ArtifactException;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.artifacts.JarContents;
import net.dstone.artifacts.JarInspector;
import org.springframework.stereotype.Component;

/** Gets the programs behind registrations. May take as long as a download takes. */
@Component
public class AppArtifacts {

    private final Artifacts artifacts;
    private final JarInspector inspector;

    AppArtifacts(Artifacts artifacts, JarInspector inspector) {
        this.artifacts = artifacts;
        this.inspector = inspector;
    }

    /**
     * The program itself; it is looked into, never run.
     *
     * @throws AppFileException if it does not exist, cannot be fetched or is not a program that {@code
     *     java -jar} runs; the message is for people and holds no secrets
     */
    public AppFile resolve(AppRegistration registration) {
        try {
            return switch (artifacts.resolve(AppUri.parse(registration.uri()))) {
                case Artifact.Image(String reference) -> new AppFile.Image(reference);
                case Artifact.LocalFile(var path) -> {
                    JarContents contents = inspector.contents(path);
                    if (!contents.executable()) {
                        throw new AppFileException(
                                registration,
                                "%s is no executable jar; register the one that Spring Boot repackaged"
                                        .formatted(path));
                    }
                    yield new AppFile.Jar(
                            path,
                            contents.oldestJava(),
                            bootVersion(contents.bootGeneration()),
                            contents.taskVersion().isPresent());
                }
            };
        } catch (InvalidAppUriException exception) {
            throw new AppFileException(registration, String.valueOf(exception.getMessage()));
        } catch (ArtifactException exception) {
            throw new AppFileException(registration, exception);
        }
    }

    private static Optional<BootVersion> bootVersion(OptionalInt generation) {
        return generation.isPresent()
                ? BootVersion.find(Integer.toString(generation.getAsInt()))
                : Optional.empty();
    }
}
