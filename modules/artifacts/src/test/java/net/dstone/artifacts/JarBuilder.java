package net.dstone.artifacts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Builds real jars for tests. Nested jars are stored, not deflated, as Spring Boot does it. */
final class JarBuilder {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static JarBuilder jar() {
        return new JarBuilder();
    }

    static JarBuilder bootJar(String bootVersion) {
        return jar().manifest("Main-Class", "org.springframework.boot.loader.launch.JarLauncher")
                .manifest("Start-Class", "demo.App")
                .manifest("Spring-Boot-Version", bootVersion)
                .classOfLevel("org/springframework/boot/loader/launch/JarLauncher.class", 8)
                .classOfLevel("BOOT-INF/classes/demo/App.class", 17);
    }

    JarBuilder manifest(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    JarBuilder text(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The first bytes of a class file are all that is looked at. */
    JarBuilder classOfLevel(String name, int javaLevel) {
        entries.put(
                name,
                ByteBuffer.allocate(8)
                        .putInt(0xCAFEBABE)
                        .putShort((short) 0)
                        .putShort((short) (javaLevel + 44))
                        .array());
        return this;
    }

    JarBuilder library(String fileName, JarBuilder library) {
        return nested("BOOT-INF/lib/" + fileName, library);
    }

    JarBuilder library(String fileName) {
        return library(fileName, jar());
    }

    JarBuilder library(String fileName, byte[] bytes) {
        entries.put("BOOT-INF/lib/" + fileName, bytes);
        return this;
    }

    JarBuilder nested(String name, JarBuilder library) {
        entries.put(name, library.bytes());
        return this;
    }

    byte[] bytes() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry zipEntry = new ZipEntry(entry.getKey());
                if (entry.getKey().endsWith(".jar")) {
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    zipEntry.setMethod(ZipEntry.STORED);
                    zipEntry.setSize(entry.getValue().length);
                    zipEntry.setCrc(crc.getValue());
                }
                jar.putNextEntry(zipEntry);
                jar.write(entry.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path in(Path folder, String fileName) throws IOException {
        return Files.write(folder.resolve(fileName), bytes());
    }
}
