package net.dstone.platform.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskStatus;

/**
 * Starts Spring Boot jars quicker than {@code java -jar} does, with the same effect. A jar is laid out
 * once; the first run from the layout writes down which classes it loads; from that list an archive is
 * made in the background, which later runs start from. Whatever is in the way of that, the program is
 * started the plain way: nothing here makes a launch fail.
 */
final class WarmLaunches implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WarmLaunches.class.getName());

    /** A larger one is laid out in the background, as it takes seconds. */
    private static final long LARGEST_JAR_TO_WAIT_FOR = 256L << 20;

    /** The layout is as large as the jar, and archives may become so. */
    private static final int ROOM_PER_JAR = 3;

    /** What has to be left on the disk besides. */
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private static final Pattern PLAIN_JAR_NAME = Pattern.compile("[A-Za-z0-9._+-]+\\.jar");

    /** The Java machine takes a list of archives, and the shell's locale may not have other characters. */
    private static final Pattern PLAIN_PLACE = Pattern.compile("[\\x20-\\x7E&&[^:]]+");

    private static final List<String> FOR_A_QUICK_END =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final WarmCache cache;
    private final boolean usablePlace;
    private final WarmSettings account;
    private final Function<LaunchId, TaskStatus> status;
    private final long memory = memory();

    /** Jars that somebody is reading or laying out just now; launches meanwhile are plain. */
    private final Set<Path> beingMade = ConcurrentHashMap.newKeySet();

    /**
     * @param status of any launch, to know what is still in use
     */
    WarmLaunches(
            Path home, WarmSettings account, Function<LaunchId, TaskStatus> status, Clock clock) {
        this.account = account;
        this.status = status;
        this.usablePlace = PLAIN_PLACE.matcher(home.toString()).matches();
        this.cache = new WarmCache(home.resolve("warm"), account.cacheBytes(), this::isLive, clock);
        if (account.enabled() && cache.exists()) {
            cache.cleanInBackground();
        }
    }

    /** Of what cannot be read nobody knows that it has ended. */
    private boolean isLive(LaunchId id) {
        try {
            return switch (status.apply(id)) {
                case TaskStatus.Pending(_), TaskStatus.Running(_) -> true;
                case TaskStatus.Exited(_, _), TaskStatus.Lost(_), TaskStatus.Unknown() -> false;
            };
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "What {0} uses stays: {1}", id, e.toString());
            return true;
        }
    }

    /** Empty if the program is to be started as it is. */
    Optional<WarmLaunch> prepare(
            LaunchId id, String task, LocalCommand plain, WarmSettings settings) {
        try {
            Optional<Machine> machine = machine(id.value(), plain, settings);
            Optional<WarmCache.Ready> ready =
                    machine.isPresent() ? layoutOf(plain.jar()) : Optional.empty();
            return ready.isPresent()
                    ? launch(id, task, machine.get(), ready.get(), settings)
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "{0} is launched plainly: {1}", id, e.toString());
            return Optional.empty();
        }
    }

    /** A Java machine that can start programs quicker, and how far. */
    private record Machine(Jvm jvm, JvmFitness.Fit fit) {}

    /** Empty if programs are started the plain way, whatever their jar. */
    private Optional<Machine> machine(String what, LocalCommand plain, WarmSettings settings)
            throws IOException {
        if (!settings.enabled() || !usablePlace) {
            return Optional.empty();
        }
        Optional<Jvm> jvm = Jvm.of(plain.java());
        if (jvm.isEmpty()) {
            return Optional.empty();
        }
        return switch (JvmFitness.of(
                jvm.get().version(), plain.javaOptions(), plain.environment(), memory)) {
            case JvmFitness.Unfit(String reason) -> {
                LOG.log(Level.DEBUG, "{0} is launched plainly, because {1}", what, reason);
                yield Optional.empty();
            }
            case JvmFitness.Fit fit -> Optional.of(new Machine(jvm.get(), fit));
        };
    }

    /** How {@link #prepare} would have a program started. */
    sealed interface Foreseen {
        /** As it is. */
        record Plain() implements Foreseen {}

        /** With these options before its own, from this jar. */
        record Warm(List<String> options, Path jar) implements Foreseen {}

        /** The jar has to be looked into and laid out first, which a launch does. */
        record Undecided() implements Foreseen {}
    }

    /** Looks, but neither makes nor takes anything. */
    Foreseen foresee(String task, LocalCommand plain, WarmSettings settings) {
        try {
            Optional<Machine> machine = machine(task, plain, settings);
            if (machine.isEmpty()) {
                return new Foreseen.Plain();
            }
            Optional<JarDigests.KnownJar> known = cache.digests().find(plain.jar());
            if (known.isPresent() && !known.get().isSuited()) {
                return new Foreseen.Plain();
            }
            Optional<WarmCache.Ready> ready =
                    known.isPresent() ? cache.find(known.get().digest()) : Optional.empty();
            return ready.isPresent()
                    ? foresee(task, machine.get(), ready.get(), settings)
                    : new Foreseen.Undecided();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "{0} would be launched plainly: {1}", task, e.toString());
            return new Foreseen.Plain();
        }
    }

    private Foreseen foresee(
            String task, Machine machine, WarmCache.Ready ready, WarmSettings settings)
            throws IOException {
        List<String> options = new ArrayList<>();
        WarmArchive archive = ready.jar().archive(machine.jvm(), machine.fit().archive());
        if (machine.fit().archive() != JvmFitness.Archive.NONE) {
            Optional<Path> made = archive.intact(cache.files());
            if (made.isPresent()) {
                options.addAll(fromArchive(machine.jvm(), made.get()));
            } else if (!archive.hasClassList()
                    && !archive.isHopeless()
                    && archive.recordedBy().isEmpty()) {
                options.add(recording(archive));
            }
        }
        if (isShortRun(task, machine, settings)) {
            options.addAll(FOR_A_QUICK_END);
        }
        return new Foreseen.Warm(options, ready.jar().file(ready.layout().jar()));
    }

    private static List<String> fromArchive(Jvm jvm, Path archive) {
        List<String> options = new ArrayList<>(silence(jvm));
        options.add("-XX:SharedArchiveFile=" + archive);
        return options;
    }

    private static String recording(WarmArchive archive) {
        return "-XX:DumpLoadedClassList=" + archive.recordedClasses();
    }

    private boolean isShortRun(String task, Machine machine, WarmSettings settings)
            throws IOException {
        return machine.fit().tunable() && cache.history().isShort(task, settings.shortRun());
    }

    private Optional<WarmCache.Ready> layoutOf(Path jar) throws IOException {
        Optional<JarDigests.KnownJar> known = cache.digests().find(jar);
        if (known.isPresent() && !known.get().isSuited()) {
            return Optional.empty();
        }
        if (known.isPresent()) {
            Optional<WarmCache.Ready> ready = cache.find(known.get().digest());
            if (ready.isPresent()) {
                return ready;
            }
        }
        if (!beingMade.add(jar)) {
            return Optional.empty();
        }
        long size = Files.size(jar);
        if (size > LARGEST_JAR_TO_WAIT_FOR) {
            cache.inBackground(
                    () -> {
                        try {
                            make(jar, size);
                        } finally {
                            beingMade.remove(jar);
                        }
                    });
            return Optional.empty();
        }
        try {
            return make(jar, size);
        } finally {
            beingMade.remove(jar);
        }
    }

    private Optional<WarmCache.Ready> make(Path jar, long size) throws IOException {
        if (size * ROOM_PER_JAR > account.cacheBytes()
                || cache.freeBytes() < size * ROOM_PER_JAR + LEAST_FREE_BYTES) {
            LOG.log(Level.DEBUG, "There is no room to lay out {0}", jar);
            return Optional.empty();
        }
        Optional<JarDigests.KnownJar> found = cache.digests().find(jar);
        JarDigests.KnownJar known = found.isPresent() ? found.get() : cache.digests().read(jar);
        if (!known.isSuited()) {
            LOG.log(Level.DEBUG, "{0} is launched plainly, because {1}", jar, known.unsuited());
            return Optional.empty();
        }
        Optional<WarmCache.Ready> ready = cache.find(known.digest());
        return ready.isPresent() ? ready : layOut(jar, known);
    }

    private Optional<WarmCache.Ready> layOut(Path jar, JarDigests.KnownJar known)
            throws IOException {
        String name = Objects.requireNonNull(jar.getFileName()).toString();
        String plainName = PLAIN_JAR_NAME.matcher(name).matches() ? name : "app.jar";
        Path folder = cache.newFolder();
        try (BootJar boot = BootJar.open(jar)) {
            WarmJar prepared = new WarmJar(folder);
            List<BootJar.LaidOutFile> files =
                    boot.layOut(folder, plainName, Files.getLastModifiedTime(jar));
            prepared.writeLayout(new WarmJar.Layout(plainName, boot.startClass(), files));
            if (!FileIdentity.of(jar).equals(Optional.of(known.identity()))) {
                throw new IOException(jar + " was changed while it was read");
            }
            return cache.publish(prepared, known.digest());
        } catch (BootJar.NotSuitedException e) {
            cache.digests().unsuited(jar, known.identity(), String.valueOf(e.getMessage()));
            return Optional.empty();
        } finally {
            RunFolders.deleteRecursively(folder);
        }
    }

    private Optional<WarmLaunch> launch(
            LaunchId id, String task, Machine machine, WarmCache.Ready ready, WarmSettings settings)
            throws IOException {
        Jvm jvm = machine.jvm();
        JvmFitness.Fit fit = machine.fit();
        WarmJar jar = ready.jar();
        jar.use(id);
        boolean complete = false;
        try {
            Path app = jar.file(ready.layout().jar());
            WarmArchive archive = jar.archive(jvm, fit.archive());
            List<String> options = new ArrayList<>();
            WarmUse.Way way = WarmUse.Way.LAYOUT;
            if (fit.archive() != JvmFitness.Archive.NONE) {
                Optional<Path> made = archive.intact(cache.files());
                if (made.isPresent()) {
                    way = WarmUse.Way.ARCHIVE;
                    options.addAll(fromArchive(jvm, made.get()));
                    archive.use(cache.now());
                } else if (archive.hasClassList()) {
                    cache.train(jvm, app, fit.archive(), archive);
                } else if (!archive.isHopeless() && records(id, archive, ready.layout())) {
                    way = WarmUse.Way.RECORDING;
                    options.add(recording(archive));
                }
            }
            boolean shortRun = isShortRun(task, machine, settings);
            if (shortRun) {
                options.addAll(FOR_A_QUICK_END);
            }
            String archiveName = Objects.requireNonNull(archive.folder().getFileName()).toString();
            complete = true;
            return Optional.of(
                    new WarmLaunch(
                            options, app, new WarmUse(jar.digest(), archiveName, way, shortRun)));
        } finally {
            if (!complete) {
                jar.release(id);
            }
        }
    }

    /** An archive that is refused after all must not show in the program's output. */
    private static List<String> silence(Jvm jvm) {
        return jvm.version() >= JvmFitness.LOWEST_VERSION_THAT_LINKS
                ? List.of("-Xlog:cds*=off", "-Xlog:aot*=off")
                : List.of("-Xlog:cds*=off");
    }

    private boolean records(LaunchId id, WarmArchive archive, WarmJar.Layout layout)
            throws IOException {
        if (archive.beginRecording(id)) {
            return true;
        }
        // Its server may have been killed, and the one that followed as well.
        if (!archive.isBeingRecorded(this::isLive, cache.now())) {
            archive.endRecording(false, layout.startClass());
        }
        return false;
    }

    /** The launch that was prepared did not come about. */
    void release(LaunchId id, WarmUse use) {
        ended(id, "", use, "", new TaskStatus.Lost("it was not launched"), Optional.empty());
    }

    /**
     * A run is over. Being told of it twice does no harm.
     *
     * @param java what it was started with
     */
    synchronized void ended(
            LaunchId id,
            String task,
            WarmUse use,
            String java,
            TaskStatus end,
            Optional<Duration> took) {
        try {
            boolean good = end instanceof TaskStatus.Exited(int code, _) && code == 0;
            if (end instanceof TaskStatus.Exited && took.isPresent()) {
                cache.history().add(task, id, took.get(), good, account.shortRun());
            }
            WarmJar jar = cache.jar(use.jar());
            jar.release(id);
            Optional<WarmJar.Layout> layout = jar.layout();
            WarmArchive archive = new WarmArchive(jar.file(use.archive()));
            if (layout.isEmpty() || !archive.recordedBy().equals(Optional.of(id))) {
                return;
            }
            archive.endRecording(good, layout.get().startClass());
            Optional<Jvm> jvm = java.isEmpty() ? Optional.empty() : Jvm.of(java);
            if (jvm.isPresent() && archive.hasClassList()) {
                for (JvmFitness.Archive kind : JvmFitness.Archive.values()) {
                    if (jar.archive(jvm.get(), kind).equals(archive)) {
                        cache.train(jvm.get(), jar.file(layout.get().jar()), kind, archive);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The end of {0} is not made use of: {1}", id, e.toString());
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    @Override
    public void close() {
        cache.close();
    }
}
