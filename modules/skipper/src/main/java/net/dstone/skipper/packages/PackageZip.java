package net.dstone.skipper.packages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.FileHolder;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.Template;
import org.jspecify.annotations.Nullable;

/**
 * A package as a zip file: one folder {@code <name>-<version>} with {@code package.yml}, {@code values.yml},
 * {@code templates} and, below {@code packages}, the packages it depends on. A zip is read in memory and
 * never unpacked, so no entry of it reaches a file; one that would unfold to more than a package can be is
 * refused.
 */
public final class PackageZip {

    static final int MOST_ENTRIES = 2_000;
    static final int LARGEST = 16 * 1024 * 1024;
    private static final int DEEPEST = 5;

    private PackageZip() {}

    /**
     * @throws SkipperException if it is no package of this name and version
     */
    public static Pkg read(byte[] zip, String name, String version) {
        String root = "%s-%s/".formatted(name, version);
        NavigableFiles files = new NavigableFiles(unzip(zip)).below(root);
        if (files.isEmpty()) {
            throw new SkipperException(
                    "The package has no folder %s with a package.yml in it".formatted(root));
        }
        Pkg pkg = read(files, "%s-%s".formatted(name, version), 0);
        if (!name.equals(pkg.metadata().name()) || !version.equals(pkg.metadata().version())) {
            throw new SkipperException(
                    "The package's package.yml is of %s:%s, not of %s:%s"
                            .formatted(
                                    pkg.metadata().name(),
                                    pkg.metadata().version(),
                                    name,
                                    version));
        }
        return pkg;
    }

    /** The package and those it depends on, in their order. */
    public static byte[] write(Pkg pkg) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(pkg, "%s-%s/".formatted(pkg.metadata().name(), pkg.metadata().version()), zip);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }

    private static void write(Pkg pkg, String folder, ZipOutputStream zip) throws IOException {
        put(zip, folder + "package.yml", YamlText.plain(MetadataYaml.map(pkg.metadata())));
        ConfigValues values = pkg.configValues();
        if (values != null && values.raw() != null) {
            put(zip, folder + "values.yml", values.raw());
        }
        for (Template template : pkg.templates()) {
            put(zip, folder + "templates/" + template.name(), template.data());
        }
        for (Pkg dependency : pkg.dependencies()) {
            write(dependency, folder + "packages/" + dependency.metadata().name() + "/", zip);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Pkg read(NavigableFiles files, String name, int depth) {
        if (depth > DEEPEST) {
            throw new SkipperException("The package nests packages too deeply");
        }
        byte[] metadata = files.first("package.yml", "package.yaml");
        if (metadata == null) {
            throw new SkipperException("Package %s has no package.yml".formatted(name));
        }
        byte[] values = files.first("values.yml", "values.yaml");
        List<Template> templates = new ArrayList<>();
        List<FileHolder> others = new ArrayList<>();
        files.here()
                .forEach(
                        (file, bytes) -> {
                            if (file.endsWith("manifest.yml") || file.endsWith("manifest.yaml")) {
                                others.add(new FileHolder(file, bytes));
                            }
                        });
        files.below("templates/")
                .here()
                .forEach(
                        (file, bytes) -> {
                            if (!file.startsWith(".")
                                    && (file.endsWith(".yml") || file.endsWith(".yaml"))) {
                                templates.add(new Template(file, text(bytes)));
                            }
                        });
        NavigableFiles packages = files.below("packages/");
        List<Pkg> dependencies = new ArrayList<>();
        for (String folder : packages.folders()) {
            dependencies.add(read(packages.below(folder + "/"), folder, depth + 1));
        }
        return new Pkg(
                MetadataYaml.read(text(metadata), name),
                templates,
                dependencies,
                values == null ? null : new ConfigValues(text(values)),
                others);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] bytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int entries = 0;
        int total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new SkipperException(
                            "The package has more than %d entries".formatted(MOST_ENTRIES));
                }
                String name = checked(entry.getName());
                // A folder's content, which it should not have, is unfolded with it.
                byte[] content = zip.readNBytes(LARGEST - total + 1);
                total += content.length;
                if (total > LARGEST) {
                    throw new SkipperException(
                            "The package unfolds to more than %d bytes".formatted(LARGEST));
                }
                if (!entry.isDirectory()) {
                    files.put(name, content);
                }
            }
        } catch (IOException | IllegalArgumentException exception) {
            throw new SkipperException(
                    "The package is not a readable zip file: " + exception.getMessage(), exception);
        }
        if (entries == 0) {
            throw new SkipperException("The package is not a zip file");
        }
        return files;
    }

    /** Nothing here is written to a file, but the package may be handed on to somebody who does. */
    private static String checked(String name) {
        if (name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || List.of(name.split("/", -1)).contains("..")) {
            throw new SkipperException(
                    "The package has an entry outside of its folder: '%s'".formatted(name));
        }
        return name;
    }

    /** Files by their path below a folder. */
    private record NavigableFiles(Map<String, byte[]> all) {

        boolean isEmpty() {
            return all.isEmpty();
        }

        NavigableFiles below(String folder) {
            Map<String, byte[]> below = new LinkedHashMap<>();
            all.forEach(
                    (path, bytes) -> {
                        if (path.startsWith(folder)) {
                            below.put(path.substring(folder.length()), bytes);
                        }
                    });
            return new NavigableFiles(below);
        }

        /** Those in no further folder. */
        Map<String, byte[]> here() {
            Map<String, byte[]> here = new LinkedHashMap<>(all);
            here.keySet().removeIf(path -> path.contains("/"));
            return here;
        }

        /** In the order of the zip, which is the order apps are deployed in. */
        SequencedSet<String> folders() {
            SequencedSet<String> folders = new LinkedHashSet<>();
            for (String path : all.keySet()) {
                int end = path.indexOf('/');
                if (end > 0 && !path.startsWith(".")) {
                    folders.add(path.substring(0, end));
                }
            }
            return folders;
        }

        byte @Nullable [] first(String... names) {
            for (String name : names) {
                byte[] bytes = all.get(name);
                if (bytes != null) {
                    return bytes;
                }
            }
            return null;
        }
    }
}
