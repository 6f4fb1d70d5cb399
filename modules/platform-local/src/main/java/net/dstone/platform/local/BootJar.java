package net.dstone.platform.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A Spring Boot jar in the form that Boot's own build plugins give it, from 2.x to 4.x, opened for
 * laying it out: its libraries as files, and its own classes in a jar beside them whose manifest names
 * them in the same order. {@code java -jar} runs that the same way, without Boot's loader in between.
 */
final class BootJar implements AutoCloseable {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String BOOT_FOLDER = "BOOT-INF/";

    private static final Set<String> LAUNCHERS =
            Set.of(
                    "org.springframework.boot.loader.JarLauncher",
                    "org.springframework.boot.loader.launch.JarLauncher");

    private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

    /** With one of these the jar does more than its layout says. */
    private static final List<Attributes.Name> SPECIAL =
            List.of(
                    Attributes.Name.CLASS_PATH,
                    new Attributes.Name("Launcher-Agent-Class"),
                    new Attributes.Name("JarModes"));

    private static final Map<Attributes.Name, String> USUAL_PLACES =
            Map.of(
                    new Attributes.Name("Spring-Boot-Classes"), CLASSES,
                    new Attributes.Name("Spring-Boot-Lib"), LIBRARIES);

    /** The order of a signature's files is part of what is signed, and an index names places. */
    private static final Pattern SIGNED_OR_INDEXED =
            Pattern.compile("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|INDEX\\.LIST|versions/.*)");

    /** Names that mean themselves in the Class-Path of a manifest. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._+-]+");

    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    private final ZipFile zip;
    private final Manifest manifest;
    private final String startClass;

    private BootJar(ZipFile zip, Manifest manifest, String startClass) {
        this.zip = zip;
        this.manifest = manifest;
        this.startClass = startClass;
    }

    /** One file of a layout. */
    record LaidOutFile(String name, long size, String sha256) {}

    /** The jar is run as it is. */
    static final class NotSuitedException extends Exception {

        private static final long serialVersionUID = 1L;

        NotSuitedException(String reason) {
            super(reason);
        }
    }

