package net.dstone.dataflow.tools;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the constants of an application's own enums from its jar; nothing of it is loaded or run. */
final class EnumConstants {

    private static final Logger log = LoggerFactory.getLogger(EnumConstants.class);

    /** Where Spring Boot's layout and a plain jar keep the application's own classes. */
    private static final List<String> CLASS_FOLDERS = List.of("BOOT-INF/classes/", "");

    private EnumConstants() {}

    /**
     * In the order they are declared; empty for a class that is no enum or is not the application's own.
     *
     * @param type as in Spring's metadata, with {@code $} before a nested class
     */
    static List<String> of(Path jar, String type) {
        try (ZipFile archive = new ZipFile(jar.toFile())) {
            for (String folder : CLASS_FOLDERS) {
                ZipEntry entry = archive.getEntry(folder + type.replace('.', '/') + ".class");
                if (entry != null) {
                    try (InputStream content = archive.getInputStream(entry)) {
                        return constants(ClassFile.of().parse(content.readAllBytes()));
                    }
                }
            }
            return List.of();
        } catch (IOException | IllegalArgumentException exception) {
            log.warn("The values of {} in {} are unknown", type, jar, exception);
            return List.of();
        }
    }

    private static List<String> constants(ClassModel model) {
        return model.fields().stream()
                .filter(field -> field.flags().has(AccessFlag.ENUM))
                .map(field -> field.fieldName().stringValue())
                .toList();
    }
}
