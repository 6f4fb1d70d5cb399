package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LogStream;

/** Starts and finds the shells that watch programs, see {@code supervise.sh}. */
final class Supervisor {

    static final String SUPERVISE = "supervise";
    static final String PROGRAM = "program";

    private static final String SHELL = "/bin/sh";
    private static final String SCRIPT = "supervise.sh";

    /** Reads the arguments of a process, ended by zeros; Java shows only some of them. */
    private static final String COMMAND_LINE = "/proc/%d/cmdline";

    private static final List<Path> PLACES_OF_SETSID =
            List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    /** For systems without setsid, which macOS is. */
    private static final Path PERL = Path.of("/usr/bin/perl");

    private static final List<String> SETSID_IN_PERL =
            List.of(
                    PERL.toString(),
                    "-e",
                    "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127");

    private final Path script;
    private final byte[] scriptText;

    /** Puts the script in place anew, by renaming, as shells may be reading the one that is there. */
    Supervisor(Path home) {
        script = home.resolve(SCRIPT);
        try (InputStream source =
                Objects.requireNonNull(Supervisor.class.getResourceAsStream(SCRIPT))) {
            scriptText = source.readAllBytes();
            writeScript();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + script, e);
        }
    }

    /**
     * Starts a shell in a session of its own that starts the program in another one. Nothing ties them
     * to this process: they read from nowhere and write to files.
     *
     * @param logs the folder of those files
     */
    Process start(
            RunFolder run,
            LocalCommand command,
            Path workingDirectory,
            Path logs,
            boolean inheritLogging)
            throws IOException {
        if (!Files.exists(script)) {
            writeScript();
        }
        List<String> line = new ArrayList<>(inOwnSession());
        line.addAll(List.of(SHELL, script.toString(), SUPERVISE, run.path().toString()));
        line.addAll(inOwnSession());
        line.addAll(List.of(SHELL, script.toString(), PROGRAM, run.path().toString()));
        line.addAll(command.line());
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(workingDirectory.toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectOutput(output(logs, LogStream.STDOUT, inheritLogging))
                        .redirectError(output(logs, LogStream.STDERR, inheritLogging));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    /** The run's shell in the given mode, for when the run's folder cannot tell. */
    static Optional<ProcessHandle> find(RunFolder run, String mode) {
        String part = "\0" + mode + "\0" + run.path() + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(part))
                .filter(ProcessIdentity::runs)
                .findFirst();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            Path file = Path.of(COMMAND_LINE.formatted(process.pid()));
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It ended, or there is no /proc.
            return process.info()
                    .arguments()
                    .map(arguments -> String.join("\0", arguments))
                    .orElse("");
        }
    }

    private static Redirect output(Path logs, LogStream stream, boolean inheritLogging) {
        return inheritLogging
                ? Redirect.INHERIT
                : Redirect.appendTo(logs.resolve(RunFolder.logName(stream)).toFile());
    }

    /**
     * @throws LaunchException if this machine lacks what sessions are made with
     */
    void requireSession() {
        inOwnSession();
    }

    private static List<String> inOwnSession() {
        return Stream.concat(
                        PLACES_OF_SETSID.stream()
                                .filter(Files::isExecutable)
                                .map(Path::toString)
                                .map(List::of),
                        Stream.of(PERL).filter(Files::isExecutable).map(perl -> SETSID_IN_PERL))
                .findFirst()
                .orElseThrow(
                        () ->
                                new LaunchException(
                                        "The local platform needs Linux or macOS, and /usr/bin/setsid or /usr/bin/perl on it."));
    }

    private void writeScript() throws IOException {
        Path temporary = Files.createTempFile(script.getParent(), SCRIPT, ".tmp");
        Files.write(temporary, scriptText);
        Files.move(temporary, script, ATOMIC_MOVE);
    }
}
