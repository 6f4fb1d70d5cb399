package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.dstone.platform.LaunchId;

/**
 * The folder with all that warm launches keep:
 *
 * <pre>
 * jars/DIGEST/       see {@link WarmJar}
 * digests/           which jar has which content
 * tasks/             how long the last runs of each task took
 * training.lock      held by the one process that makes an archive or cleans up
 * </pre>
 */
final class WarmCache implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WarmCache.class.getName());

    private static final String JARS = "jars";
    private static final String DIGESTS = "digests";
    private static final String TASKS = "tasks";

    private static final String NEW = ".new-";
    private static final String GONE = ".gone-";

    /** Older than this, a folder on its way belongs to a server that was killed. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(10);

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    /** Of a Java machine that was not used for so long, archives are of no use. */
    private static final Duration ARCHIVES_KEPT_FOR = Duration.ofDays(30);

    /** A laid out jar whose files are what they were made. */
    record Ready(WarmJar jar, WarmJar.Layout layout) {}

    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final Path root;
    private final Path jars;
    private final long limit;
    private final Predicate<LaunchId> isLive;
    private final Clock clock;
    private final JarDigests digests;
    private final TaskHistory history;
    private final IntactFiles files = new IntactFiles();
    private final Set<Path> toBeTrained = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor background =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("local-warm").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    WarmCache(Path root, long limit, Predicate<LaunchId> isLive, Clock clock) {
        this.root = root;
        this.jars = root.resolve(JARS);
        this.limit = limit;
        this.isLive = isLive;
        this.clock = clock;
        this.digests = new JarDigests(root.resolve(DIGESTS));
        this.history = new TaskHistory(root.resolve(TASKS));
        background.allowCoreThreadTimeOut(true);
    }

    JarDigests digests() {
        return digests;
    }

    TaskHistory history() {
        return history;
    }

    IntactFiles files() {
        return files;
    }

    Instant now() {
        return clock.instant();
    }

    boolean exists() {
        return Files.isDirectory(root);
    }

    /** Programs are run from here, so nobody else may write here. */
    private void make() throws IOException {
        if (!Files.isDirectory(root)) {
            RunFolders.createPrivateDirectory(root);
        }
        for (String folder : List.of(JARS, DIGESTS, TASKS)) {
            Files.createDirectories(root.resolve(folder));
        }
    }

    long freeBytes() throws IOException {
        make();
        return root.toFile().getUsableSpace();
    }

    WarmJar jar(String digest) {
        return new WarmJar(jars.resolve(digest));
    }

    /** Empty if it is not there or damaged; a damaged one is removed, unless something runs from it. */
    Optional<Ready> find(String digest) throws IOException {
        WarmJar jar = jar(digest);
        Optional<WarmJar.Layout> layout = jar.layout();
        if (layout.isPresent() && isIntact(jar, layout.get())) {
            return Optional.of(new Ready(jar, layout.get()));
        }
        if (Files.exists(jar.path())) {
            LOG.log(Level.WARNING, "{0} is damaged and will be made anew", jar.path());
            remove(jar);
        }
        return Optional.empty();
    }

    private boolean isIntact(WarmJar jar, WarmJar.Layout layout) throws IOException {
        for (BootJar.LaidOutFile file : layout.files()) {
            if (!files.isIntact(jar.file(file.name()), file.size(), file.sha256())) {
                return false;
            }
        }
        return true;
    }

    Path newFolder() throws IOException {
        return Files.createDirectory(jars.resolve(NEW + UUID.randomUUID()));
    }

    /** Gives a prepared jar its name; another server may have been quicker. */
    Optional<Ready> publish(WarmJar prepared, String digest) throws IOException {
        WarmJar jar = jar(digest);
        try {
            Files.move(prepared.path(), jar.path(), ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(jar.path())) {
                return find(digest);
            }
            throw e;
        }
        Optional<WarmJar.Layout> layout = jar.layout();
        if (layout.isPresent()) {
            for (BootJar.LaidOutFile file : layout.get().files()) {
                files.trust(jar.file(file.name()));
            }
        }
        cleanInBackground();
        return layout.map(l -> new Ready(jar, l));
    }

    /** Makes the archive in the background, one at a time in this home, whichever server does it. */
    void train(Jvm jvm, Path app, JvmFitness.Archive kind, WarmArchive archive) {
        if (!toBeTrained.add(archive.folder())) {
            return;
        }
        inBackground(
                () -> {
                    try {
                        alone(() -> trainNow(jvm, app, kind, archive));
                    } finally {
                        toBeTrained.remove(archive.folder());
                    }
                });
    }

    private void trainNow(Jvm jvm, Path app, JvmFitness.Archive kind, WarmArchive archive)
            throws IOException, InterruptedException {
        if (archive.made().isPresent() || !archive.hasClassList() || archive.isHopeless()) {
            return;
        }
        if (ArchiveTraining.train(jvm, app, kind, archive)) {
            archive.forgetTries();
            LOG.log(Level.DEBUG, "Made an archive in {0}", archive.folder());
        } else {
            archive.addTry();
            LOG.log(Level.WARNING, "No archive could be made in {0}", archive.folder());
        }
        clean();
    }

    void cleanInBackground() {
        inBackground(() -> alone(this::clean));
    }

    void inBackground(Work work) {
        background.execute(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (IOException | RuntimeException e) {
                        LOG.log(Level.WARNING, "Warm launches: {0}", e.toString());
                    }
                });
    }

    /** Does nothing if another server is at it. */
    private void alone(Work work) throws IOException, InterruptedException {
        make();
        try (FileChannel file = FileChannel.open(root.resolve("training.lock"), CREATE, WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null) {
                work.run();
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "Another launcher of this server cleans up or trains");
        }
    }

    private void clean() throws IOException {
        removeLeftovers();
        Set<String> wanted = digests.keepExisting();
        List<Sized> kept = new ArrayList<>();
        for (WarmJar jar : list()) {
            clean(jar, wanted.contains(jar.digest())).ifPresent(kept::add);
        }
        kept.sort(Comparator.comparing(Sized::lastUsed));
        long total = kept.stream().mapToLong(Sized::bytes).sum();
        for (Sized oldest : kept) {
            if (total > limit && clean(oldest.jar(), false).isEmpty()) {
                total -= oldest.bytes();
            }
        }
        history.removeOld(clock.instant());
    }

    /** Empty if nothing is left of it; one that cannot be looked at must not keep others from going. */
    private Optional<Sized> clean(WarmJar jar, boolean wanted) {
        try {
            removeOldArchives(jar);
            return wanted || !remove(jar)
                    ? Optional.of(new Sized(jar, jar.lastUsed(), size(jar.path())))
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "{0} stays: {1}", jar.path(), e.toString());
            return Optional.of(new Sized(jar, clock.instant(), 0));
        }
    }

    private record Sized(WarmJar jar, Instant lastUsed, long bytes) {}

    private List<WarmJar> list() throws IOException {
        List<WarmJar> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(jars, "[!.]*")) {
            folders.forEach(folder -> all.add(new WarmJar(folder)));
        }
        return all;
    }

    private void removeOldArchives(WarmJar jar) throws IOException {
        for (WarmArchive archive : jar.archives()) {
            Instant used = Files.getLastModifiedTime(archive.folder()).toInstant();
            if (used.plus(ARCHIVES_KEPT_FOR).isBefore(clock.instant())) {
                RunFolders.deleteRecursively(archive.folder());
            } else {
                archive.removeOthers();
            }
        }
    }

    /**
     * Whether it is gone. It goes out of sight first: a launch that begins meanwhile either does not
     * find it, or is seen here and gets it back before its Java machine looks for it.
     */
    private boolean remove(WarmJar jar) throws IOException {
        if (jar.isInUse(isLive, clock.instant())) {
            return false;
        }
        WarmJar gone = new WarmJar(jars.resolve(GONE + UUID.randomUUID()));
        try {
            Files.move(jar.path(), gone.path(), ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (gone.isInUse(isLive, clock.instant())) {
            Files.move(gone.path(), jar.path(), ATOMIC_MOVE);
            return false;
        }
        files.forgetBelow(jar.path());
        RunFolders.deleteRecursively(gone.path());
        return true;
    }

    private void removeLeftovers() throws IOException {
        removeLeftovers(jars, "{" + NEW + "," + GONE + "}*");
        for (String folder : List.of(DIGESTS, TASKS)) {
            removeLeftovers(root.resolve(folder), JsonFile.TEMPORARY + "*");
        }
    }

    private void removeLeftovers(Path folder, String names) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, names)) {
            for (Path leftover : leftovers) {
                Instant made = Files.getLastModifiedTime(leftover).toInstant();
                if (made.plus(LONGEST_CHANGE).isBefore(clock.instant())) {
                    RunFolders.deleteRecursively(leftover);
                }
            }
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.mapToLong(WarmCache::sizeOfFile).sum();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            // It was removed meanwhile.
            return 0;
        }
    }

    /** A Java machine that makes an archive is killed first. */
    @Override
    public void close() {
        background.shutdownNow();
        try {
            if (!background.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "Work on {0} goes on after the end", root);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
