package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.dstone.platform.LaunchId;

/**
 * The archive of one jar for one Java machine, and what leads to it:
 *
 * <pre>
 * recording          the launch that writes down which classes it loads; made exclusively
 * classes.tmp        what it writes
 * classes.list       a complete list
 * tries              how many recordings and trainings have failed, a byte each
 * archive-ID.jsa     an archive, valid if archive.json says so
 * archive.json       its name, size and digest
 * </pre>
 */
record WarmArchive(Path folder) {

    /** From then on the jar does without an archive, on this Java machine. */
    private static final int MOST_TRIES = 3;

    private static final String PREFIX = "archive-";

    /** A complete archive. */
    record Made(String file, long size, String sha256) {}

    Optional<Made> made() throws IOException {
        return madeFile().read();
    }

    /** The archive's file, if it is what was made. A damaged one is forgotten, and made anew some day. */
    Optional<Path> intact(IntactFiles files) throws IOException {
        Optional<Made> made = made();
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Path archive = folder.resolve(made.get().file());
        if (files.isIntact(archive, made.get().size(), made.get().sha256())) {
            return Optional.of(archive);
        }
        Files.deleteIfExists(madeFile().path());
        Files.deleteIfExists(archive);
        return Optional.empty();
    }

    /** The folder's time is that of the last use. */
    void use(Instant now) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(now));
    }

    private JsonFile<Made> madeFile() {
        return new JsonFile<>(folder.resolve("archive.json"), Made.class);
    }

    boolean hasClassList() {
        return Files.exists(classList());
    }

    Path classList() {
        return folder.resolve("classes.list");
    }

    Path recordedClasses() {
        return folder.resolve("classes.tmp");
    }

    boolean isHopeless() throws IOException {
        return tries() >= MOST_TRIES;
    }

    /** Whether the launch is the one that records. */
    boolean beginRecording(LaunchId id) throws IOException {
        try {
            // Not the folder above: a jar that is just being removed must not come back empty.
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // An earlier recording failed or was given up.
        }
        try {
            Files.writeString(recording(), id.value(), CREATE_NEW, WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    Optional<LaunchId> recordedBy() throws IOException {
        try {
            return Optional.of(Files.readString(recording()))
                    .filter(id -> !id.isBlank())
                    .map(LaunchId::new);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether a run that goes on records. One that is just being launched is not known to anybody yet. */
    boolean isBeingRecorded(Predicate<LaunchId> isLive, Instant now) throws IOException {
        try {
            Instant begun = Files.getLastModifiedTime(recording()).toInstant();
            return begun.plus(WarmJar.LONGEST_LAUNCH).isAfter(now)
                    || recordedBy().filter(isLive).isPresent();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Takes the list of a run that ended, or lets the next run record.
     *
     * @param good whether the run ended well, so that it loaded all it needs; the list of the last try is
     *     taken anyway, as some tasks never end well
     */
    void endRecording(boolean good, String startClass) throws IOException {
        Path recorded = recordedClasses();
        if (isPlausible(recorded, startClass) && (good || tries() >= MOST_TRIES - 1)) {
            Files.move(recorded, classList(), ATOMIC_MOVE);
            forgetTries();
        } else {
            Files.deleteIfExists(recorded);
            addTry();
        }
        Files.deleteIfExists(recording());
    }

    private static boolean isPlausible(Path list, String startClass) throws IOException {
        String line = startClass.replace('.', '/');
        try (Stream<String> lines = Files.lines(list, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(l -> l.equals(line) || l.startsWith(line + " "));
        } catch (NoSuchFileException | UncheckedIOException e) {
            return false;
        }
    }

    Path newArchive() {
        return folder.resolve(PREFIX + UUID.randomUUID() + ".jsa");
    }

    /** Makes a written archive the valid one. */
    void publish(Path archive) throws IOException {
        Disk.force(archive);
        madeFile()
                .write(
                        new Made(
                                Objects.requireNonNull(archive.getFileName()).toString(),
                                Files.size(archive),
                                Sha256.of(archive)));
    }

    /** Archives that are not valid: half written or replaced. Only while nobody trains. */
    void removeOthers() throws IOException {
        String valid = made().map(Made::file).orElse("");
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, PREFIX + "*.jsa")) {
            for (Path archive : archives) {
                if (!archive.endsWith(valid) || valid.isEmpty()) {
                    Files.deleteIfExists(archive);
                }
            }
        } catch (NoSuchFileException e) {
            // It was never recorded for.
        }
    }

    void addTry() throws IOException {
        Files.write(
                tryFile(), new byte[] {'x'}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void forgetTries() throws IOException {
        Files.deleteIfExists(tryFile());
    }

    private long tries() throws IOException {
        try {
            return Files.size(tryFile());
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private Path tryFile() {
        return folder.resolve("tries");
    }

    private Path recording() {
        return folder.resolve("recording");
    }
}