    static BootJar open(Path file) throws IOException, NotSuitedException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            Manifest manifest = manifest(zip);
            String startClass = startClass(zip, manifest);
            requireMainMethod(zip, startClass);
            return new BootJar(zip, manifest, startClass);
        } catch (IOException | NotSuitedException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException, NotSuitedException {
        @Nullable ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new NotSuitedException("it has no manifest");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new Manifest(in);
        }
    }

    private static String startClass(ZipFile zip, Manifest manifest) throws NotSuitedException {
        Attributes attributes = manifest.getMainAttributes();
        @Nullable String launcher = attributes.getValue(Attributes.Name.MAIN_CLASS);
        if (launcher == null || !LAUNCHERS.contains(launcher.strip())) {
            throw new NotSuitedException("it is not started by Spring Boot's JarLauncher");
        }
        for (Attributes.Name name : SPECIAL) {
            if (attributes.containsKey(name)) {
                throw new NotSuitedException("its manifest has " + name);
            }
        }
        for (Map.Entry<Attributes.Name, String> place : USUAL_PLACES.entrySet()) {
            @Nullable String value = attributes.getValue(place.getKey());
            if (value != null && !value.equals(place.getValue())) {
                throw new NotSuitedException("its %s is %s".formatted(place.getKey(), value));
            }
        }
        Optional<? extends ZipEntry> odd =
                zip.stream()
                        .filter(e -> SIGNED_OR_INDEXED.matcher(nameInLayout(e.getName())).matches())
                        .findFirst();
        if (odd.isPresent()) {
            throw new NotSuitedException("it has a file " + odd.get().getName());
        }
        @Nullable String start = attributes.getValue(START_CLASS);
        if (start == null || !CLASS_NAME.matcher(start).matches()) {
            throw new NotSuitedException("its manifest has no Start-Class");
        }
        return start;
    }

    /** Boot's loader calls a hidden method as well, which Java itself does not before version 25. */
    private static void requireMainMethod(ZipFile zip, String startClass)
            throws IOException, NotSuitedException {
        String file = startClass.replace('.', '/') + ".class";
        @Nullable ZipEntry atRoot = zip.getEntry(file);
        @Nullable ZipEntry entry = atRoot == null ? zip.getEntry(CLASSES + file) : atRoot;
        if (entry == null || !hasMainMethod(zip, entry)) {
            throw new NotSuitedException(
                    "%s has no public static void main(String[])".formatted(startClass));
        }
    }

    private static boolean hasMainMethod(ZipFile zip, ZipEntry entry)
            throws IOException, NotSuitedException {
        try (InputStream in = zip.getInputStream(entry)) {
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .anyMatch(
                            method ->
                                    method.methodName().equalsString("main")
                                            && method.methodType()
                                                    .equalsString("([Ljava/lang/String;)V")
                                            && method.flags().has(AccessFlag.PUBLIC)
                                            && method.flags().has(AccessFlag.STATIC));
        } catch (IllegalArgumentException e) {
            throw new NotSuitedException("%s cannot be read: %s".formatted(entry.getName(), e));
        }
    }

    String startClass() {
        return startClass;
    }

    /**
     * Writes the layout.
     *
     * @param folder an empty one
     * @param name of the jar with the app's own classes
     */
    List<LaidOutFile> layOut(Path folder, String name, FileTime modified)
            throws IOException, NotSuitedException {
        List<LaidOutFile> files = new ArrayList<>();
        List<String> classPath = new ArrayList<>();
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        // Boot's loader takes them in the order of the entries; its index is for unpacked ones.
        for (ZipEntry entry : libraries()) {
            String library = entry.getName().substring(LIBRARIES.length());
            if (!PLAIN_NAME.matcher(library).matches()) {
                throw new NotSuitedException("of the name of its library " + entry.getName());
            }
            Path file = libraries.resolve(library);
            String digest;
            try (InputStream in = zip.getInputStream(entry)) {
                digest = write(file, in::transferTo);
            }
            // The Java machine refuses an archive when a library's time is not the one it saw.
            Files.setLastModifiedTime(file, entry.getLastModifiedTime());
            classPath.add("lib/" + library);
            files.add(new LaidOutFile("lib/" + library, Files.size(file), digest));
        }
        Manifest own = new Manifest(manifest);
        own.getMainAttributes().put(Attributes.Name.MAIN_CLASS, startClass);
        own.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        Path app = folder.resolve(name);
        Map<String, ZipEntry> entries = ownEntries();
        String digest = write(app, out -> writeOwn(own, entries, out));
        Files.setLastModifiedTime(app, modified);
        files.add(new LaidOutFile(name, Files.size(app), digest));
        return files;
    }

    private List<? extends ZipEntry> libraries() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(LIBRARIES))
                .toList();
    }

    /** By their new names. What the jar has at its root is found before what is in BOOT-INF/classes. */
    private Map<String, ZipEntry> ownEntries() throws NotSuitedException {
        Map<String, ZipEntry> atRoot = new LinkedHashMap<>();
        Map<String, ZipEntry> classes = new HashMap<>();
        Map<String, ZipEntry> all = new LinkedHashMap<>();
        zip.stream()
                .filter(entry -> !entry.getName().equals(MANIFEST))
                .forEach(
                        entry -> {
                            String name = entry.getName();
                            if (name.startsWith(CLASSES)) {
                                classes.put(name.substring(CLASSES.length()), entry);
                            } else if (!name.startsWith(LIBRARIES) && !name.equals(BOOT_FOLDER)) {
                                atRoot.put(name, entry);
                            }
                        });
        if (classes.containsKey(MANIFEST)) {
            throw new NotSuitedException("it has a manifest in " + CLASSES);
        }
        zip.stream()
                .map(ZipEntry::getName)
                .map(BootJar::nameInLayout)
                .forEach(
                        name -> {
                            @Nullable ZipEntry entry = atRoot.getOrDefault(name, classes.get(name));
                            if (entry != null) {
                                all.put(name, entry);
                            }
                        });
        for (Map.Entry<String, ZipEntry> root : atRoot.entrySet()) {
            @Nullable ZipEntry other = classes.get(root.getKey());
            if (other != null && other.getCrc() != root.getValue().getCrc()) {
                throw new NotSuitedException("it has two files " + root.getKey());
            }
        }
        all.remove("");
        return all;
    }

    private static String nameInLayout(String name) {
        return name.startsWith(CLASSES) ? name.substring(CLASSES.length()) : name;
    }

    /** Without compression, which is quicker to write and to read. */
    private void writeOwn(Manifest own, Map<String, ZipEntry> entries, OutputStream out)
            throws IOException {
        ZipOutputStream jar = new ZipOutputStream(out);
        jar.putNextEntry(
                at(new ZipEntry(MANIFEST), Objects.requireNonNull(zip.getEntry(MANIFEST))));
        own.write(jar);
        for (Map.Entry<String, ZipEntry> named : entries.entrySet()) {
            ZipEntry original = named.getValue();
            ZipEntry entry = at(new ZipEntry(named.getKey()), original);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(original.getSize());
            entry.setCompressedSize(original.getSize());
            entry.setCrc(original.getCrc());
            jar.putNextEntry(entry);
            try (InputStream in = zip.getInputStream(original)) {
                in.transferTo(jar);
            }
        }
        jar.finish();
    }

    private static ZipEntry at(ZipEntry entry, ZipEntry original) {
        entry.setLastModifiedTime(original.getLastModifiedTime());
        return entry;
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static String write(Path file, Content content) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024), digest)) {
            content.writeTo(out);
        }
        return Sha256.hex(digest.digest());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
