package net.dstone.platform.local;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LaunchPreview;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real runs on the Java of this test, from the first one to those with an archive. */
class WarmLaunchesTest extends LocalRuns {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Path jar = folder;

    @BeforeEach
    void writeApp() throws IOException {
        jar = app().writeTo(folder.resolve("greeter-1.0.jar"));
    }

    private SmallBootApp app() throws IOException {
        return new SmallBootApp(folder.resolve("work"));
    }

    private LocalTaskLauncher launcherWith(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("javaCmd", JAVA.toString()));
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return newLauncher(LocalAccount.of(all));
    }

    private LaunchId start(
            LocalTaskLauncher launcher, Path jar, String javaOpts, String... arguments) {
        LaunchId id = id("warm");
        launcher.launch(request(id, jar, javaOpts, arguments));
        return id;
    }

    private static TaskLaunchRequest request(
            LaunchId id, Path jar, String javaOpts, String... arguments) {
        return new TaskLaunchRequest(
                id,
                "greeter",
                new Executable.Jar(jar, OptionalInt.empty()),
                4,
                Map.of(),
                Map.of(LocalAccount.DEPLOYMENT_PREFIX + "javaOpts", javaOpts),
                List.of(arguments));
    }

    private LaunchId run(LocalTaskLauncher launcher, String javaOpts, String... arguments) {
        LaunchId id = start(launcher, jar, javaOpts, arguments);
        awaitFinal(launcher, id);
        awaitForgotten(id);
        return id;
    }

    /** The end was made use of. */
    private void awaitForgotten(LaunchId id) {
        awaitTrue(
                () -> !Files.exists(home().resolve("runs/.live").resolve(id.value())),
                "end of " + id);
    }

    private Optional<WarmUse> use(LaunchId id) {
        return Optional.ofNullable(folderOf(id).record().orElseThrow().warm());
    }

    private Optional<WarmUse.Way> way(LaunchId id) {
        return use(id).map(WarmUse::way);
    }

    private Path entry(LaunchId id) {
        return home().resolve("warm/jars").resolve(use(id).orElseThrow().jar());
    }

    private WarmArchive archive(LaunchId id) {
        return new WarmArchive(entry(id).resolve(use(id).orElseThrow().archive()));
    }

    /** Runs until there is an archive. */
    private LaunchId warmUp(LocalTaskLauncher launcher) {
        LaunchId first = run(launcher, "");
        awaitArchive(first);
        return first;
    }

    private void awaitArchive(LaunchId id) {
        awaitTrue(() -> archive(id).made().isPresent(), "archive", TRAINING_TIME);
    }

    private static void assertExited(LocalTaskLauncher launcher, LaunchId id, int code) {
        assertThat(launcher.status(id))
                .isInstanceOfSatisfying(
                        TaskStatus.Exited.class,
                        exited -> assertThat(exited.exitCode()).isEqualTo(code));
    }

    /** What the preview says is what runs next, in each of the ways a jar goes through. */
    @Test
    void aPreviewIsTheCommandOfTheLaunchThatFollows() {
        LocalTaskLauncher launcher = launcherWith();
        LaunchPreview first = preview(launcher);
        assertThat(first.command()).contains("-jar", jar.toString());
        assertThat(first.notes()).anyMatch(note -> note.contains("unpacks"));
        run(launcher, "", "exit", "3");

        assertPreviewed(launcher, WarmUse.Way.RECORDING);
        LaunchId recorded = run(launcher, "");
        awaitArchive(recorded);
        assertPreviewed(launcher, WarmUse.Way.ARCHIVE);
    }

    private void assertPreviewed(LocalTaskLauncher launcher, WarmUse.Way way) {
        LaunchPreview preview = preview(launcher);
        LaunchId id = start(launcher, jar, "", "sleep", "60000");
        awaitTrue(() -> stdout(launcher, id).contains("sleep"), "output");
        assertThat(way(id)).contains(way);
        assertThat(TestPrograms.commandLine(programOf(id)).split("\0"))
                .containsExactlyElementsOf(preview.command());
        assertThat(preview.notes()).noneMatch(note -> note.contains("unpacks"));
        launcher.cancel(id);
        awaitFinal(launcher, id);
        awaitForgotten(id);
    }

    private LaunchPreview preview(LocalTaskLauncher launcher) {
        return launcher.preview(request(id("preview"), jar, "", "sleep", "60000")).orElseThrow();
    }

    @Test
    void theFirstRunLeadsToAnArchiveThatTheNextOneStartsFrom() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId first = run(launcher, "", "exit", "3");
        assertThat(way(first)).contains(WarmUse.Way.RECORDING);
        assertExited(launcher, first, 3);
        warmUp(launcher);
        Path classes = folder.resolve("classes.log");

        LaunchId next = run(launcher, "-Xlog:class+load:file=" + classes, "exit", "4");

        assertThat(way(next)).contains(WarmUse.Way.ARCHIVE);
        assertExited(launcher, next, 4);
        assertThat(stdout(launcher, next)).isEqualTo("Hello exit,4\n");
        assertThat(Files.readAllLines(classes))
                .anyMatch(l -> l.contains(" app.Greeter source: shared objects file"))
                .anyMatch(l -> l.contains(" lib.Library source: shared objects file"));
    }

    @Test
    void aRunThatEndedBadlyIsNotTrainedFromUnlessAllDo() throws IOException {
        LocalTaskLauncher launcher = launcherWith();

        LaunchId first = run(launcher, "", "exit", "1");
        assertThat(archive(first).hasClassList()).isFalse();
        LaunchId second = run(launcher, "", "exit", "1");
        assertThat(archive(second).hasClassList()).isFalse();
        LaunchId third = run(launcher, "", "exit", "1");

        awaitArchive(third);
    }

    @Test
    void ofManyLaunchesAtOnceOneRecordsAndAllEndWell() throws Exception {
        LocalTaskLauncher launcher = launcherWith();
        LocalTaskLauncher ofAnotherServer = launcherWith();
        List<LaunchId> ids = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            LocalTaskLauncher one = i % 2 == 0 ? launcher : ofAnotherServer;
            LaunchId id = id("many-" + i);
            ids.add(id);
            TaskLaunchRequest request =
                    new TaskLaunchRequest(
                            id,
                            "greeter",
                            new Executable.Jar(jar, OptionalInt.empty()),
                            4,
                            Map.of(),
                            Map.of(),
                            List.of("exit", String.valueOf(i)));
            threads.add(Thread.startVirtualThread(() -> one.launch(request)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        for (int i = 0; i < ids.size(); i++) {
            awaitFinal(launcher, ids.get(i));
            assertExited(launcher, ids.get(i), i);
            assertThat(stdout(launcher, ids.get(i))).isEqualTo("Hello exit," + i + "\n");
        }
        assertThat(ids.stream().map(this::way))
                .filteredOn(Optional.of(WarmUse.Way.RECORDING)::equals)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(home().resolve("warm/jars")).isDirectoryContaining("glob:**/[!.]*");
    }

    @Test
    void afterThreeShortRunsCompilerAndCollectorAreThoseForAQuickEnd() {
        LocalTaskLauncher launcher = launcherWith();
        for (int i = 0; i < 3; i++) {
            assertThat(use(run(launcher, "")).orElseThrow().shortRun()).isFalse();
        }
        LaunchId id = start(launcher, jar, "", "sleep", "60000");
        awaitTrue(() -> stdout(launcher, id).contains("sleep"), "output");

        assertThat(TestPrograms.commandLine(programOf(id)))
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        launcher.cancel(id);
        awaitFinal(launcher, id);
        LaunchId chosen = run(launcher, "-XX:+UseParallelGC");
        assertThat(use(chosen).orElseThrow().shortRun()).isFalse();
        assertThat(use(run(launcherWith("warmShortRun=0"), "")).orElseThrow().shortRun()).isFalse();
    }

    @Test
    void nothingIsWarmedWhenItIsTurnedOff() {
        LocalTaskLauncher launcher = launcherWith("warmLaunches=false");

        LaunchId id = run(launcher, "");

        assertThat(use(id)).isEmpty();
        assertThat(home().resolve("warm")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseZGC", "-Xshare:auto", "-XX:-UseCompressedOops"})
    void optionsThatAnArchiveDoesNotTolerateAreLaunchedPlainly(String option) {
        LocalTaskLauncher launcher = launcherWith();

        LaunchId id = run(launcher, option, "exit", "5");

        assertThat(use(id)).isEmpty();
        assertExited(launcher, id, 5);
    }

    @Test
    void optionsOfTheProgramsEnvironmentCountAsWell() {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId id = id("environment");

        launcher.launch(
                new TaskLaunchRequest(
                        id,
                        "greeter",
                        new Executable.Jar(jar, OptionalInt.empty()),
                        4,
                        Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseZGC"),
                        Map.of(
                                LocalAccount.DEPLOYMENT_PREFIX + "useSpringApplicationJson",
                                "false"),
                        List.of()));

        awaitFinal(launcher, id);
        assertThat(use(id)).isEmpty();
    }

    @Test
    void anotherJarThanThatOfSpringBootIsLaunchedPlainly() throws IOException {
        Path plain =
                app().withAttribute("Main-Class", "app.Greeter").writeTo(folder.resolve("x.jar"));
        LocalTaskLauncher launcher = launcherWith();

        LaunchId id = start(launcher, plain, "");

        awaitFinal(launcher, id);
        assertThat(use(id)).isEmpty();
    }

    @Test
    void aDamagedArchiveNeverReachesAProgramAndIsMadeAnew() throws IOException {
        LaunchId first = warmUp(launcherWith());
        Path archive = archive(first).folder().resolve(archive(first).made().orElseThrow().file());
        flipByte(archive);

        LocalTaskLauncher next = launcherWith();
        LaunchId id = run(next, "", "exit", "6");

        assertThat(way(id)).contains(WarmUse.Way.LAYOUT);
        assertExited(next, id, 6);
        assertThat(archive).doesNotExist();
        awaitArchive(id);
        assertThat(way(run(next, ""))).contains(WarmUse.Way.ARCHIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/library-1.0.jar", "greeter-1.0.jar", "layout.json"})
    void aDamagedLayoutIsMadeAnew(String file) throws IOException {
        LaunchId first = run(launcherWith(), "");
        Path damaged = entry(first).resolve(file);
        // As a loss of power leaves it.
        Files.write(damaged, new byte[0]);

        LocalTaskLauncher next = launcherWith();
        LaunchId id = run(next, "", "exit", "7");

        assertExited(next, id, 7);
        assertThat(way(id)).contains(WarmUse.Way.RECORDING);
        assertThat(damaged).isNotEmptyFile();
    }

    private static void flipByte(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(file, WRITE, READ)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, channel.size() / 2);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, channel.size() / 2);
        }
        Files.setLastModifiedTime(file, modified);
    }

    @Test
    void aJarThatIsReplacedIsWarmedAnew() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId first = run(launcher, "");
        app().with("BOOT-INF/classes/new.txt", "new").writeTo(jar);

        LaunchId next = run(launcher, "");

        assertThat(use(next).orElseThrow().jar()).isNotEqualTo(use(first).orElseThrow().jar());
        awaitTrue(() -> !Files.exists(entry(first)), "removal of the earlier one");
        assertThat(entry(next)).exists();
    }

    @Test
    void whatIsKeptOfAJarGoesWhenTheJarIsGone() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId id = run(launcher, "");
        launcher.close();
        Files.delete(jar);

        launcherWith();

        awaitTrue(() -> !Files.exists(entry(id)), "removal");
        assertThat(home().resolve("warm/digests")).isEmptyDirectory();
    }

    @Test
    void whatARunUsesStaysUntilItsEnd() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId id = start(launcher, jar, "", "sleep", "60000");
        awaitTrue(() -> stdout(launcher, id).contains("sleep"), "output");
        // No longer taken for one that is just being launched.
        Path use = entry(id).resolve("runs").resolve(id.value());
        Files.setLastModifiedTime(use, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.delete(jar);
        launcher.close();
        Path other = app().with("a", "b").writeTo(folder.resolve("other.jar"));
        LocalTaskLauncher next = launcherWith("warmCacheSize=100k");

        LaunchId another = start(next, other, "");
        awaitFinal(next, another);
        awaitForgotten(another);
        Path digest = home().resolve("warm/digests").resolve(Sha256.of(jar.toString()) + ".json");
        awaitTrue(() -> !Files.exists(digest), "cleaning");

        assertThat(entry(id)).exists();
        next.cancel(id);
        awaitFinal(next, id);
        awaitForgotten(id);
        launcherWith();
        awaitTrue(() -> !Files.exists(entry(id)), "removal");
    }

    @Test
    void theCacheKeepsToItsSizeAndTheLeastRecentlyUsedGoesFirst() throws Exception {
        LocalTaskLauncher launcher = launcherWith();
        List<LaunchId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path one = app().with("number.txt", "x" + i).writeTo(folder.resolve(i + ".jar"));
            LaunchId id = start(launcher, one, "", "exit", "1");
            awaitFinal(launcher, id);
            awaitForgotten(id);
            ids.add(id);
            Files.setLastModifiedTime(
                    entry(id).resolve("runs"),
                    FileTime.from(Instant.now().minus(Duration.ofHours(i == 1 ? 9 : i))));
        }
        long size = size(entry(ids.get(0))) * 5 / 2;
        launcher.close();

        launcherWith("warmCacheSize=" + size);

        awaitTrue(() -> !Files.exists(entry(ids.get(1))), "removal");
        assertThat(entry(ids.get(0))).exists();
        assertThat(entry(ids.get(2))).exists();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    @Test
    void aJarLargerThanTheCacheIsLaunchedPlainly() {
        LocalTaskLauncher launcher = launcherWith("warmCacheSize=1k");

        LaunchId id = run(launcher, "");

        assertThat(use(id)).isEmpty();
    }

    @Test
    void aRunThatIsKilledWhileItRecordsLeavesTheRecordingToTheNextOne() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId killed = start(launcher, jar, "", "sleep", "60000");
        awaitTrue(() -> stdout(launcher, killed).contains("sleep"), "output");
        programOf(killed).destroyForcibly();
        awaitFinal(launcher, killed);
        awaitForgotten(killed);

        LaunchId next = run(launcher, "");

        assertThat(way(next)).contains(WarmUse.Way.RECORDING);
        awaitArchive(next);
    }

    @Test
    void aRecordingThatEndedWhileNoServerRanIsTakenByTheNextOne() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId id = start(launcher, jar, "", "sleep", "500");
        launcher.close();
        awaitTrue(() -> folderOf(id).exited().isPresent(), "exit code");

        launcherWith();

        awaitArchive(id);
    }

    @Test
    void aRecordingThatNobodyRemembersIsGivenUp() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId first = start(launcher, jar, "", "sleep", "60000");
        awaitTrue(() -> stdout(launcher, first).contains("sleep"), "output");
        launcher.close();
        Path recording = archive(first).folder().resolve("recording");
        WarmArchive archive = archive(first);
        programOf(first).destroyForcibly();
        awaitTrue(() -> folderOf(first).exited().isPresent(), "exit code");
        RunFolders.deleteRecursively(folderOf(first).path());
        Files.setLastModifiedTime(
                recording, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        LocalTaskLauncher next = launcherWith();
        assertThat(way(run(next, ""))).contains(WarmUse.Way.LAYOUT);
        assertThat(way(run(next, ""))).contains(WarmUse.Way.RECORDING);
        awaitTrue(() -> archive.made().isPresent(), "archive", TRAINING_TIME);
    }

    @Test
    void whatKilledServersLeftIsRemoved() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId id = run(launcher, "");
        awaitArchive(id);
        launcher.close();
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        List<Path> leftovers = new ArrayList<>();
        for (String name : List.of(".new-1", ".gone-1")) {
            Path leftover = Files.createDirectories(home().resolve("warm/jars").resolve(name));
            Files.writeString(leftover.resolve("half"), "half");
            Files.setLastModifiedTime(leftover, old);
            leftovers.add(leftover);
        }
        Path halfArchive = Files.writeString(archive(id).folder().resolve("archive-1.jsa"), "half");
        Path marker = entry(id).resolve("runs/killed-1");
        Files.writeString(marker, "");
        Files.setLastModifiedTime(marker, old);
        leftovers.add(halfArchive);
        for (String folder : List.of("digests", "tasks")) {
            Path half = home().resolve("warm").resolve(folder).resolve(".new-1");
            Files.writeString(half, "half");
            Files.setLastModifiedTime(half, old);
            leftovers.add(half);
        }

        LocalTaskLauncher next = launcherWith();

        awaitTrue(() -> leftovers.stream().noneMatch(Files::exists), "removal");
        assertThat(way(run(next, ""))).contains(WarmUse.Way.ARCHIVE);
    }

    @Test
    void whatCannotBeLookedAtStaysAndKeepsNothingElseFromGoing() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId unreadable = run(launcher, "", "exit", "1");
        Path other = app().with("a", "b").writeTo(folder.resolve("other.jar"));
        LaunchId damaged = start(launcher, other, "", "exit", "1");
        awaitFinal(launcher, damaged);
        awaitForgotten(damaged);
        launcher.close();
        Files.delete(jar);
        FileTime old = FileTime.from(Instant.EPOCH);
        Path marker = Files.createFile(entry(unreadable).resolve("runs/broken-1"));
        Files.setLastModifiedTime(marker, old);
        Files.createDirectories(home().resolve("runs/broken-1/exit"));
        Files.delete(entry(damaged).resolve("runs"));
        Path last = Files.createFile(home().resolve("warm/tasks/of-long-ago.json"));
        Files.setLastModifiedTime(last, old);

        launcherWith();

        awaitTrue(() -> !Files.exists(last), "the end of cleaning");
        assertThat(marker).exists();
        assertThat(entry(damaged)).exists();
    }

    /** By the shell of a server that was killed, after this one has seen that nobody runs it. */
    @Test
    void aRunThatIsClaimedWhileItIsPreparedKeepsWhatItUses() throws IOException {
        LaunchId id = id("claimed");
        RunFolder run = folderOf(id);
        abandonedRun(run, id);
        Process shell = new ProcessBuilder("sleep", "600").start();
        ProcessIdentity claiming = ProcessIdentity.of(shell.toHandle());
        Clock clock =
                new HookedClock(
                        () -> {
                            if (run.takeTicket()) {
                                String name =
                                        "supervisor.%d.%s"
                                                .formatted(claiming.pid(), claiming.start());
                                Files.createFile(run.path().resolve(name));
                            }
                        });

        try (LocalTaskLauncher launcher =
                new LocalTaskLauncher(
                        home(),
                        LocalAccount.of(Map.of("javaCmd", JAVA.toString())),
                        new JavaHomes(Map.of()),
                        Map.of(),
                        clock)) {
            launcher.launch(request(id, jar, ""));

            assertThat(run.supervisor()).isPresent();
            assertThat(home().resolve("warm/jars").resolve(Sha256.of(jar)).resolve("runs"))
                    .isDirectoryContaining("glob:**/" + id.value());
        } finally {
            shell.destroyForcibly();
        }
    }

    private void abandonedRun(RunFolder run, LaunchId id) throws IOException {
        RunRecord record =
                new RunRecord(
                        id.value(),
                        "greeter",
                        4,
                        JAVA.toString(),
                        run.workingDirectory().toString(),
                        false,
                        Instant.now(),
                        999999999,
                        "1",
                        ProcessIdentity.bootId(),
                        null);
        assertThat(RunFolders.in(home()).put(run, record)).isTrue();
    }

    /** Does something when the thread that made it, and no other one, asks for the time. */
    private static final class HookedClock extends Clock {

        @FunctionalInterface
        interface Hook {
            void run() throws IOException;
        }

        private final Thread thread = Thread.currentThread();
        private final Hook hook;

        HookedClock(Hook hook) {
            this.hook = hook;
        }

        @Override
        public Instant instant() {
            if (Thread.currentThread().equals(thread)) {
                try {
                    hook.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aCacheThatCannotBeWrittenDoesNotKeepProgramsFromBeingLaunched() throws IOException {
        Files.createDirectories(home());
        Files.writeString(home().resolve("warm"), "a file where a folder belongs");
        LocalTaskLauncher launcher = launcherWith();

        LaunchId id = run(launcher, "", "exit", "8");

        assertExited(launcher, id, 8);
        assertThat(use(id)).isEmpty();
    }

    @Test
    void nobodyElseMayLookIntoTheCache() throws IOException {
        run(launcherWith(), "");

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home().resolve("warm"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aRefusedLaunchLeavesNothingInUse() throws IOException {
        LocalTaskLauncher launcher = launcherWith();
        LaunchId first = run(launcher, "");

        LaunchId huge = id("huge");
        try {
            launcher.launch(
                    new TaskLaunchRequest(
                            huge,
                            "greeter",
                            new Executable.Jar(jar, OptionalInt.empty()),
                            4,
                            Map.of("p", "x".repeat(3_000_000)),
                            Map.of(),
                            List.of()));
        } catch (LaunchException e) {
            assertThat(e).hasMessageContaining("Argument list too long");
        }

        assertThat(entry(first).resolve("runs")).isEmptyDirectory();
        assertThat(Objects.requireNonNull(home().resolve("runs/.live").toFile().list())).isEmpty();
    }
}
