package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.dstone.platform.LaunchTimes;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one run. Two parties write them, the server and the supervising shell, and either may be
 * killed at any moment; so each step is one atomic operation of the file system:
 *
 * <pre>
 * run.json                  what was launched; there from the moment the folder is
 * ticket                    nobody runs the program yet; who renames it may
 * supervisor.PID.START      what the ticket became: the shell that watches the program
 * program                   "PID START" of the program; made exclusively, by its shell when it starts
 *                           it or by the server ("-") to make sure that it never starts
 * exit.tmp, exit            the exit code: room reserved for it, and the written one
 * lost                      why nobody knows the exit code; kept, as later looks know less
 * stop                      the program was cancelled and parts of it may still run
 * stdout.log, stderr.log
 * printed                   when the first of the two got its first bytes
 * work/                     working directory, unless the account has a root for them
 * </pre>
 */
record RunFolder(Path path) {

    private static final System.Logger LOG = System.getLogger(RunFolder.class.getName());

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String RECORD = "run.json";
    private static final String TICKET = "ticket";
    private static final String SUPERVISOR = "supervisor.";
    static final String PROGRAM = "program";
    private static final String FORBIDDEN = "-";
    static final String PRINTED = "printed";
    private static final String EXIT = "exit";
    private static final String LOST = "lost";
    private static final String STOP = "stop";

    /** As many bytes as the supervising shell writes. */
    private static final String ROOM_FOR_EXIT_CODE = "   \n";

    /** Fills a folder that nobody knows yet; {@link #publish} makes it the run's. */
    void prepare(RunRecord run) throws IOException {
        Files.createDirectories(path.resolve("work"));
        Files.writeString(path.resolve(EXIT + ".tmp"), ROOM_FOR_EXIT_CODE);
        writeRecord(run);
        putTicket();
    }

    /**
     * Gives the prepared folder its final name.
     *
     * @return whether it did; not if the name is taken
     */
    boolean publish(RunFolder target) throws IOException {
        try {
            Files.move(path, target.path, ATOMIC_MOVE);
        } catch (IOException e) {
            if (target.exists()) {
                return false;
            }
            throw e;
        }
        // A program whose folder a power cut took away would be launched a second time.
        Disk.force(Objects.requireNonNull(target.path.getParent()));
        return true;
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    void writeRecord(RunRecord run) throws IOException {
        Path temporary = path.resolve(RECORD + ".tmp");
        Files.write(temporary, JSON.writeValueAsBytes(run));
        Disk.force(temporary);
        Files.move(temporary, path.resolve(RECORD), ATOMIC_MOVE);
    }

    /** Empty when it was deleted by hand. */
    Optional<RunRecord> record() {
        try {
            return Optional.of(
                    JSON.readValue(Files.readAllBytes(path.resolve(RECORD)), RunRecord.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void putTicket() throws IOException {
        createIfAbsent(TICKET, "");
    }

    /** Whether this caller took it, so that nobody will ever run the program with it. */
    boolean takeTicket() {
        try {
            return Files.deleteIfExists(path.resolve(TICKET));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ProcessIdentity> supervisor() {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, SUPERVISOR + "*")) {
            for (Path file : found) {
                String[] parts = file.getFileName().toString().split("\\.", -1);
                long pid = Long.parseLong(parts[1]);
                return modified(file).map(since -> new ProcessIdentity(pid, parts[2], since));
            }
            return Optional.empty();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seen since it started. Empty also when the program was forbidden to start. */
    Optional<ProcessIdentity> program() {
        Path file = path.resolve(PROGRAM);
        return read(file)
                .map(text -> text.split("\\s+"))
                .filter(parts -> parts.length == 2)
                .flatMap(
                        parts ->
                                modified(file)
                                        .map(
                                                since ->
                                                        new ProcessIdentity(
                                                                Long.parseLong(parts[0]),
                                                                parts[1],
                                                                since)));
    }

    /** Whether its shell is just between making the file and writing it. */
    boolean isProgramUnwritten() {
        try {
            return Files.size(path.resolve(PROGRAM)) == 0;
        } catch (IOException notMade) {
            return false;
        }
    }

    /** Whether somebody made sure that the program never starts. */
    boolean isProgramForbidden() {
        return read(path.resolve(PROGRAM)).filter(FORBIDDEN::equals).isPresent();
    }

    /** Whether this caller made sure that the program never starts; not if it already did. */
    boolean forbidProgram() {
        try {
            return createIfAbsent(PROGRAM, FORBIDDEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<TaskStatus.Exited> exited() {
        Path file = path.resolve(EXIT);
        return read(file)
                .filter(text -> text.matches("\\d{1,3}"))
                .flatMap(
                        code ->
                                modified(file)
                                        .map(
                                                at ->
                                                        new TaskStatus.Exited(
                                                                Integer.parseInt(code), at)));
    }

    Optional<TaskStatus.Lost> lost() {
        return read(path.resolve(LOST)).map(TaskStatus.Lost::new);
    }

    /** Keeps the reason found first, and returns what is kept. */
    TaskStatus.Lost lose(String reason) {
        try {
            createIfAbsent(LOST, reason);
        } catch (IOException e) {
            // A full disk must not hide the reason; the next look finds one again.
            return new TaskStatus.Lost(reason);
        }
        return lost().orElseGet(() -> new TaskStatus.Lost(reason));
    }

    void requestStop() throws IOException {
        createIfAbsent(STOP, "");
    }

    boolean isStopRequested() {
        return Files.exists(path.resolve(STOP));
    }

    void forgetStop() {
        try {
            Files.deleteIfExists(path.resolve(STOP));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasOutput() {
        return Stream.of(LogStream.values())
                .map(this::logFile)
                .anyMatch(file -> file.toFile().length() > 0);
    }

    /** Keeps the first time it is told. */
    void hasPrinted(Instant at) {
        try {
            createIfAbsent(PRINTED, at.toString());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Cannot write to {0}: {1}", path, e.toString());
        }
    }

    private Optional<Instant> firstOutputAt() {
        try {
            return read(path.resolve(PRINTED)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Optional<LaunchTimes> times() {
        return record().map(RunRecord::requestedAt).map(this::timesSince);
    }

    /** The clock of the file system is coarser, and may be behind the one that made the request's time. */
    private LaunchTimes timesSince(Instant requested) {
        Optional<Instant> started =
                program().map(ProcessIdentity::seenAt).map(at -> latest(requested, at));
        Optional<Instant> ended =
                exited().map(TaskStatus.Exited::endedAt)
                        .map(at -> latest(started.orElse(requested), at));
        Optional<Instant> output = firstOutputAt().map(at -> latest(started.orElse(requested), at));
        return new LaunchTimes(requested, started, output, ended);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    Path workingDirectory() {
        return path.resolve("work");
    }

    Path logFile(LogStream stream) {
        return path.resolve(logName(stream));
    }

    static String logName(LogStream stream) {
        return switch (stream) {
            case STDOUT -> "stdout.log";
            case STDERR -> "stderr.log";
        };
    }

    /** Whether it did not exist before. The content appears with the file or shortly after it. */
    private boolean createIfAbsent(String name, String content) throws IOException {
        try {
            Files.writeString(path.resolve(name), content, CREATE_NEW, WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** The stripped text; empty when there is no file or, as yet, nothing in it. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Instant> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
