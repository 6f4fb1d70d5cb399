package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskStatus;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same real application, launched the plain way and warm: nobody can tell from what it does. Each
 * case starts it several times and makes an archive, so most of them are run only with {@code
 * -Dwarm.launches.all=true}.
 */
class WarmLaunchIT extends LocalRuns {

    private static final String ALL = "warm.launches.all";

    private static final Path SAMPLES =
            Path.of(System.getProperty("basedir", ""))
                    .toAbsolutePath()
                    .resolve("../../samples")
                    .normalize();

    private static final List<String> JOB_OF_DSTONE =
            List.of("--spring.batch.job.names=tableInsertJob", "rows=25");

    /** Prints all that an application can see of how it was started. */
    private static final String PROBE =
            """
            package probe;

            import java.io.InputStream;
            import java.net.URL;
            import java.util.ArrayList;
            import java.util.Collections;
            import java.util.List;
            import java.util.TreeMap;

            public class Probe {
                public static void main(String[] arguments) throws Exception {
                    java.util.TimeZone.getDefault(); // which sets a property, and Boot's loader may have done it
                    new TreeMap<>(System.getProperties()).forEach((k, v) -> System.out.println("property " + k + "=" + v));
                    System.out.println("arguments " + List.of(arguments));
                    System.out.println("thread " + Thread.currentThread().getName());
                    System.out.println("input " + System.in.read());
                    Package own = Probe.class.getPackage();
                    System.out.println("version " + own.getImplementationTitle() + " " + own.getImplementationVersion());
                    ClassLoader loader = Thread.currentThread().getContextClassLoader();
                    System.out.println("same loader " + (loader == Probe.class.getClassLoader()));
                    for (String library : new String[] {"org.postgresql.Driver", "org.springframework.boot.SpringApplication", "com.zaxxer.hikari.HikariDataSource"}) {
                        Class<?> type = Class.forName(library, false, loader);
                        String place = type.getProtectionDomain().getCodeSource().getLocation().toString().replaceAll("!/?$", "");
                        System.out.println(library + " of " + place.substring(place.lastIndexOf('/') + 1) + " " + type.getPackage().getImplementationVersion());
                    }
                    for (String name : new String[] {"META-INF/MANIFEST.MF", "META-INF/spring.factories", "META-INF/services/java.sql.Driver", "META-INF/services/java.nio.file.spi.FileSystemProvider", "application.yml", "probe/", "probe/Probe.class", "org/h2/", "BOOT-INF/classpath.idx", "nowhere"}) {
                        List<String> found = new ArrayList<>();
                        for (URL url : Collections.list(loader.getResources(name))) {
                            try (InputStream in = url.openStream()) {
                                found.add(name.endsWith("/") || name.endsWith(".MF") ? "yes" : String.valueOf(new String(in.readAllBytes(), "UTF-8").hashCode()));
                            }
                        }
                        System.out.println("resource " + name + " " + (name.endsWith(".MF") ? "" + (found.size() > 10) : "" + found));
                    }
                    try (InputStream in = loader.getResourceAsStream("META-INF/MANIFEST.MF")) {
                        new java.util.jar.Manifest(in).getMainAttributes().entrySet().stream().map(String::valueOf).sorted().forEach(a -> System.out.println("manifest " + a));
                    }
                    System.err.println("error output 한글");
                    System.exit(42);
                }
            }
            """;

    /** They say that it was not Boot's loader that loaded the app, or that an archive was used. */
    private static final List<String> INTENDED_DIFFERENCES =
            List.of(
                    "property java.protocol.handler.pkgs=",
                    "property java.vm.info=",
                    "manifest Main-Class=",
                    "manifest Class-Path=");

    private LocalTaskLauncher launcher(int java, boolean warm) {
        Path home = JavaHomes.discover().homes().get(java);
        assumeTrue(home != null, "there is no Java " + java);
        return newLauncher(
                LocalAccount.of(
                        Map.of(
                                "javaCmd",
                                Objects.requireNonNull(home).resolve("bin/java").toString(),
                                "warmLaunches",
                                String.valueOf(warm))));
    }

