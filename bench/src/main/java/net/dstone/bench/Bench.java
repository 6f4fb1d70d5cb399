package net.dstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs the comparisons named on the command line and prints their table. */
public final class Bench {

    private static final String ALL = "all";
    private static final String WRITE = "--write";
    private static final String BEGIN = "<!-- figures -->\n";
    private static final String END = "<!-- end of figures -->";

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(System.getProperty("bench.root"));
        Path work = Files.createTempDirectory("bench-");
        // Also when it is interrupted.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    Program.closeAll();
                                    delete(work);
                                }));
        Setting setting =
                new Setting(
                        root,
                        Path.of(System.getProperty("bench.java17")),
                        work,
                        Integer.getInteger("bench.rounds", 5));
        Comparisons comparisons = new Comparisons(setting);
        Map<String, Supplier<List<Row>>> all = new LinkedHashMap<>();
        all.put("start", comparisons::start);
        all.put("launch", comparisons::launch);
        all.put("spawn", comparisons::spawn);
        all.put("throughput", comparisons::throughput);
        all.put("lists", comparisons::lists);
        all.put("log-tail", comparisons::logTail);

        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean write = wanted.remove(WRITE);
        if (wanted.contains(ALL)) {
            wanted = new ArrayList<>(all.keySet());
        }
        if (!all.keySet().containsAll(wanted) || wanted.isEmpty()) {
            System.err.printf("Choose from %s, %s%n", ALL, String.join(", ", all.keySet()));
            System.exit(2);
        }
        List<Row> rows = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Map.Entry<String, Supplier<List<Row>>> comparison : all.entrySet()) {
            if (!wanted.contains(comparison.getKey())) {
                continue;
            }
            System.err.printf("Measuring %s ...%n", comparison.getKey());
            try {
                rows.addAll(comparison.getValue().get());
            } catch (RuntimeException exception) {
                exception.printStackTrace();
                failed.add(comparison.getKey());
            }
        }
        String table = "%s%n%n%s%s".formatted(machine(), Row.HEAD, lines(rows));
        System.out.print(table);
        if (!failed.isEmpty()) {
            System.err.println("Not measured: " + String.join(", ", failed));
            System.exit(1);
        }
        if (write) {
            write(root.resolve("docs/benchmarks.md"), table);
        }
    }

    private static String lines(List<Row> rows) {
        return String.join("", rows.stream().map(Row::markdown).toList());
    }

    private static String machine() throws IOException {
        String processor;
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            processor =
                    lines.filter(line -> line.startsWith("model name"))
                            .map(line -> line.replaceFirst(".*: ", ""))
                            .findFirst()
                            .orElse("unknown");
        }
        long kilobytes;
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            kilobytes =
                    lines.filter(line -> line.startsWith("MemTotal"))
                            .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0L);
        }
        return "%s: %d cores of %s, %d GB of memory, %s, Java %s."
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        Math.round(kilobytes / 1048576.0),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version());
    }

    /** Between the marks of the page. */
    private static void write(Path page, String table) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                page, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
    }

    /** Again while others, such as the database that ends at the same time, still write. */
    private static void delete(Path folder) {
        for (int attempt = 0; attempt < 20 && Files.exists(folder); attempt++) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .map(Path::toFile)
                        .forEach(java.io.File::delete);
                Thread.sleep(100);
            } catch (IOException | UncheckedIOException exception) {
                // Something went away while it was looked at.
            } catch (InterruptedException exception) {
                return;
            }
        }
    }
}
