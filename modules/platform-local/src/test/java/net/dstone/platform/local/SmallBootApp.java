package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.spi.ToolProvider;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar in the form of a Spring Boot jar, without Spring: small enough to make an archive of it in every
 * test. What comes of a real application is shown by WarmLaunchIT.
 */
final class SmallBootApp {

    static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private static final String SOURCE =
            """
            package app;

            public class Greeter {
                public static void main(String[] arguments) throws Exception {
                    System.out.println(lib.Library.greeting() + " " + String.join(",", arguments));
                    if (arguments.length > 1 && arguments[0].equals("sleep")) {
                        Thread.sleep(Long.parseLong(arguments[1]));
                    }
                    System.exit(arguments.length > 1 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
                }
            }
            """;

    /** What Boot's own one does, in a few lines. */
    private static final String BOOT_LAUNCHER =
            """
            package org.springframework.boot.loader.launch;

            import java.io.InputStream;
            import java.util.jar.JarInputStream;

            public class JarLauncher extends ClassLoader {
                public static void main(String[] arguments) throws Exception {
                    new JarLauncher().loadClass("app.Greeter").getMethod("main", String[].class).invoke(null, (Object) arguments);
                }

                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    String file = name.replace('.', '/') + ".class";
                    try {
                        InputStream own = getResourceAsStream("BOOT-INF/classes/" + file);
                        if (own == null) {
                            JarInputStream library = new JarInputStream(getResourceAsStream("BOOT-INF/lib/library-1.0.jar"));
                            while (!library.getNextEntry().getName().equals(file)) {}
                            own = library;
                        }
                        byte[] bytes = own.readAllBytes();
                        return defineClass(name, bytes, 0, bytes.length);
                    } catch (Exception e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
            }
            """;

    private static final String LAUNCHER_CLASS =
            "org/springframework/boot/loader/launch/JarLauncher.class";

    private static final String LIBRARY =
            """
            package lib;

            public class Library {
                public static String greeting() {
                    return "Hello";
                }
            }
            """;

    /** Compiled once, as that takes longer than a test. */
    private static final Map<String, byte[]> CLASSES = new ConcurrentHashMap<>();

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();

    /**
     * @param work an empty folder
     */
    SmallBootApp(Path work) throws IOException {
        if (CLASSES.isEmpty()) {
            compile(work);
        }
        attributes.put("Main-Class", LAUNCHER);
        attributes.put("Start-Class", "app.Greeter");
        attributes.put("Implementation-Version", "1.2.3");
        entries.put(LAUNCHER_CLASS, Objects.requireNonNull(CLASSES.get(LAUNCHER_CLASS)));
        entries.put("BOOT-INF/classes/", new byte[0]);
        entries.put("BOOT-INF/classes/app/", new byte[0]);
        entries.put(
                "BOOT-INF/classes/app/Greeter.class",
                Objects.requireNonNull(CLASSES.get("app/Greeter.class")));
        entries.put(
                "BOOT-INF/lib/library-1.0.jar",
                jar(
                        Map.of(
                                "lib/Library.class",
                                Objects.requireNonNull(CLASSES.get("lib/Library.class")))));
    }

    private static void compile(Path work) throws IOException {
        Path library = write(work.resolve("src/lib/Library.java"), LIBRARY);
        Path source = write(work.resolve("src/app/Greeter.java"), SOURCE);
        Path launcher = write(work.resolve("src/JarLauncher.java"), BOOT_LAUNCHER);
        Path classes = work.resolve("classes");
        int code =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--release",
                                "17",
                                "-d",
                                classes.toString(),
                                library.toString(),
                                launcher.toString(),
                                source.toString());
        assertThat(code).isZero();
        for (String name : List.of("app/Greeter.class", "lib/Library.class", LAUNCHER_CLASS)) {
            CLASSES.put(name, Files.readAllBytes(classes.resolve(name)));
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    SmallBootApp with(String entry, String text) {
        return with(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    SmallBootApp with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    SmallBootApp withAttribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    Path writeTo(Path jar) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
        attributes.forEach((name, value) -> manifest.append(name + ": " + value + "\n"));
        all.put("META-INF/MANIFEST.MF", manifest.toString().getBytes(StandardCharsets.UTF_8));
        all.putAll(entries);
        return Files.write(jar, jar(all));
    }

    static byte[] jar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(entries, bytes);
        return bytes.toByteArray();
    }

    private static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                CRC32 crc = new CRC32();
                crc.update(content.getValue());
                entry.setTime(1_700_000_000_000L);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
    }
}
