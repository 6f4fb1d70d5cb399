package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import net.dstone.platform.LaunchId;

/**
 * One jar content in the cache:
 *
 * <pre>
 * layout.json       what the layout consists of
 * NAME.jar, lib/    the layout
 * runs/ID           the launch uses it; the folder's time is that of the last use
 * JVM-KIND/         archives made for one Java machine, see {@link WarmArchive}
 * </pre>
 *
 * It appears complete and goes at once, by renaming.
 */
record WarmJar(Path path) {

    /** A run that is just being launched is not known to anybody yet. */
    static final Duration LONGEST_LAUNCH = Duration.ofMinutes(1);

    private static final String RUNS = "runs";

    /** What the layout consists of, its own jar last. */
    record Layout(String jar, String startClass, List<BootJar.LaidOutFile> files) {

        Layout {
            files = List.copyOf(files);
        }
    }

    String digest() {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    Optional<Layout> layout() throws IOException {
        return layoutFile().read();
    }

    void writeLayout(Layout layout) throws IOException {
        Files.createDirectory(path.resolve(RUNS));
        layoutFile().write(layout);
    }

    private JsonFile<Layout> layoutFile() {
        return new JsonFile<>(path.resolve("layout.json"), Layout.class);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    WarmArchive archive(Jvm jvm, JvmFitness.Archive kind) {
        return new WarmArchive(
                path.resolve(
                        jvm.key()
                                + switch (kind) {
                                    case NONE -> "";
                                    case CLASSES -> "-classes";
                                    case LINKED_CLASSES -> "-linked";
                                }));
    }

    List<WarmArchive> archives() throws IOException {
        List<WarmArchive> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, "*-{classes,linked}")) {
            folders.forEach(folder -> all.add(new WarmArchive(folder)));
        }
        return all;
    }

    /** @throws NoSuchFileException if it is being removed */
    void use(LaunchId id) throws IOException {
        Files.write(path.resolve(RUNS).resolve(id.value()), new byte[0]);
    }

    void release(LaunchId id) throws IOException {
        Files.deleteIfExists(path.resolve(RUNS).resolve(id.value()));
    }

    Instant lastUsed() throws IOException {
        return Files.getLastModifiedTime(path.resolve(RUNS)).toInstant();
    }

    /** Forgets the runs that ended without telling, as their server was killed. */
    boolean isInUse(Predicate<LaunchId> isLive, Instant now) throws IOException {
        boolean inUse = false;
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(path.resolve(RUNS))) {
            for (Path run : runs) {
                if (isYoung(run, now)
                        || isLive.test(
                                new LaunchId(
                                        Objects.requireNonNull(run.getFileName()).toString()))) {
                    inUse = true;
                } else {
                    Files.deleteIfExists(run);
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return inUse;
    }

    private static boolean isYoung(Path run, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(run).toInstant().plus(LONGEST_LAUNCH).isAfter(now);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