    /** What can be seen of a run. */
    private record Seen(int exitCode, List<String> stdout, List<String> stderr) {}

    private record Run(Seen seen, Optional<WarmUse.Way> way, Path entry) {}

    private Run run(LocalTaskLauncher launcher, Path jar, List<String> arguments) {
        LaunchId id = id("it");
        launcher.launch(
                new TaskLaunchRequest(
                        id,
                        "it",
                        new Executable.Jar(jar, OptionalInt.empty()),
                        4,
                        Map.of(
                                "spring.datasource.generate-unique-name",
                                "false",
                                "server.port",
                                "0"),
                        Map.of(),
                        arguments));
        TaskStatus end = awaitFinal(launcher, id);
        awaitTrue(
                () -> !Files.exists(home().resolve("runs/.live").resolve(id.value())),
                "end of " + id);
        int code = end instanceof TaskStatus.Exited(int exit, _) ? exit : -1;
        WarmUse use = folderOf(id).record().orElseThrow().warm();
        return new Run(
                new Seen(
                        code,
                        normalised(launcher, id, LogStream.STDOUT, jar),
                        normalised(launcher, id, LogStream.STDERR, jar)),
                Optional.ofNullable(use).map(WarmUse::way),
                use == null
                        ? jar
                        : home().resolve("warm/jars").resolve(use.jar()).resolve(use.archive()));
    }

    /** Only times, process ids, launch ids and the place of the jar are not the same. */
    private List<String> normalised(
            LocalTaskLauncher launcher, LaunchId id, LogStream stream, Path jar) {
        String laidOut = home().resolve("warm/jars") + "/[0-9a-f]{64}/" + jar.getFileName();
        String pid = String.valueOf(pidOf(id));
        return text(launcher, id, stream)
                .replaceAll(laidOut, jar.toString())
                .replace(jar + "!/BOOT-INF/classes", jar.toString())
                .replace(jar + "!BOOT-INF/classes", jar.toString())
                .replace(id.value(), "ID")
                .replaceAll("\\b" + pid + "\\b", "PID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]+(Z|\\+\\d\\d:\\d\\d)?", "TIME")
                .replaceAll("\\d+ms\\b", "TIME")
                .replaceAll("\\b1\\d{12}\\b", "TIME")
                .replaceAll("\\d+(\\.\\d+)? seconds", "TIME")
                .replaceAll("(JVM running|process running) for \\d+\\.\\d+", "running for TIME")
                .lines()
                .filter(line -> INTENDED_DIFFERENCES.stream().noneMatch(line::startsWith))
                .toList();
    }

    private long pidOf(LaunchId id) {
        return folderOf(id).program().orElseThrow().pid();
    }

    private void awaitArchive(Run run) {
        awaitTrue(() -> new WarmArchive(run.entry()).made().isPresent(), "archive", TRAINING_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "batch-boot2, 17, --sample.fail=true",
        "dstone-batch, 25, --spring.batch.job.names=restartableJob"
    })
    void anApplicationDoesTheSameWhicheverWayItIsLaunched(String sample, int java, String failing) {
        assertSameEffect(sample, java, failing);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = ALL, matches = "true")
    @CsvSource({
        "batch-boot3, 17, --sample.fail=true",
        "batch-boot3, 25, --sample.fail=true",
        "dstone-batch, 17, --spring.batch.job.names=restartableJob"
    })
    void soDoesAnyOther(String sample, int java, String failing) {
        assertSameEffect(sample, java, failing);
    }

