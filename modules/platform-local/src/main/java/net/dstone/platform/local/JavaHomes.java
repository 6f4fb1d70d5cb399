package net.dstone.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dstone.platform.LaunchException;
import org.jspecify.annotations.Nullable;

/**
 * The Java installations of this machine.
 *
 * @param homes Java feature version (8, 17, 25 …) to home
 */
public record JavaHomes(Map<Integer, Path> homes) {

    /** Spring Boot 3 and later need at least this one, whatever the app itself is compiled for. */
    private static final int LOWEST_FOR_BOOT_3 = 17;

    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/lib/jvm"), Path.of("/Library/Java/JavaVirtualMachines"));

    /** {@code JAVA_VERSION="17.0.15"}, and {@code "1.8.0_392"} up to Java 8. */
    private static final Pattern VERSION =
            Pattern.compile("^JAVA_VERSION=\"(?:1\\.)?(\\d+)", Pattern.MULTILINE);

    public JavaHomes {
        homes = Map.copyOf(homes);
    }

    /** What is installed in the usual places, {@code JAVA_HOME} and the Java this server runs on. */
    public static JavaHomes discover() {
        List<Path> candidates = new ArrayList<>();
        candidates.add(Path.of(System.getProperty("java.home")));
        @Nullable String javaHome = System.getenv("JAVA_HOME");
        if (javaHome != null && !javaHome.isBlank()) {
            candidates.add(Path.of(javaHome));
        }
        USUAL_PLACES.forEach(place -> candidates.addAll(homesIn(place)));
        return among(candidates);
    }

    /** The homes among the given folders; of two with the same version the earlier one. */
    static JavaHomes among(List<Path> candidates) {
        Map<Integer, Path> found = new HashMap<>();
        for (Path candidate : candidates) {
            versionOf(candidate).ifPresent(version -> found.putIfAbsent(version, candidate));
        }
        return new JavaHomes(found);
    }

    /** These homes and the configured ones, which win. */
    public JavaHomes with(Map<Integer, Path> configured) {
        Map<Integer, Path> all = new HashMap<>(homes);
        all.putAll(configured);
        return new JavaHomes(all);
    }

    /** The Java feature version of a home, read without starting it; empty if it is none. */
    public static OptionalInt versionOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return OptionalInt.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find()
                    ? OptionalInt.of(Integer.parseInt(version.group(1)))
                    : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + release, e);
        }
    }

    /**
     * The home for an app. An old Spring cannot read the classes of a much newer Java, so it gets the
     * lowest one that can run it; from Boot 3 on the lowest release with long-term support.
     *
     * @param javaLevel what the app's classes are compiled for, if known
     * @throws LaunchException if no home can run the app
     */
    Path homeFor(int bootVersion, OptionalInt javaLevel) {
        int lowest = Math.max(javaLevel.orElse(0), bootVersion >= 3 ? LOWEST_FOR_BOOT_3 : 0);
        NavigableMap<Integer, Path> suitable = new TreeMap<>(homes).tailMap(lowest, true);
        if (suitable.isEmpty()) {
            throw new LaunchException(
                    "The app needs Java %d or later, but found only %s. Install one, or set javaHomePath.%d of the local platform account."
                            .formatted(lowest, describe(), bootVersion));
        }
        return suitable.entrySet().stream()
                .filter(home -> bootVersion >= 3 && hasLongTermSupport(home.getKey()))
                .findFirst()
                .orElseGet(suitable::firstEntry)
                .getValue();
    }

    private static boolean hasLongTermSupport(int version) {
        return version >= 17 && (version - 17) % 4 == 0;
    }

    private String describe() {
        return homes.isEmpty()
                ? "no Java at all"
                : new TreeMap<>(homes)
                        .entrySet().stream()
                                .map(
                                        home ->
                                                "Java %d in %s"
                                                        .formatted(home.getKey(), home.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static List<Path> homesIn(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        List<Path> homes = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place)) {
            for (Path folder : folders) {
                Path insideBundle = folder.resolve("Contents/Home");
                homes.add(Files.isDirectory(insideBundle) ? insideBundle : folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + place, e);
        }
        homes.sort(null);
        return homes;
    }
}
