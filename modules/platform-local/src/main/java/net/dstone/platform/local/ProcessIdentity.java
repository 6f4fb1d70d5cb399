package net.dstone.platform.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process, and not another one that got the same number later.
 *
 * @param pid the process id
 * @param start when it started, in clock ticks since boot; {@value #UNKNOWN_START} where the system does
 *     not tell a shell
 * @param seenAt when it was seen running; stands in for an unknown start
 */
record ProcessIdentity(long pid, String start, Instant seenAt) {

    static final String UNKNOWN_START = "-";

    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");

    private static final Path NAMESPACE = PROC.resolve("self/ns/pid");

    /** The process namespace of the machine itself has the same number everywhere; a container's has others. */
    private static final String OF_THE_MACHINE = "pid:[4026531836]";

    private static final long FIRST_PROCESS = 1;

    /** Field of /proc/pid/stat after the name, which ends at the last closing bracket. */
    private static final int STATE = 0;

    private static final int SESSION = 3;
    private static final int START = 19;

    /** Clocks of files and processes differ by a little. */
    private static final long SLACK_MILLIS = 1000;

    static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    static ProcessIdentity of(ProcessHandle process) {
        String start = stat(process.pid()).map(Stat::start).orElse(UNKNOWN_START);
        return new ProcessIdentity(process.pid(), start, Instant.now());
    }

    /** Changes when the machine or the container restarts; empty where the system has no such thing. */
    static String bootId() {
        try {
            return Files.isReadable(BOOT_ID)
                    ? bootId(Files.readString(BOOT_ID).strip(), isInContainer())
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** A container's processes end with its first one; the machine goes on, and so does its boot. */
    private static String bootId(String machine, boolean inContainer) {
        return inContainer
                ? machine + "/" + stat(FIRST_PROCESS).map(Stat::start).orElse(UNKNOWN_START)
                : machine;
    }

    /** Whether processes are counted apart from the machine's here. */
    static boolean isInContainer() {
        try {
            return Files.isSymbolicLink(NAMESPACE)
                    && !OF_THE_MACHINE.equals(Files.readSymbolicLink(NAMESPACE).toString());
        } catch (IOException e) {
            return false;
        }
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    /** The live process, if it is still this one. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(this::isThis);
    }

    /** Whether the process is still there and not just an ended one that nobody waited for. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && stat(process.pid()).filter(Stat::isDead).isEmpty();
    }

    /**
     * The processes that run in the session this process leads or led, itself included. Where the
     * system does not tell sessions, itself and its descendants.
     */
    List<ProcessHandle> session() {
        if (!Files.isDirectory(PROC)) {
            return handle().stream()
                    .flatMap(h -> Stream.concat(Stream.of(h), h.descendants()))
                    .toList();
        }
        // A number is not given away again while a session bears it, so a stranger that has it now
        // means that the whole session is gone.
        if (stat(pid).filter(stat -> !stat.start.equals(start)).isPresent()) {
            return List.of();
        }
        return ProcessHandle.allProcesses().filter(this::isInSession).toList();
    }

    private boolean isInSession(ProcessHandle process) {
        return stat(process.pid()).filter(s -> s.session == pid && !s.isDead()).isPresent();
    }

    private boolean isThis(ProcessHandle process) {
        if (!start.equals(UNKNOWN_START)) {
            return stat(pid).filter(s -> s.start.equals(start) && !s.isDead()).isPresent();
        }
        Instant latest = seenAt.plusMillis(SLACK_MILLIS);
        return process.isAlive()
                && process.info().startInstant().filter(s -> !s.isAfter(latest)).isPresent();
    }

    /** Ended processes that nobody waited for stay in the table, which in a container may be for ever. */
    private record Stat(String state, long session, String start) {

        boolean isDead() {
            return state.equals("Z") || state.equals("X");
        }
    }

    private static Optional<Stat> stat(long pid) {
        try {
            String text =
                    Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Optional.of(
                    new Stat(fields[STATE], Long.parseLong(fields[SESSION]), fields[START]));
        } catch (IOException e) {
            // It ended, or there is no /proc.
            return Optional.empty();
        }
    }
}
