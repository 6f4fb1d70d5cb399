package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which content each jar has, remembered so that a launch need not read it. */
final class JarDigests {

    /**
     * What is known of the jar at a path.
     *
     * @param digest of its content, empty if it is not to be warmed
     * @param unsuited why it is not to be warmed, empty if it is
     */
    record KnownJar(String path, FileIdentity identity, String digest, String unsuited) {

        boolean isSuited() {
            return unsuited.isEmpty();
        }
    }

    private final Path folder;
    private final Map<Path, KnownJar> known = new ConcurrentHashMap<>();

    JarDigests(Path folder) {
        this.folder = folder;
    }

    /** Empty if the file was never looked at or has changed since. */
    Optional<KnownJar> find(Path jar) throws IOException {
        Optional<FileIdentity> identity = FileIdentity.of(jar);
        KnownJar inMemory = known.get(jar);
        Optional<KnownJar> found = inMemory != null ? Optional.of(inMemory) : fileOf(jar).read();
        found = found.filter(k -> identity.isPresent() && k.identity().equals(identity.get()));
        found.ifPresent(k -> known.put(jar, k));
        return found;
    }

    /** Reads the jar; an unsuited one only as far as needed. */
    KnownJar read(Path jar) throws IOException {
        FileIdentity before = identity(jar);
        try {
            BootJar.open(jar).close();
        } catch (BootJar.NotSuitedException e) {
            return unsuited(jar, before, String.valueOf(e.getMessage()));
        }
        KnownJar read = new KnownJar(jar.toString(), before, Sha256.of(jar), "");
        if (!identity(jar).equals(before)) {
            throw new IOException(jar + " was changed while it was read");
        }
        return remember(jar, read);
    }

    KnownJar unsuited(Path jar, FileIdentity identity, String reason) throws IOException {
        return remember(jar, new KnownJar(jar.toString(), identity, "", reason));
    }

    private KnownJar remember(Path jar, KnownJar content) throws IOException {
        fileOf(jar).write(content);
        known.put(jar, content);
        return content;
    }

    /** The contents of all jars that still exist; others are forgotten. */
    Set<String> keepExisting() throws IOException {
        Set<String> digests = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                Optional<KnownJar> jar = new JsonFile<>(file, KnownJar.class).read();
                if (jar.filter(k -> Files.exists(Path.of(k.path()))).isPresent()) {
                    digests.add(jar.get().digest());
                } else {
                    Files.deleteIfExists(file);
                    jar.ifPresent(k -> known.remove(Path.of(k.path())));
                }
            }
        }
        return digests;
    }

    private static FileIdentity identity(Path jar) throws IOException {
        return FileIdentity.of(jar).orElseThrow(() -> new IOException(jar + " is not a file"));
    }

    private JsonFile<KnownJar> fileOf(Path jar) {
        return new JsonFile<>(folder.resolve(Sha256.of(jar.toString()) + ".json"), KnownJar.class);
    }
}
