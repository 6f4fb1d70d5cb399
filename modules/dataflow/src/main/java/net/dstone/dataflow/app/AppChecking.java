package net.dstone.dataflow.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.Artifact;
import net.dstone.artifacts.ArtifactException;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.artifacts.JarContents;
import net.dstone.artifacts.JarInspector;
import net.dstone.dataflow.language.Sentence;
import org.jspecify.annotations.Nullable;

/** Looks where a URI leads before anything is registered. The file is fetched and looked into, never run. */
final class AppChecking {

    private final Artifacts artifacts;
    private final JarInspector inspector;
    private final net.dstone.artifacts.AppMetadata declarations;
    private final ShortWait wait;

    AppChecking(
            Artifacts artifacts,
            JarInspector inspector,
            net.dstone.artifacts.AppMetadata declarations,
            ShortWait wait) {
        this.artifacts = artifacts;
        this.inspector = inspector;
        this.declarations = declarations;
        this.wait = wait;
    }

    AppCheck check(String text, Locale language) {
        AppUri uri;
        try {
            uri = AppUri.parse(text.strip());
        } catch (InvalidAppUriException exception) {
            return AppCheck.notFound(problem(exception, language), null);
        }
        String version = version(uri);
        try {
            return wait.await(() -> look(uri, version, language))
                    .orElseGet(
                            () ->
                                    AppCheck.notFound(
                                            Sentence.of("app.not-yet").in(language), version));
        } catch (ArtifactException exception) {
            return AppCheck.notFound(problem(exception, language), version);
        }
    }

    private static String problem(Exception exception, Locale language) {
        return Sentence.reading(String.valueOf(exception.getMessage())).in(language);
    }

    private static @Nullable String version(AppUri uri) {
        try {
            return uri.version();
        } catch (InvalidAppUriException exception) {
            return null;
        }
    }

    private AppCheck look(AppUri uri, @Nullable String version, Locale language) {
        return switch (artifacts.resolve(uri)) {
            // The platform fetches it; whether it exists is only known then.
            case Artifact.Image image ->
                    new AppCheck(true, null, version, null, null, optionCount(uri));
            case Artifact.LocalFile(Path file) -> look(uri, version, file, language);
        };
    }

    private AppCheck look(AppUri uri, @Nullable String version, Path file, Locale language) {
        JarContents contents = inspector.contents(file);
        if (!contents.executable()) {
            return AppCheck.notFound(Sentence.of("app.not-executable", file).in(language), version);
        }
        return new AppCheck(
                true,
                null,
                version,
                size(file),
                bootVersion(contents.bootGeneration()),
                optionCount(uri));
    }

    private int optionCount(AppUri uri) {
        return declarations.of(uri, Optional.empty()).options(false).size();
    }

    /** Only those that an application can be registered with. */
    private static @Nullable String bootVersion(OptionalInt generation) {
        return generation.isPresent()
                ? BootVersion.find(Integer.toString(generation.getAsInt()))
                        .map(BootVersion::wireName)
                        .orElse(null)
                : null;
    }

    private static @Nullable Long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException exception) {
            return null;
        }
    }
}
