package net.dstone.platform.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes an archive from a list of classes. The Java machine loads and links them; nothing of the app is
 * run, as a task has effects.
 */
final class ArchiveTraining {

    private static final System.Logger LOG = System.getLogger(ArchiveTraining.class.getName());

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Path NICE = Path.of("/usr/bin/nice");

    /** Below the size from which on objects are referred to in another way, whatever the computer has. */
    private static final String HEAP = "-Xmx2g";

    private ArchiveTraining() {}

    /** Whether there is a usable archive now. */
    static boolean train(Jvm jvm, Path jar, JvmFitness.Archive kind, WarmArchive target)
            throws IOException, InterruptedException {
        Path archive = target.newArchive();
        boolean made = false;
        try {
            made =
                    succeeds(target, dump(jvm, jar, kind, target.classList(), archive))
                            && Files.exists(archive)
                            && succeeds(target, check(jvm, jar, archive));
            if (made) {
                target.publish(archive);
            }
            return made;
        } finally {
            if (!made) {
                Files.deleteIfExists(archive);
            }
        }
    }

    /** Objects are archived by the G1 collector only, but other collectors read them. */
    private static List<String> dump(
            Jvm jvm, Path jar, JvmFitness.Archive kind, Path list, Path archive) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                jvm.executable().toString(),
                                "-Xshare:dump",
                                "-XX:SharedClassListFile=" + list,
                                "-XX:SharedArchiveFile=" + archive,
                                "-XX:+UseG1GC",
                                HEAP));
        if (kind == JvmFitness.Archive.LINKED_CLASSES) {
            line.add("-XX:+AOTClassLinking");
        }
        line.addAll(List.of("-cp", jar.toString()));
        return line;
    }

    /** The Java machine itself says whether it would take the archive; it starts no program for that. */
    private static List<String> check(Jvm jvm, Path jar, Path archive) {
        return List.of(
                jvm.executable().toString(),
                "-Xshare:on",
                "-XX:SharedArchiveFile=" + archive,
                HEAP,
                "-cp",
                jar.toString(),
                "-version");
    }

    /** What a Java machine leaves when it crashes is in the archive's folder, and goes with it. */
    private static boolean succeeds(WarmArchive target, List<String> command)
            throws IOException, InterruptedException {
        List<String> line =
                Stream.concat(
                                Files.isExecutable(NICE)
                                        ? Stream.of(NICE.toString(), "-n", "19")
                                        : Stream.of(),
                                command.stream())
                        .toList();
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(target.folder().toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "Gave up after {0}: {1}", PATIENCE, command);
                return false;
            }
            if (process.exitValue() != 0) {
                LOG.log(Level.WARNING, "Exit code {0}: {1}", process.exitValue(), command);
                return false;
            }
            return true;
        } finally {
            process.destroyForcibly();
        }
    }
}
