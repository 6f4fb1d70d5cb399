package net.dstone.dataflow.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A steady load of launches, stops and deletions, and somebody who kills the server, the programs, the
 * shells that watch them and the database at random. What is random comes from one seed; what it hits
 * depends on the machine.
 */
final class Chaos implements AutoCloseable {

    /** Each with its share of a hundred kills. */
    private enum Kill {
        SERVER(8),
        PROGRAM(46),
        SUPERVISOR(20),
        PROGRAM_AND_SUPERVISOR(18),
        DATABASE_CONNECTION(6),
        DATABASE(2);

        private final int weight;

        Kill(int weight) {
            this.weight = weight;
        }

        boolean ofDatabase() {
            return this == DATABASE || this == DATABASE_CONNECTION;
        }

        boolean ofTask() {
            return !ofDatabase() && this != SERVER;
        }

        static Kill random(Random random) {
            int left = random.nextInt(100);
            for (Kill kill : values()) {
                left -= kill.weight;
                if (left < 0) {
                    return kill;
                }
            }
            throw new IllegalStateException("The weights do not add up to a hundred");
        }
    }

    private static final int MOST_OPEN_RUNS = 36;
    private static final int PLACES = 16;
    private static final int FEWEST_RUNNING = 4;
    private static final int STARTS_PER_KILL_WHILE_STARTING = 30;
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(2);
    private static final int RESTARTS_PER_OUTAGE = 8;
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(3);
    private static final String SERVER = "home";

    private final Random random;
    private final int kills;
    private final Duration longest;
    private final Duration databaseOutage;
    private final Consumer<String> progress;
    private final PostgresServer postgres;
    private final FaultBed bed;
    private final ServerProcess server;
    private final Map<Kill, Integer> counts = new EnumMap<>(Kill.class);
    private final AtomicInteger launches = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    private final AtomicInteger deletions = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Api api;

    /**
     * @param folder an existing, empty one
     * @param kills after so many it ends
     * @param longest it ends then at the latest
     * @param databaseOutage how long a killed database stays away now and then
     */
    Chaos(
            Path folder,
            long seed,
            int kills,
            Duration longest,
            Duration databaseOutage,
            Consumer<String> progress)
            throws IOException {
        this.random = new Random(seed);
        this.kills = kills;
        this.longest = longest;
        this.databaseOutage = databaseOutage;
        this.progress = progress;
        this.postgres = new PostgresServer(folder.resolve("postgres"));
        this.bed = new FaultBed(folder, postgres.newUrl());
        this.server =
                bed.server(
                        SERVER,
                        FaultBed.ACCOUNT + "maximum-concurrent-tasks=" + PLACES,
                        FaultBed.ACCOUNT + "shutdown-timeout=2");
    }

    /**
     * @return what does not hold afterwards
     */
    List<String> run() throws InterruptedException {
        Api first = server.start();
        bed.registerTasks(first);
        api = first;
        long loadSeed = random.nextLong();
        Thread load = Thread.ofPlatform().name("load").start(() -> load(new Random(loadSeed)));
        Thread keeper = Thread.ofPlatform().name("keeper").start(this::keepServer);
        killAtRandom();
        over.countDown();
        load.join();
        keeper.join();
        return bed.truth().violations(LONGEST_SETTLING);
    }

    int accepted() {
        return launches.get();
    }

