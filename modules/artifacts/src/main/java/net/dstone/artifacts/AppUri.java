package net.dstone.artifacts;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an app comes from, as it was registered. One case per kind of source; the scheme's case does
 * not matter.
 */
public sealed interface AppUri {

    /** The URI exactly as it was given. It may hold credentials: show {@link #masked()} instead. */
    String text();

    /**
     * The version that the URI itself names.
     *
     * @throws InvalidAppUriException if it names none
     */
    String version();

    /** One line for people, in the words SCDF uses for the same resource; credentials are masked. */
    String description();

    /** The URI without credentials: user info and secret query values are replaced by asterisks. */
    default String masked() {
        return SecretsInUris.mask(text());
    }

    /** The same text for URIs that may be written in several ways, as {@code file:/a} and {@code file:///a}. */
    default String normalized() {
        return text();
    }

    /**
     * Whether both URIs are equal once the last occurrence of each one's version is taken out. A
     * version that its URI does not contain takes nothing out.
     */
    default boolean differsOnlyInVersion(String version, AppUri other, String otherVersion) {
        return withoutLast(normalized(), version)
                .equals(withoutLast(other.normalized(), otherVersion));
    }

    /**
     * Reads a URI with any of the schemes SCDF knows. An unknown scheme is accepted here; fetching it
     * is refused.
     *
     * @throws InvalidAppUriException if the text has no scheme or breaks the rules of its scheme
     */
    static AppUri parse(String text) {
        String trimmed = text.strip();
        Matcher scheme = UriSyntax.SCHEME.matcher(trimmed);
        if (!scheme.lookingAt()) {
            throw new InvalidAppUriException(
                    "Invalid URI schema for resource: %s Expected URI schema prefix like file://, http:// or classpath:// but got none"
                            .formatted(SecretsInUris.mask(trimmed)));
        }
        String afterScheme = trimmed.substring(scheme.end());
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "maven" -> Maven.parse(trimmed, withoutLeadingSlashes(afterScheme));
            case "docker" -> Docker.parse(trimmed, withoutLeadingSlashes(afterScheme));
            case "file" -> new LocalFile(trimmed, UriSyntax.localPath(trimmed));
            case "http", "https" -> new Web(trimmed, UriSyntax.webUri(trimmed));
            case String other -> new Other(trimmed, other);
        };
    }

    /** {@code maven://group:artifact[:extension[:classifier]]:version}. */
    record Maven(
            String text,
            String group,
            String artifact,
            String extension,
            Optional<String> classifier,
            String version)
            implements AppUri {

        private static Maven parse(String text, String coordinates) {
            String[] parts = coordinates.split(":", -1);
            if (parts.length < 3 || parts.length > 5 || hasBlank(parts)) {
                throw new InvalidAppUriException(
                        "Not Maven coordinates: '%s'. Expected maven://<group>:<artifact>[:<extension>[:<classifier>]]:<version>"
                                .formatted(text));
            }
            return new Maven(
                    text,
                    parts[0],
                    parts[1],
                    parts.length > 3 ? parts[2] : "jar",
                    parts.length > 4 ? Optional.of(parts[3]) : Optional.empty(),
                    parts[parts.length - 1]);
        }

        private static boolean hasBlank(String[] parts) {
            for (String part : parts) {
                if (part.isBlank() || part.contains("/")) {
                    return true;
                }
            }
            return false;
        }

        /** {@code group:artifact:extension[:classifier]:version}. */
        public String coordinates() {
            return String.join(
                    ":",
                    group,
                    artifact,
                    extension + classifier.map(value -> ":" + value).orElse(""),
                    version);
        }

        @Override
        public String description() {
            return coordinates();
        }

        @Override
        public String masked() {
            return text;
        }
    }

    /**
     * {@code docker:[host[:port]/][namespace/]repository[:tag][@digest]}.
     *
     * @param host the registry, empty for the platform's default
     * @param repository namespace and name, as written
     */
    record Docker(
            String text,
            Optional<String> host,
            String repository,
            Optional<String> tag,
            Optional<String> digest)
            implements AppUri {

        private static final Pattern REFERENCE =
                Pattern.compile(
                        "(?:(?<host>[A-Za-z0-9.-]*[.:][A-Za-z0-9.:-]*|localhost)/)?"
                                + "(?<repository>[a-z0-9][a-z0-9._/-]*)"
                                + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
                                + "(?:@(?<digest>[a-z0-9]+:[a-f0-9]{32,}))?");

        private static Docker parse(String text, String reference) {
            Matcher matcher = REFERENCE.matcher(reference);
            if (!matcher.matches() || ("/" + matcher.group("repository") + "/").contains("//")) {
                throw new InvalidAppUriException(
                        "Not a container image: '%s'. Expected docker:[<host>[:<port>]/][<namespace>/]<repository>[:<tag>], the repository in lower case"
                                .formatted(text));
            }
            return new Docker(
                    text,
                    Optional.ofNullable(matcher.group("host")),
                    matcher.group("repository"),
                    Optional.ofNullable(matcher.group("tag")),
                    Optional.ofNullable(matcher.group("digest")));
        }

        /** What is handed to the platform, for example {@code registry:5000/team/app:1.2}. */
        public String reference() {
            return host.map(value -> value + "/").orElse("")
                    + repository
                    + tag.map(value -> ":" + value).orElse("")
                    + digest.map(value -> "@" + value).orElse("");
        }

        @Override
        public String version() {
            return tag.orElse("latest");
        }

        @Override
        public String description() {
            return "Docker Resource [docker:%s]".formatted(reference());
        }

        /** As written: what stands before the @ of a digest is no user. */
        @Override
        public String masked() {
            return text;
        }
    }

    /** {@code file:} with any number of slashes; without one the path is relative to where we run. */
    record LocalFile(String text, Path path) implements AppUri {

        @Override
        public String version() {
            return UriSyntax.versionInFileName(this, path.toString());
        }

        @Override
        public String description() {
            return "URL [%s]".formatted(text);
        }

        @Override
        public String normalized() {
            return "file:" + path;
        }
    }

    /** An {@code http} or {@code https} address. */
    record Web(String text, URI uri) implements AppUri {

        @Override
        public String version() {
            return UriSyntax.versionInFileName(this, uri.getPath());
        }

        @Override
        public String description() {
            return "URL [%s]".formatted(masked());
        }
    }

    /** Anything else, such as {@code classpath:}: can be stored and shown, but not fetched. */
    record Other(String text, String scheme) implements AppUri {

        @Override
        public String version() {
            throw new InvalidAppUriException(
                    "No version can be told from '%s': scheme '%s' is not one of maven, docker, file, http, https"
                            .formatted(masked(), scheme));
        }

        @Override
        public String description() {
            return masked();
        }
    }

    private static String withoutLeadingSlashes(String text) {
        return text.replaceFirst("^/+", "");
    }

    private static String withoutLast(String text, String part) {
        int at = part.isEmpty() ? -1 : text.lastIndexOf(part);
        return at < 0 ? text : text.substring(0, at) + text.substring(at + part.length());
    }
}
