package net.dstone.dataflow.stream;

import java.util.List;
import java.util.Optional;
import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.dataflow.app.AppRegistration;

/**
 * A program as Skipper knows it: where it is, without its version, and the version, so that an upgrade can
 * change that alone.
 *
 * @param version empty when the resource does not follow a rule by which it could be taken out
 */
record VersionedResource(String resource, Optional<String> version) {

    /** The whole of it, as Skipper puts it together. */
    String location() {
        return version.map(known -> location(resource, known)).orElse(resource);
    }

    static String location(String resource, String version) {
        boolean coordinates = resource.startsWith("maven") || resource.startsWith("docker");
        String end = coordinates ? ":" + version : "-%s.jar".formatted(version);
        return resource.endsWith(end) ? resource : resource + end;
    }

    /** Empty when nothing can be deployed from where it is registered. */
    static Optional<VersionedResource> find(AppRegistration app) {
        try {
            return Optional.of(of(AppUri.parse(app.uri()), app.version()));
        } catch (InvalidAppUriException exception) {
            return Optional.empty();
        }
    }

    /**
     * @throws InvalidDeploymentException if nothing can be deployed from where it is registered
     */
    static VersionedResource of(AppRegistration app) {
        return find(app)
                .orElseThrow(
                        () ->
                                new InvalidDeploymentException(
                                        "The app '%s' is registered with a URI that cannot be read"
                                                .formatted(app)));
    }

    private static VersionedResource of(AppUri uri, String registeredVersion) {
        return switch (uri) {
            case AppUri.Maven maven ->
                    new VersionedResource(
                            "maven://%s:%s:%s%s"
                                    .formatted(
                                            maven.group(),
                                            maven.artifact(),
                                            maven.extension(),
                                            maven.classifier().map(text -> ":" + text).orElse("")),
                            Optional.of(maven.version()));
            case AppUri.Docker docker ->
                    docker.digest().isPresent()
                            ? new VersionedResource(
                                    "docker:" + docker.reference(), Optional.empty())
                            : new VersionedResource(
                                    "docker:%s%s"
                                            .formatted(
                                                    docker.host()
                                                            .map(host -> host + "/")
                                                            .orElse(""),
                                                    docker.repository()),
                                    Optional.of(docker.version()));
            case AppUri.LocalFile file ->
                    ofFile(
                            file,
                            file.text().strip().replaceFirst("^(?i:file):/+", "file:/"),
                            registeredVersion);
            case AppUri.Web web -> ofFile(web, web.text().strip(), registeredVersion);
            case AppUri.Other other ->
                    new VersionedResource(other.text().strip(), Optional.empty());
        };
    }

    private static VersionedResource ofFile(AppUri uri, String text, String registeredVersion) {
        for (Optional<String> version : List.of(versionOf(uri), Optional.of(registeredVersion))) {
            String end = version.map(known -> "-" + known + ".jar").orElse("");
            if (!end.isEmpty() && text.endsWith(end)) {
                return new VersionedResource(
                        text.substring(0, text.length() - end.length()), version);
            }
        }
        return new VersionedResource(text, Optional.empty());
    }

    private static Optional<String> versionOf(AppUri uri) {
        try {
            return Optional.of(uri.version());
        } catch (InvalidAppUriException exception) {
            return Optional.empty();
        }
    }
}
