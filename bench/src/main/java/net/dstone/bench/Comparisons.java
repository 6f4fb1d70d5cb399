package net.dstone.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** What is compared, each in a run of its own. */
final class Comparisons {

    private static final String ACCOUNT =
            "--spring.cloud.dataflow.task.platform.local.accounts.default.";
    private static final String APP = "bench";

    /** A program that ends at once takes the place of the JVM. */
    private static final String NATIVE = "deployer.bench.local.javaCmd=/bin/true";

    /** Where looking would disturb what is measured. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final Duration UNTIL_IDLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_TRAINING = Duration.ofMinutes(10);
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(10);

    private static final String FAILED =
            "from task_run where state in ('FAILED', 'STOPPED', 'CANCELLED', 'LOST')";

    private final Setting setting;

    Comparisons(Setting setting) {
        this.setting = setting;
    }

    /** Both as they come: ours with its embedded database, upstream's with H2 in memory. */
    List<Row> start() {
        Samples ours = new Samples();
        Samples theirs = new Samples();
        Samples ourMemory = new Samples();
        Samples theirMemory = new Samples();
        for (int round = 0; round < setting.rounds(); round++) {
            try (Server server = Server.ours(setting)) {
                ours.add(server.startMillis() / 1000);
                sleep(UNTIL_IDLE);
                ourMemory.add(server.memory());
            }
            try (Server server = Server.upstream(setting, List.of(), List.of())) {
                theirs.add(server.startMillis() / 1000);
                sleep(UNTIL_IDLE);
                theirMemory.add(server.memory());
            }
        }
        return List.of(
                Row.ratio("start to ready", ours.median(), theirs.median(), "s", 1 / 8.0),
                Row.ratio(
                        "idle memory of all server processes (PSS)",
                        ourMemory.median(),
                        theirMemory.median(),
                        "MB",
                        1 / 4.0));
    }

    /** A trivial Spring Boot 2.7 job on Java 17, all on one PostgreSQL. */
    List<Row> launch() {
        try (Postgres postgres = new Postgres(setting.newFolder("postgres"));
                Server ours = ours(postgres.newDatabase("ours"));
                Server upstream =
                        Server.upstream(
                                setting,
                                postgres.newDatabase("upstream"),
                                postgres.newDatabase("skipper"))) {
            for (Server server : List.of(ours, upstream)) {
                server.api().register(APP, setting.app());
                server.api().define("usual", APP);
            }
            ours.api().define("plain", APP);
            String plainly = "deployer.bench.local.warmLaunches=false";
            String java17 = "deployer.bench.local.javaCmd=" + setting.java17().resolve("bin/java");
            warmUp(ours, plainly);
            upstream.api().millisToLaunch("usual", java17, "");
            Samples warm = new Samples();
            Samples plain = new Samples();
            Samples theirs = new Samples();
            for (int round = 0; round < setting.rounds(); round++) {
                warm.add(ours.api().millisToLaunch("usual", "", "") / 1000);
                plain.add(ours.api().millisToLaunch("plain", plainly, "") / 1000);
                theirs.add(upstream.api().millisToLaunch("usual", java17, "") / 1000);
            }
            return List.of(
                    Row.ratio(
                            "launch of a trivial job, warm ÷ plain `java -jar`",
                            warm.median(),
                            plain.median(),
                            "s",
                            1 / 2.5),
                    Row.ratio(
                            "launch of a trivial job ÷ upstream's",
                            warm.median(),
                            theirs.median(),
                            "s",
                            1 / 3.0));
        }
    }

