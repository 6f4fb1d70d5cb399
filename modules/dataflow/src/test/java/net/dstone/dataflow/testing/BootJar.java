package net.dstone.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes files that look like Spring Boot programs from outside. They cannot be run. */
public final class BootJar {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private BootJar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        withEntry("BOOT-INF/classes/demo/App.class", classFile(17));
    }

    /** Of a program built with this version of Spring Boot, its classes for Java 17. */
    public static BootJar of(String bootVersion) {
        BootJar jar = new BootJar();
        Attributes attributes = jar.manifest.getMainAttributes();
        attributes.put(
                Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
        attributes.putValue("Start-Class", "demo.App");
        attributes.putValue("Spring-Boot-Version", bootVersion);
        return jar;
    }

    /** Of classes only, which {@code java -jar} cannot run. */
    public static BootJar library() {
        return new BootJar();
    }

    public BootJar withLibrary(String fileName) {
        return withEntry("BOOT-INF/lib/" + fileName, new byte[0]);
    }

    /**
     * @param springMetadata the JSON Spring's annotation processor writes
     * @param visible the ids its author wants shown, separated by commas
     */
    public BootJar withMetadata(String springMetadata, String visible) {
        return withEntry(
                        "BOOT-INF/classes/META-INF/spring-configuration-metadata.json",
                        springMetadata.getBytes(StandardCharsets.UTF_8))
                .withEntry(
                        "BOOT-INF/classes/META-INF/dataflow-configuration-metadata.properties",
                        ("configuration-properties.names=" + visible)
                                .getBytes(StandardCharsets.UTF_8));
    }

    public BootJar withEntry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    public Path write(Path file) {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return file;
    }

    /** The first bytes of a class, which say what Java it needs. */
    private static byte[] classFile(int javaVersion) {
        return new byte[] {
            (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (44 + javaVersion)
        };
    }
}