    String report() {
        StringBuilder text = new StringBuilder();
        counts.forEach((kill, count) -> text.append("  %-24s%6d%n".formatted(kill, count)));
        text.append("  %-24s%6d%n".formatted("kills in all", total()));
        bed.truth()
                .outcomes()
                .forEach((state, count) -> text.append("  %-24s%6d%n".formatted(state, count)));
        text.append("  %-24s%6d%n".formatted("launches accepted", launches.get()));
        text.append(
                "  %-24s%6d%n".formatted("launches unanswered", bed.ledger().unansweredCount()));
        text.append("  %-24s%6d%n".formatted("stops asked for", stops.get()));
        text.append("  %-24s%6d%n".formatted("deletions asked for", deletions.get()));
        return text.toString();
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void killAtRandom() throws InterruptedException {
        RunProcesses processes = bed.processes(SERVER);
        Instant end = Instant.now().plus(longest);
        int told = 0;
        while (total() < kills && Instant.now().isBefore(end)) {
            Kill kill = Kill.random(random);
            if (kill(kill, processes)) {
                counts.merge(kill, 1, Integer::sum);
            }
            if (total() >= told + 50) {
                told = total();
                progress.accept("%s %d kills: %s".formatted(Instant.now(), told, counts));
            }
            over.await(random.nextInt(400), TimeUnit.MILLISECONDS);
        }
    }

    private boolean kill(Kill kill, RunProcesses processes) throws InterruptedException {
        // Server and database can always be killed: when nothing else can, nothing would ever run.
        if (!kill.ofTask() && processes.running().size() < FEWEST_RUNNING) {
            return false;
        }
        if (api == null && kill.ofDatabase()) {
            return false;
        }
        return switch (kill) {
            case SERVER -> killServer();
            case PROGRAM -> any(processes).map(processes::killProgram).orElse(false);
            case SUPERVISOR -> any(processes).map(processes::killSupervisor).orElse(false);
            case PROGRAM_AND_SUPERVISOR ->
                    any(processes)
                            .map(id -> processes.killSupervisor(id) & processes.killProgram(id))
                            .orElse(false);
            case DATABASE_CONNECTION -> {
                bed.ledger().databaseHarmed();
                yield postgres.killBackend();
            }
            case DATABASE -> {
                bed.ledger().databaseHarmed();
                postgres.kill();
                over.await(
                        random.nextInt(RESTARTS_PER_OUTAGE) == 0
                                ? databaseOutage.toMillis()
                                : random.nextLong(LONGEST_RESTART.toMillis()),
                        TimeUnit.MILLISECONDS);
                postgres.start();
                yield true;
            }
        };
    }

    private Optional<String> any(RunProcesses processes) {
        List<String> running = processes.running();
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(running.get(random.nextInt(running.size())));
    }

    /** Now and then one that is just starting, or it would never get anything done. */
    private boolean killServer() {
        return (api != null || random.nextInt(STARTS_PER_KILL_WHILE_STARTING) == 0)
                && server.killIfAlive();
    }

    /** Starts the server again whenever it is gone, as a service manager does. */
    private void keepServer() {
        while (true) {
            try {
                if (over.await(20, TimeUnit.MILLISECONDS) && server.isAlive() && api != null) {
                    return;
                }
                if (!server.isAlive()) {
                    api = null;
                    postgres.awaitAnswer();
                    api = server.start();
                }
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | AssertionError killedWhileItStarted) {
                api = null;
            }
        }
    }

    private void load(Random dice) {
        Truth truth = bed.truth();
        Execution last = null;
        List<Execution> launched = new ArrayList<>();
        try {
            while (!over.await(dice.nextInt(120), TimeUnit.MILLISECONDS)) {
                Api current = api;
                if (current == null) {
                    continue;
                }
                try {
                    if (truth.openRuns() < MOST_OPEN_RUNS) {
                        last = launch(current, dice);
                        launched.add(last);
                    }
                    if (last != null && dice.nextInt(12) == 0) {
                        stops.incrementAndGet();
                        current.stop(last);
                    } else if (last != null && dice.nextInt(25) == 0) {
                        delete(current, launched.get(dice.nextInt(launched.size())));
                    }
                } catch (RuntimeException | AssertionError notNow) {
                    // The server or its database is away; who asks comes again.
                }
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private Execution launch(Api current, Random dice) {
        int kind = dice.nextInt(100);
        String arguments =
                "seconds=%d.%d code=%s"
                        .formatted(
                                // Some outlive a restart of the server.
                                dice.nextInt(dice.nextInt(3) > 0 ? 2 : 15),
                                dice.nextInt(10),
                                dice.nextInt(5) > 0 ? "0" : dice.nextBoolean() ? "3" : "137");
        try {
            Execution launched =
                    kind < 3
                            ? bed.launchBatch(current, "app.batch.sample.sleep=" + dice.nextInt(3))
                            : kind < 50
                                    ? bed.launchPlain(current, arguments)
                                    : bed.launchMarked(
                                            current,
                                            dice.nextInt(10) > 0
                                                    ? arguments
                                                    : arguments + " stubborn=yes");
            launches.incrementAndGet();
            return launched;
        } catch (RuntimeException | AssertionError unknown) {
            bed.ledger().unanswered();
            throw unknown;
        }
    }

    private void delete(Api current, Execution execution) {
        // Before the answer, which may not come although it is done.
        if (bed.ledger().isDeleted(execution) || current.run(execution).get("endedAt").isNull()) {
            return;
        }
        bed.ledger().deleted(execution);
        deletions.incrementAndGet();
        current.delete(
                "/tasks/executions/%d?schemaTarget=%s&action=CLEANUP,REMOVE_DATA"
                        .formatted(execution.id(), execution.target()));
    }

    @Override
    public void close() {
        server.close();
        RunProcesses processes = bed.processes(SERVER);
        Awaitility.await("the end of all programs")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            processes.running().forEach(processes::killProgram);
                            return processes.running().isEmpty();
                        });
        postgres.close();
    }

    Path serverLog() {
        return bed.folder().resolve(SERVER).resolve("server.log");
    }
}
