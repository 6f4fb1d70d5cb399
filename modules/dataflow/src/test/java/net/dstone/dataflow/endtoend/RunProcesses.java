package net.dstone.dataflow.endtoend;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dstone.dataflow.endtoend.Ledger.Harm;

/** The processes of the runs below a server's home, to be killed by tests. */
final class RunProcesses {

    private static final int START_FIELD = 19;
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path runs;
    private final Ledger ledger;

    RunProcesses(Path home, Ledger ledger) {
        this.runs = home.resolve("runs");
        this.ledger = ledger;
    }

    /** The launch ids of the runs whose program is alive. */
    List<String> running() {
        List<String> running = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, "[!.]*")) {
            for (Path folder : folders) {
                if (!Files.exists(folder.resolve("exit"))
                        && program(folder.getFileName().toString()).isPresent()) {
                    running.add(folder.getFileName().toString());
                }
            }
        } catch (IOException exception) {
            return List.of();
        }
        return running;
    }

    Path folder(String launchId) {
        return runs.resolve(launchId);
    }

    /** SIGKILL; false if it had ended already. */
    boolean killProgram(String launchId) {
        return kill(launchId, program(launchId), Harm.PROGRAM_KILLED);
    }

    boolean killSupervisor(String launchId) {
        return kill(launchId, supervisor(launchId), Harm.SUPERVISOR_KILLED);
    }

    private boolean kill(String launchId, Optional<ProcessHandle> process, Harm harm) {
        process.ifPresent(
                alive -> {
                    ledger.harmed(launchId, harm);
                    alive.destroyForcibly();
                });
        return process.isPresent();
    }

    Optional<ProcessHandle> program(String launchId) {
        try {
            return alive(Files.readString(folder(launchId).resolve("program")).strip(), " ");
        } catch (IOException notStarted) {
            return Optional.empty();
        }
    }

    Optional<ProcessHandle> supervisor(String launchId) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder(launchId), "supervisor.*")) {
            for (Path file : files) {
                return alive(
                        file.getFileName().toString().substring("supervisor.".length()), "\\.");
            }
        } catch (IOException deleted) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * As if the machine had been restarted and its numbers were given to another process. The run's own
     * processes must be gone.
     */
    void restartMachine(String launchId, ProcessHandle stranger) throws IOException {
        ledger.harmed(launchId, Harm.MACHINE_RESTARTED);
        String start = startOf(stranger.pid());
        Path folder = folder(launchId);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "supervisor.*")) {
            for (Path file : files) {
                Files.move(
                        file, folder.resolve("supervisor.%d.%s".formatted(stranger.pid(), start)));
            }
        }
        Files.writeString(folder.resolve("program"), "%d %s\n".formatted(stranger.pid(), start));
        Path file = folder.resolve("run.json");
        String record = Files.readString(file);
        String bootId = Files.readString(BOOT_ID).strip();
        if (!record.contains(bootId)) {
            throw new IllegalStateException(file + " does not name the machine's start");
        }
        Files.writeString(file, record.replace(bootId, "an-earlier-start"));
    }

    /** Never another process that got the number meanwhile. */
    private static Optional<ProcessHandle> alive(String pidAndStart, String separator) {
        String[] parts = pidAndStart.split(separator, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        long pid = Long.parseLong(parts[0]);
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(pid).equals(parts[1]));
    }

    /** In clock ticks since boot. */
    static String startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_FIELD];
        } catch (IOException ended) {
            return "";
        }
    }
}