    /** The archive is made in the background after a first run, and short tasks are known by some runs. */
    private static void warmUp(Server ours, String plainly) {
        ours.api().millisToLaunch("usual", "", "");
        long deadline = System.nanoTime() + LONGEST_TRAINING.toNanos();
        while (!hasArchive(ours.folder())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "No archive after %s in %s".formatted(LONGEST_TRAINING, ours.folder()));
            }
            sleep(Duration.ofMillis(500));
        }
        for (int run = 0; run < 3; run++) {
            ours.api().millisToLaunch("usual", "", "");
        }
        ours.api().millisToLaunch("plain", plainly, "");
    }

    /** An archive is complete, and used, from the moment its description is there. */
    private static boolean hasArchive(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.anyMatch(file -> file.endsWith("archive.json"));
        } catch (IOException | UncheckedIOException exception) {
            // Files come and go.
            return false;
        }
    }

    /** From the request to the moment the program itself sees, with a program that tells the time. */
    List<Row> spawn() {
        try (Postgres postgres = new Postgres(setting.newFolder("postgres"));
                Server ours = ours(postgres.newDatabase("ours"))) {
            Path program = setting.newFolder("program").resolve("time.sh");
            write(program, "#!/bin/sh\nexec /usr/bin/date +%s%N\n");
            program.toFile().setExecutable(true);
            ours.api().register(APP, setting.app());
            ours.api().define("native", APP);
            Samples millis = new Samples();
            for (int round = 0; round < 200; round++) {
                Instant requested = Instant.now();
                long id =
                        ours.api().launch("native", "deployer.bench.local.javaCmd=" + program, "");
                sleep(LOOK_EVERY);
                String externalId =
                        ours.api()
                                .awaitSuccess(id, LOOK_EVERY)
                                .path("externalExecutionId")
                                .asString();
                long spawned =
                        Long.parseLong(
                                ours.api().get("/tasks/logs/" + externalId + "/content").strip());
                if (round >= 100) {
                    long began = requested.getEpochSecond() * 1_000_000_000L + requested.getNano();
                    millis.add((spawned - began) / 1e6);
                }
            }
            return List.of(
                    Row.atMost(
                            "the server's own share of a launch, request → process, median",
                            millis.median(),
                            "ms",
                            20));
        }
    }

    List<Row> throughput() {
        try (Postgres postgres = new Postgres(setting.newFolder("postgres"));
                Server ours =
                        ours(
                                postgres.newDatabase("ours"),
                                ACCOUNT + "maximum-concurrent-tasks=8")) {
            ours.api().register(APP, setting.app());
            ours.api().define("native", APP);
            perSecond(postgres, ours, 100);
            Samples perSecond = new Samples();
            for (int round = 0; round < setting.rounds(); round++) {
                perSecond.add(perSecond(postgres, ours, 200));
            }
            return List.of(
                    Row.atLeast(
                            "200 trivial native tasks through a limit of 8",
                            perSecond.median(),
                            "per second",
                            50));
        }
    }

    private static double perSecond(Postgres postgres, Server ours, int tasks) {
        long before = ended(postgres);
        long begin = System.nanoTime();
        List<Future<Long>> launches = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            for (int task = 0; task < tasks; task++) {
                launches.add(clients.submit(() -> ours.api().launch("native", NATIVE, "")));
            }
        }
        for (Future<Long> launch : launches) {
            if (launch.state() == Future.State.FAILED) {
                throw new IllegalStateException("A launch was refused", launch.exceptionNow());
            }
        }
        long deadline = begin + LONGEST_BATCH.toNanos();
        while (ended(postgres) < before + tasks) {
            long others = failed(postgres);
            if (others > 0 || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d of %d tasks succeeded, %d ended otherwise: %s"
                                .formatted(
                                        ended(postgres) - before,
                                        tasks,
                                        others,
                                        whyFailed(postgres)));
            }
            sleep(LOOK_EVERY);
        }
        return tasks / ((System.nanoTime() - begin) / 1e9);
    }

    private static long ended(Postgres postgres) {
        return postgres.number("ours", "select count(*) from task_run where state = 'SUCCEEDED'");
    }

    private static long failed(Postgres postgres) {
        return postgres.number("ours", "select count(*) " + FAILED);
    }

    private static String whyFailed(Postgres postgres) {
        return postgres.text(
                "ours",
                "select coalesce(string_agg(distinct state || coalesce(': ' || reason, ''), '; '), 'too slow') "
                        + FAILED);
    }

    /** The pages people open first, on PostgreSQL, both servers asked in turn. */
    List<Row> lists() {
        List<Row> rows = new ArrayList<>();
        try (Postgres postgres = new Postgres(setting.newFolder("postgres"))) {
            for (String database : List.of("small", "large")) {
                ours(postgres.newDatabase(database)).close();
            }
            History.write(postgres, "small", 1_000);
            History.write(postgres, "large", 1_000_000);
            Samples startSmall = new Samples();
            Samples startLarge = new Samples();
            for (int round = 0; round < setting.rounds(); round++) {
                startSmall.add(startSeconds(postgres, "small"));
                startLarge.add(startSeconds(postgres, "large"));
            }
            try (Server small = ours(postgres.options("small"));
                    Server large = ours(postgres.options("large"))) {
                for (String page :
                        List.of(
                                "/tasks/executions",
                                "/tasks/thinexecutions",
                                "/jobs/executions",
                                "/jobs/thinexecutions")) {
                    rows.addAll(page(small, large, page));
                }
                rows.addAll(inBrowser(small, large));
            }
            rows.add(
                    Row.report(
                            "start to ready on PostgreSQL, 1,000,000 executions ÷ 1,000",
                            startLarge.median(),
                            startSmall.median(),
                            "s"));
        }
        return rows;
    }

    private double startSeconds(Postgres postgres, String database) {
        try (Server server = ours(postgres.options(database))) {
            return server.startMillis() / 1000;
        }
    }

    private static List<Row> page(Server small, Server large, String page) {
        Samples smallMillis = new Samples();
        Samples largeMillis = new Samples();
        for (int request = 0; request < 150; request++) {
            double ofSmall = small.api().millisToGet(page + "?size=20");
            double ofLarge = large.api().millisToGet(page + "?size=20");
            if (request >= 50) {
                smallMillis.add(ofSmall);
                largeMillis.add(ofLarge);
            }
        }
        String what = "first page of `%s`, ".formatted(page);
        return List.of(
                Row.ratio(
                        what + "1,000,000 rows ÷ 1,000, median",
                        largeMillis.median(),
                        smallMillis.median(),
                        "ms",
                        1.5),
                Row.atMost(what + "1,000,000 rows, p95", largeMillis.p95(), "ms", 100));
    }

    /** From opening the page of task executions to its first row. */
    private List<Row> inBrowser(Server small, Server large) {
        double ofSmall = usableMillis(small);
        double ofLarge = usableMillis(large);
        String what = "`/dashboard/task-executions` in a browser to its first row, ";
        return List.of(
                Row.atMost(what + "1,000,000 rows, median", ofLarge, "ms", 1000),
                Row.report(what + "1,000,000 rows ÷ 1,000", ofLarge, ofSmall, "ms"));
    }

    private double usableMillis(Server server) {
        Samples millis = new Samples();
        List<String> lines =
                Program.linesOf(
                        setting.root().resolve("modules/dashboard"),
                        "node",
                        "scripts/usable.mjs",
                        server.api().address() + "/dashboard/task-executions",
                        "15");
        // The first ones find cold code.
        lines.stream().skip(5).mapToDouble(Double::parseDouble).forEach(millis::add);
        return millis.median();
    }

    List<Row> logTail() {
        try (Server ours = Server.ours(setting)) {
            ours.api().register(APP, setting.app());
            ours.api().define("native", APP);
            String externalId =
                    ours.api()
                            .awaitSuccess(ours.api().launch("native", NATIVE, ""), LOOK_EVERY)
                            .path("externalExecutionId")
                            .asString();
            writeLines(find(ours.folder(), externalId).resolve("stdout.log"), 1L << 30);
            String tail = "/tasks/logs/%s/content?tail=1000".formatted(externalId);
            double before = 0;
            Samples millis = new Samples();
            for (int request = 0; request < 120; request++) {
                double taken = ours.api().millisToGet(tail);
                if (request == 20) {
                    before = ours.memory();
                }
                if (request >= 20) {
                    millis.add(taken);
                }
            }
            return List.of(
                    Row.atMost(
                            "the last 1,000 lines of a log of 1 GB, p95", millis.p95(), "ms", 50),
                    Row.report(
                            "the server's memory after 100 of them ÷ before",
                            ours.memory(),
                            before,
                            "MB"));
        }
    }

    private static Path find(Path home, String launch) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.endsWith(launch)).findFirst().orElseThrow();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void writeLines(Path log, long bytes) {
        byte[] line =
                "2026-01-01T00:00:00.000Z  INFO 1 --- [main] demo.Job : Wrote another item of many to its place\n"
                        .getBytes(StandardCharsets.UTF_8);
        try (OutputStream output =
                new java.io.BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
            for (long written = 0; written < bytes; written += line.length) {
                output.write(line);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Server ours(List<String> databaseOptions, String... options) {
        return Server.ours(
                setting,
                Stream.concat(databaseOptions.stream(), Stream.of(options)).toArray(String[]::new));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
