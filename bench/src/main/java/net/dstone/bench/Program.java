package net.dstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Something that was started for a measurement, and ends with it or with this program at the latest. */
final class Program implements AutoCloseable {

    private static final Set<Program> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in a folder, where it also writes its output. */
    static Program start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve("output.log");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Program program = new Program(builder.start(), log);
            RUNNING.add(program);
            return program;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What a program prints that ends by itself. */
    static List<String> linesOf(Path folder, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            List<String> lines = process.inputReader().lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(List.of(command) + " failed");
            }
            return lines;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    static void closeAll() {
        List.copyOf(RUNNING).forEach(Program::close);
    }

    /** Returns once the address answers with 200. */
    void awaitReady(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    // All of a failed comparison, or it would disturb the next one.
                    closeAll();
                    throw new IllegalStateException(
                            "No answer from %s; its log ends with:%n%s"
                                    .formatted(address, endOfLog()));
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException exception) {
            return exception.toString();
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request)
            throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException exception) {
            return false;
        }
    }

    /** The share of memory of it and all it started, in MB; pages that several use are counted once. */
    double memory() {
        return family().mapToLong(Program::proportionalSetSize).sum() / 1024.0;
    }

    private static long proportionalSetSize(ProcessHandle process) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException exception) {
            // It ended meanwhile.
            return 0;
        }
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Ends it and all it started, also what would outlive it. */
    @Override
    public void close() {
        List<ProcessHandle> family = new ArrayList<>(family().toList());
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(20))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
        RUNNING.remove(this);
    }
}
