package net.dstone.artifacts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A jar or war opened for reading, with the places where Spring Boot's layouts keep things. */
final class AppArchive implements AutoCloseable {

    /** Metadata and manifests are far smaller; a larger entry is not what its name says. */
    private static final int MAX_RESOURCE_BYTES = 32 * 1024 * 1024;

    /** One library at a time is held in memory, unless it is unusually large. */
    private static final int MAX_LIBRARY_BYTES_IN_MEMORY = 64 * 1024 * 1024;

    private static final List<String> CLASS_FOLDERS =
            List.of("BOOT-INF/classes/", "WEB-INF/classes/");
    private static final List<String> LIBRARY_FOLDERS =
            List.of("BOOT-INF/lib/", "WEB-INF/lib/", "WEB-INF/lib-provided/");

    /** A small file from the archive or from a library inside it. */
    record Resource(String name, byte[] bytes) {}

    /** Receives resources one by one, so that not all of them are in memory at once. */
    @FunctionalInterface
    interface ResourceReader {
        void read(Resource resource) throws IOException;
    }

    private final ZipFile zip;

    private AppArchive(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens a file whose existence was checked; anything unreadable is then a corrupt archive. */
    static AppArchive open(Path file) {
        try {
            return new AppArchive(new ZipFile(file.toFile()));
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt(file, e);
        }
    }

    static ArtifactException corrupt(Path file, Exception cause) {
        return new ArtifactException(
                ArtifactException.Kind.CORRUPT,
                "%s is not a readable jar (%s): an incomplete copy, upload or download? Build or copy it again"
                        .formatted(file, cause.getMessage()),
                cause);
    }

    Manifest manifest() throws IOException {
        ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
        if (entry == null) {
            return new Manifest();
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new Manifest(content);
        }
    }

    /** Where the app's own classes are: a folder with trailing slash, empty for a plain jar. */
    String classFolder() {
        return CLASS_FOLDERS.stream()
                .filter(folder -> entries().anyMatch(entry -> entry.getName().startsWith(folder)))
                .findFirst()
                .orElse("");
    }

    boolean hasFolder(String folder) {
        return entries().anyMatch(entry -> entry.getName().startsWith(folder));
    }

    Stream<? extends ZipEntry> entries() {
        return zip.stream();
    }

    List<? extends ZipEntry> libraries() {
        return entries().filter(entry -> isLibrary(entry.getName())).toList();
    }

    /** The first bytes of an entry, fewer if it is shorter. */
    byte[] head(ZipEntry entry, int length) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readNBytes(length);
        }
    }

    Optional<byte[]> bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(bytes(entry));
    }

    /** The files of these names: the archive's own first, then those of its libraries in their order. */
    void readEverywhere(Set<String> names, ResourceReader reader) throws IOException {
        for (String folder : List.of("", CLASS_FOLDERS.get(0), CLASS_FOLDERS.get(1))) {
            for (String name : names) {
                Optional<byte[]> own = bytes(folder + name);
                if (own.isPresent()) {
                    reader.read(new Resource(name, own.get()));
                }
            }
        }
        for (ZipEntry library : libraries()) {
            readInside(library, names, reader);
        }
    }

    /** Reads a library inside the archive; nothing is unpacked to disk. */
    void readInside(ZipEntry library, Set<String> names, ResourceReader reader) throws IOException {
        try (InputStream content = zip.getInputStream(library)) {
            if (library.getSize() < 0 || library.getSize() > MAX_LIBRARY_BYTES_IN_MEMORY) {
                readAll(content, names, reader);
                return;
            }
            byte[] jar = content.readAllBytes();
            Optional<List<Integer>> offsets = CentralDirectory.find(jar, names);
            if (offsets.isEmpty()) {
                readAll(new ByteArrayInputStream(jar), names, reader);
                return;
            }
            for (int offset : offsets.get()) {
                readFirst(new ByteArrayInputStream(jar, offset, jar.length - offset), reader);
            }
        }
    }

    private static void readFirst(InputStream content, ResourceReader reader) throws IOException {
        ZipInputStream nested = new ZipInputStream(content);
        ZipEntry entry = nested.getNextEntry();
        if (entry != null) {
            reader.read(new Resource(entry.getName(), limited(nested, entry)));
        }
    }

    private static void readAll(InputStream content, Set<String> names, ResourceReader reader)
            throws IOException {
        ZipInputStream nested = new ZipInputStream(content);
        for (ZipEntry entry = nested.getNextEntry(); entry != null; entry = nested.getNextEntry()) {
            if (names.contains(entry.getName())) {
                reader.read(new Resource(entry.getName(), limited(nested, entry)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private byte[] bytes(ZipEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return limited(content, entry);
        }
    }

    private static byte[] limited(InputStream content, ZipEntry entry) throws IOException {
        byte[] bytes = content.readNBytes(MAX_RESOURCE_BYTES + 1);
        if (bytes.length > MAX_RESOURCE_BYTES) {
            throw new IOException("%s is larger than 32 MiB".formatted(entry.getName()));
        }
        return bytes;
    }

    private static boolean isLibrary(String name) {
        return name.endsWith(".jar") && LIBRARY_FOLDERS.stream().anyMatch(name::startsWith);
    }
}
