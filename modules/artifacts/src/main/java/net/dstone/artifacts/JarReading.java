package net.dstone.artifacts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Finds out what {@link JarContents} says, from names, manifests and the first bytes of classes. */
final class JarReading {

    private static final String BOOT_LAUNCHERS = "org.springframework.boot.loader.";
    private static final int CLASS_FILE_MAGIC = 0xCAFEBABE;

    /** Class-file version 45 was Java 1.1, 52 Java 8, 61 Java 17. */
    private static final int CLASS_FILE_VERSION_BEFORE_JAVA_1 = 44;

    private final AppArchive archive;
    private final Attributes manifest;
    private final List<Library> libraries;

    private JarReading(AppArchive archive) throws IOException {
        this.archive = archive;
        this.manifest = archive.manifest().getMainAttributes();
        this.libraries = libraries();
    }

    static JarContents read(Path file) {
        try (AppArchive archive = AppArchive.open(file)) {
            return new JarReading(archive).contents();
        } catch (IOException | IllegalArgumentException e) {
            throw AppArchive.corrupt(file, e);
        }
    }

    private JarContents contents() throws IOException {
        Optional<String> bootVersion = attribute("Spring-Boot-Version");
        return new JarContents(
                kind(),
                attribute("Main-Class"),
                attribute("Start-Class"),
                bootVersion.isPresent()
                        ? bootVersion
                        : version("org.springframework.boot", "spring-boot"),
                version("org.springframework.batch", "spring-batch-core"),
                version("org.springframework.cloud", "spring-cloud-task-core"),
                javaLevel(),
                libraries);
    }

    private JarContents.Kind kind() {
        Optional<String> mainClass = attribute("Main-Class");
        boolean war = archive.hasFolder("WEB-INF/");
        if (mainClass.filter(name -> name.startsWith(BOOT_LAUNCHERS)).isPresent()) {
            return war ? JarContents.Kind.BOOT_WAR : JarContents.Kind.BOOT_JAR;
        }
        if (mainClass.isPresent()) {
            return JarContents.Kind.EXECUTABLE_JAR;
        }
        return war ? JarContents.Kind.WAR : JarContents.Kind.LIBRARY;
    }

    private List<Library> libraries() throws IOException {
        List<Library> found = new ArrayList<>();
        for (ZipEntry entry : archive.libraries()) {
            Library library = Library.ofFileName(fileName(entry.getName()));
            found.add(
                    library.version().isPresent() ? library : withManifestVersion(library, entry));
        }
        String classPath = attribute("Class-Path").orElse("");
        Stream.of(classPath.split("\\s+"))
                .filter(path -> path.endsWith(".jar"))
                .map(path -> Library.ofFileName(fileName(path)))
                .forEach(found::add);
        return found;
    }

    private Library withManifestVersion(Library library, ZipEntry entry) throws IOException {
        List<Manifest> manifests = new ArrayList<>();
        archive.readInside(
                entry,
                Set.of("META-INF/MANIFEST.MF"),
                resource ->
                        manifests.add(new Manifest(new ByteArrayInputStream(resource.bytes()))));
        return new Library(
                library.name(),
                manifests.stream()
                        .map(found -> found.getMainAttributes().getValue("Implementation-Version"))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    /** From a library, or from what is left of it in a jar that has all libraries' classes mixed in. */
    private Optional<String> version(String group, String artifact) throws IOException {
        Optional<String> ofLibrary =
                libraries.stream()
                        .filter(library -> library.name().equals(artifact))
                        .flatMap(library -> library.version().stream())
                        .findFirst();
        if (ofLibrary.isPresent()) {
            return ofLibrary;
        }
        Properties pom = new Properties();
        String name = "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
        pom.load(new ByteArrayInputStream(archive.bytes(name).orElse(new byte[0])));
        return Optional.ofNullable(pom.getProperty("version"));
    }

    /** The main class's level where libraries are mixed in, otherwise the highest of all own classes. */
    private OptionalInt javaLevel() throws IOException {
        String folder = archive.classFolder();
        if (folder.isEmpty() && attribute("Main-Class").isPresent()) {
            String main = attribute("Main-Class").get().replace('.', '/') + ".class";
            OptionalInt level = highestLevel(entry -> entry.getName().equals(main));
            if (level.isPresent()) {
                return level;
            }
        }
        return highestLevel(entry -> isOwnClass(entry.getName(), folder));
    }

    private static boolean isOwnClass(String name, String folder) {
        return name.startsWith(folder)
                && name.endsWith(".class")
                && !name.endsWith("module-info.class")
                && !name.startsWith("META-INF/versions/");
    }

    private OptionalInt highestLevel(Predicate<ZipEntry> wanted) throws IOException {
        int highest = 0;
        List<? extends ZipEntry> classes = archive.entries().filter(wanted).toList();
        for (ZipEntry entry : classes) {
            byte[] head = archive.head(entry, 8);
            if (head.length == 8 && ByteBuffer.wrap(head).getInt() == CLASS_FILE_MAGIC) {
                int version = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(6));
                highest = Math.max(highest, version - CLASS_FILE_VERSION_BEFORE_JAVA_1);
            }
        }
        return highest > 0 ? OptionalInt.of(highest) : OptionalInt.empty();
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getValue(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