    private void assertSameEffect(String sample, int java, String failing) {
        Path jar = SAMPLES.resolve(sample + "/target/" + sample + "-0.0.1-SNAPSHOT.jar");
        List<String> arguments = sample.equals("dstone-batch") ? JOB_OF_DSTONE : List.of();
        LocalTaskLauncher plain = launcher(java, false);
        LocalTaskLauncher warm = launcher(java, true);

        Run expected = run(plain, jar, arguments);
        Run recording = run(warm, jar, arguments);
        awaitArchive(recording);
        Run archived = run(warm, jar, arguments);

        assertThat(expected.way()).isEmpty();
        assertThat(expected.seen().exitCode()).isZero();
        assertThat(expected.seen().stdout()).hasSizeGreaterThan(10);
        assertThat(recording.way()).contains(WarmUse.Way.RECORDING);
        assertThat(recording.seen()).isEqualTo(expected.seen());
        assertThat(archived.way()).contains(WarmUse.Way.ARCHIVE);
        assertThat(archived.seen()).isEqualTo(expected.seen());
        Run failed = run(warm, jar, List.of(failing));
        assertThat(failed.way()).contains(WarmUse.Way.ARCHIVE);
        assertThat(failed.seen().exitCode())
                .isEqualTo(run(plain, jar, List.of(failing)).seen().exitCode());
    }

    @ParameterizedTest
    @CsvSource("batch-boot3, 17")
    void anApplicationSeesTheSameWhicheverWayItIsLaunched(String sample, int java)
            throws IOException {
        assertSameView(sample, java);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = ALL, matches = "true")
    @CsvSource({"batch-boot2, 17", "batch-boot3, 25", "dstone-batch, 25"})
    void soSeesAnyOther(String sample, int java) throws IOException {
        assertSameView(sample, java);
    }

    private void assertSameView(String sample, int java) throws IOException {
        Path jar = probe(SAMPLES.resolve(sample + "/target/" + sample + "-0.0.1-SNAPSHOT.jar"));
        List<String> arguments = List.of("a b", "", "한글", "--x=$y");
        LocalTaskLauncher plain = launcher(java, false);
        LocalTaskLauncher warm = launcher(java, true);

        Run expected = run(plain, jar, arguments);
        assertThat(expected.seen().exitCode()).isEqualTo(42);
        assertThat(expected.seen().stdout())
                .contains("version probe 7.8.9", "arguments [a b, , 한글, --x=$y]");
        for (int i = 0; i < 3; i++) {
            Run recording = run(warm, jar, arguments);
            assertThat(recording.way()).contains(WarmUse.Way.RECORDING);
            assertThat(recording.seen()).isEqualTo(expected.seen());
            if (i == 2) {
                awaitArchive(recording);
            }
        }
        Run archived = run(warm, jar, arguments);

        assertThat(archived.way()).contains(WarmUse.Way.ARCHIVE);
        assertThat(archived.seen()).isEqualTo(expected.seen());
    }

    /** The sample with another main class and a version in its manifest. */
    private Path probe(Path sample) throws IOException {
        Path source = folder.resolve("probe/Probe.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, PROBE);
        int code =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--release",
                                "17",
                                "-d",
                                folder.resolve("classes").toString(),
                                source.toString());
        assertThat(code).isZero();
        Path jar = folder.resolve("probe.jar");
        try (ZipFile zip = new ZipFile(sample.toFile());
                OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : new ArrayList<>(Collections.list(zip.entries()))) {
                try (InputStream in = zip.getInputStream(entry)) {
                    copy(entry, in, out);
                }
            }
            out.putNextEntry(new ZipEntry("BOOT-INF/classes/probe/"));
            out.putNextEntry(new ZipEntry("BOOT-INF/classes/probe/Probe.class"));
            Files.copy(folder.resolve("classes/probe/Probe.class"), out);
        }
        return jar;
    }

    private static void copy(ZipEntry entry, InputStream in, ZipOutputStream out)
            throws IOException {
        if (!entry.getName().equals("META-INF/MANIFEST.MF")) {
            out.putNextEntry(new ZipEntry(entry));
            in.transferTo(out);
            return;
        }
        Manifest manifest = new Manifest(in);
        manifest.getMainAttributes().putValue("Start-Class", "probe.Probe");
        manifest.getMainAttributes().putValue("Implementation-Title", "probe");
        manifest.getMainAttributes().putValue("Implementation-Version", "7.8.9");
        out.putNextEntry(new ZipEntry(entry.getName()));
        manifest.write(out);
    }
}
