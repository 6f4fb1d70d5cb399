package net.dstone.artifacts;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of {@link AppUri}'s grammar that several of its cases share. */
final class UriSyntax {

    static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");

    /** The version starts at the last dash that a digit follows. */
    private static final Pattern NAME_AND_VERSION =
            Pattern.compile("(?s).+-(?<version>\\d.*?)(?:-metadata)?");

    private UriSyntax() {}

    static Path localPath(String text) {
        URI uri = uri(text);
        String host = uri.getAuthority();
        if (host != null && !host.equalsIgnoreCase("localhost")) {
            throw new InvalidAppUriException(
                    "'%s' names the host '%s'; for a file on this machine write file:///<path>"
                            .formatted(text, host));
        }
        String path = uri.isOpaque() ? uri.getSchemeSpecificPart() : uri.getPath();
        if (path == null || path.isBlank()) {
            throw new InvalidAppUriException("'%s' names no file".formatted(text));
        }
        try {
            return Path.of(path.replaceFirst("^/+", "/").replaceFirst("^/(?=[A-Za-z]:)", ""));
        } catch (InvalidPathException e) {
            throw new InvalidAppUriException(
                    "'%s' is no path on this machine: %s".formatted(text, e.getReason()));
        }
    }

    static URI webUri(String text) {
        URI uri = uri(text);
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().isEmpty()) {
            throw new InvalidAppUriException(
                    "'%s' has no host or no path".formatted(SecretsInUris.mask(text)));
        }
        return uri;
    }

    /** Rule of SCDF: {@code <name>-<version>[-metadata].<extension>}, as the last part of the path. */
    static String versionInFileName(AppUri uri, String path) {
        String fileName = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        int dot = fileName.lastIndexOf('.');
        Matcher matcher = NAME_AND_VERSION.matcher(dot < 0 ? "" : fileName.substring(0, dot));
        if (!matcher.matches()) {
            throw new InvalidAppUriException(
                    "No version can be told from '%s': the file must be named <name>-<version>.<extension>, the version starting with a digit"
                            .formatted(uri.masked()));
        }
        return matcher.group("version");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidAppUriException(
                    "Not a URI: '%s': %s at index %d (a blank is written %%20)"
                            .formatted(SecretsInUris.mask(text), e.getReason(), e.getIndex()));
        }
    }
}
