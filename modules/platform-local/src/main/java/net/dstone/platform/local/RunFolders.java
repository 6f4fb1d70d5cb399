package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import org.jspecify.annotations.Nullable;

/**
 * The folders of all runs. A run's folder appears complete and goes at once, by renaming, so that a
 * server that is killed in between leaves no half run. There may be a million of them, so besides them
 * there are
 *
 * <pre>
 * .live/ID             the run may not have ended; made before its folder, removed after its end
 * .delete-on-exit/ID   the run is cleaned up when the server stops
 * .changing/           folders that are being made or removed
 * </pre>
 */
record RunFolders(Path root) {

    private static final System.Logger LOG = System.getLogger(RunFolders.class.getName());

    /** No launch id starts with a dot. */
    private static final String PREPARED = ".new-";

    private static final String REMOVED = ".gone-";

    private static final String LIVE = ".live";
    private static final String DELETE_ON_EXIT = ".delete-on-exit";
    private static final String CHANGING = ".changing";

    /** Older than this, a prepared folder belongs to a server that was killed. */
    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(1);

    /** With less room a program could not even say what is wrong. */
    private static final long LEAST_FREE_BYTES = 10L * 1024 * 1024;

    static RunFolders in(Path home) {
        RunFolders folders = new RunFolders(home.resolve("runs"));
        try {
            Files.createDirectories(home);
            if (!Files.isDirectory(folders.root)) {
                createPrivateDirectory(folders.root);
            }
            for (String index : List.of(LIVE, DELETE_ON_EXIT, CHANGING)) {
                Files.createDirectories(folders.root.resolve(index));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folders.root, e);
        }
        return folders;
    }

    RunFolder of(LaunchId id) {
        return new RunFolder(root.resolve(id.value()));
    }

    /**
     * Makes the run's folder with a ticket in it, or puts a new ticket into an abandoned one.
     *
     * @return whether the caller may start the supervising shell; not if another one is doing so
     */
    boolean put(RunFolder run, RunRecord record) throws IOException {
        LaunchId id = new LaunchId(record.id());
        mark(LIVE, id);
        markIfDeletedOnExit(id, record);
        if (run.exists()) {
            // A killed server's shell may be on its way: with the old ticket gone, it has either
            // claimed
            // the run or never will by that ticket.
            run.takeTicket();
            if (run.supervisor().isPresent()) {
                return false;
            }
            run.writeRecord(record);
            run.putTicket();
            return true;
        }
        RunFolder prepared = new RunFolder(changing(PREPARED));
        createPrivateDirectory(prepared.path());
        boolean published = false;
        try {
            prepared.prepare(record);
            published = prepared.publish(run);
        } finally {
            if (!published) {
                deleteRecursively(prepared.path());
            }
        }
        return published;
    }

    /** The record says where files outside the folder are, so those go first. */
    void remove(RunFolder run) {
        run.record().flatMap(record -> outside(run, record)).ifPresent(RunFolders::removeOutside);
        Path removed = changing(REMOVED);
        try {
            Files.move(run.path(), removed, ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "{0} is gone already", run.path());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + run.path(), e);
        }
        deleteRecursively(removed);
        String id = Objects.requireNonNull(run.path().getFileName()).toString();
        unmark(LIVE, id);
        unmark(DELETE_ON_EXIT, id);
    }

    private Path changing(String prefix) {
        return root.resolve(CHANGING).resolve(prefix + UUID.randomUUID());
    }

    private void markIfDeletedOnExit(LaunchId id, RunRecord record) throws IOException {
        if (record.deleteFilesOnExit()) {
            mark(DELETE_ON_EXIT, id);
        }
    }

    private void mark(String index, LaunchId id) throws IOException {
        Files.write(root.resolve(index).resolve(id.value()), new byte[0]);
    }

    private void unmark(String index, String id) {
        try {
            Files.deleteIfExists(root.resolve(index).resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It has ended, so a server that starts need not look at it. */
    void ended(LaunchId id) {
        unmark(LIVE, id.value());
    }

    List<LaunchId> live() {
        return list(root.resolve(LIVE));
    }

    List<LaunchId> all() {
        return list(root);
    }

    List<LaunchId> toBeDeletedOnExit() {
        return list(root.resolve(DELETE_ON_EXIT));
    }

    /** Whether the index was made for a run long enough ago for its folder to be there. */
    boolean isLeftInIndex(LaunchId id, Instant now) {
        try {
            return Files.getLastModifiedTime(root.resolve(LIVE).resolve(id.value()))
                    .toInstant()
                    .plus(LONGEST_PREPARATION)
                    .isBefore(now);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The run's {@code <root>/<millis>/<launch id>}, if its account has a root. A record that names
     * another folder is not taken at its word: after a move of the home, that may be anybody's.
     */
    private static Optional<Path> outside(RunFolder run, RunRecord record) {
        return Optional.of(Path.of(record.workingDirectory()))
                .filter(directory -> !directory.startsWith(run.path()))
                .filter(directory -> directory.endsWith(record.id()));
    }

    private static void removeOutside(Path workingDirectory) {
        deleteRecursively(workingDirectory);
        try {
            Files.deleteIfExists(Objects.requireNonNull(workingDirectory.getParent()));
        } catch (DirectoryNotEmptyException e) {
            // Another run was launched in the same millisecond.
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the folder of " + workingDirectory, e);
        }
    }

    private static List<LaunchId> list(Path parent) {
        List<LaunchId> ids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "[!.]*")) {
            for (Path folder : folders) {
                try {
                    ids.add(new LaunchId(folder.getFileName().toString()));
                } catch (IllegalArgumentException e) {
                    LOG.log(Level.DEBUG, "{0} is not a run''s folder", folder);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + parent, e);
        }
        return ids;
    }

    /** What killed servers left half made or half removed. */
    void removeLeftovers(Instant now) {
        Path changing = root.resolve(CHANGING);
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(changing, "{" + PREPARED + "," + REMOVED + "}*")) {
            for (Path leftover : leftovers) {
                removeLeftover(leftover, now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + changing, e);
        }
    }

    private static void removeLeftover(Path leftover, Instant now) {
        try {
            Instant made = Files.getLastModifiedTime(leftover).toInstant();
            if (made.plus(LONGEST_PREPARATION).isBefore(now)) {
                deleteRecursively(leftover);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "{0} stays: {1}", leftover, e.toString());
        }
    }

    void requireFreeSpace() {
        long free = root.toFile().getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new LaunchException(
                    "The disk of %s is full: %d bytes are free, a run needs at least %d."
                            .formatted(root, free, LEAST_FREE_BYTES));
        }
    }

    /** Tried for real: permissions do not tell of file systems that turned read-only. */
    void requireWritable() {
        Path tried = changing(PREPARED);
        try {
            createPrivateDirectory(tried);
            Files.delete(tried);
        } catch (IOException e) {
            throw new LaunchException("Cannot write to %s: %s".formatted(root, e), e);
        }
    }

    static void deleteRecursively(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.deleteIfExists(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (e instanceof NoSuchFileException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw e;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path visited, @Nullable IOException e) throws IOException {
                            Files.deleteIfExists(visited);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    static void createPrivateDirectory(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }
}
