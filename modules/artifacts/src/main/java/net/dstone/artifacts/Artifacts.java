package net.dstone.artifacts;

import java.nio.file.Path;

/**
 * Fetches what an app's URI names. A file it hands out is complete; what was downloaded once is kept.
 * May be used from many threads.
 */
public final class Artifacts implements AutoCloseable {

    private final MavenRepositories maven;
    private final HttpDownloads downloads;

    public Artifacts(MavenSettings maven, DownloadSettings downloads) {
        this.maven = new MavenRepositories(maven);
        this.downloads = new HttpDownloads(downloads);
    }

    /**
     * The file or image behind a URI, downloaded if need be; this can take minutes.
     *
     * @throws ArtifactException of any kind; nothing half-written is left
     */
    public Artifact resolve(AppUri uri) {
        return switch (uri) {
            case AppUri.Docker image -> new Artifact.Image(image.reference());
            case AppUri.LocalFile file -> new Artifact.LocalFile(FileStamp.of(file.path()).file());
            case AppUri.Maven coordinates -> new Artifact.LocalFile(maven.fetch(coordinates));
            case AppUri.Web web -> new Artifact.LocalFile(downloads.fetch(web));
            case AppUri.Other other ->
                    throw new ArtifactException(
                            ArtifactException.Kind.UNSUPPORTED,
                            "'%s' cannot be fetched: scheme '%s' is not one of maven, docker, file, http, https"
                                    .formatted(other.masked(), other.scheme()));
        };
    }

    /**
     * As {@link #resolve}, for a caller that needs a file.
     *
     * @throws ArtifactException UNSUPPORTED for an image, and as {@link #resolve}
     */
    public Path file(AppUri uri) {
        return switch (resolve(uri)) {
            case Artifact.LocalFile(Path path) -> path;
            case Artifact.Image(String reference) ->
                    throw new ArtifactException(
                            ArtifactException.Kind.UNSUPPORTED,
                            "The container image %s is not a file; it needs a platform that runs images"
                                    .formatted(reference));
        };
    }

    @Override
    public void close() {
        downloads.close();
        maven.close();
    }
}
