package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.dstone.platform.LaunchId;

/** How long the last runs of each task took. */
final class TaskHistory {

    /** So many short runs in a row make a task a short one. */
    private static final int KEPT = 3;

    /** Of a task that did not run for so long nothing needs to be known. */
    private static final Duration KEPT_FOR = Duration.ofDays(180);

    record Run(String id, long millis) {}

    record Runs(String task, List<Run> last) {

        Runs {
            last = List.copyOf(last);
        }

        /** The same run may be told of twice, by two servers. */
        Runs with(Run run) {
            List<Run> all = new ArrayList<>(last);
            all.removeIf(other -> other.id().equals(run.id()));
            all.add(run);
            return new Runs(task, all.subList(Math.max(0, all.size() - KEPT), all.size()));
        }

        boolean allShorterThan(Duration limit) {
            return last.size() == KEPT
                    && last.stream().allMatch(run -> run.millis() < limit.toMillis());
        }
    }

    private final Path folder;

    TaskHistory(Path folder) {
        this.folder = folder;
    }

    boolean isShort(String task, Duration limit) throws IOException {
        return fileOf(task)
                .read()
                .filter(runs -> runs.task().equals(task) && runs.allShorterThan(limit))
                .isPresent();
    }

    /**
     * @param good whether the run ended well; one that failed early says nothing about the others
     */
    synchronized void add(String task, LaunchId id, Duration took, boolean good, Duration limit)
            throws IOException {
        if (good || took.compareTo(limit) >= 0) {
            JsonFile<Runs> file = fileOf(task);
            Runs before =
                    file.read()
                            .filter(runs -> runs.task().equals(task))
                            .orElseGet(() -> new Runs(task, List.of()));
            file.write(before.with(new Run(id.value(), took.toMillis())));
        }
    }

    void removeOld(Instant now) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (written.plus(KEPT_FOR).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private JsonFile<Runs> fileOf(String task) {
        return new JsonFile<>(folder.resolve(Sha256.of(task) + ".json"), Runs.class);
    }
}
