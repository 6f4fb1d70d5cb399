package net.dstone.artifacts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar that an app brings along.
 *
 * @param name the file name without version and extension, usually the Maven artifact id
 * @param version as in the file name or else in the library's own manifest
 */
public record Library(String name, Optional<String> version) {

    private static final Pattern FILE_NAME =
            Pattern.compile("(?<name>.+?)(?:-(?<version>\\d[^/]*))?\\.jar");

    /** Reads {@code <name>[-<version>].jar}; the version starts at the first dash that a digit follows. */
    static Library ofFileName(String fileName) {
        Matcher matcher = FILE_NAME.matcher(fileName);
        return matcher.matches()
                ? new Library(matcher.group("name"), Optional.ofNullable(matcher.group("version")))
                : new Library(fileName, Optional.empty());
    }
}
