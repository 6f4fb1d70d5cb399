package net.dstone.dataflow.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.dstone.skipper.PackageUpload;

/** A stream as a package: a parent without templates, and a dependency for each app. */
final class StreamPackage {

    private static final String API_VERSION = "skipper.spring.io/v1";
    private static final String KIND = "SpringCloudDeployerApplication";
    private static final String MAINTAINER = "dataflow";

    /** What makes a document of the manifest of an app's values. */
    private static final String TEMPLATE =
            """
            apiVersion: skipper.spring.io/v1
            kind: SpringCloudDeployerApplication
            metadata:
              {{#metadata.entrySet}}
              "{{{key}}}": "{{{value}}}"
              {{/metadata.entrySet}}
            spec:
              resource: "{{{spec.resource}}}"
              resourceMetadata: "{{{spec.resource}}}:jar:metadata:{{{spec.version}}}"
              version: "{{{spec.version}}}"
              applicationProperties:
                {{#spec.applicationProperties.entrySet}}
                "{{{key}}}": "{{{value}}}"
                {{/spec.applicationProperties.entrySet}}
              deploymentProperties:
                {{#spec.deploymentProperties.entrySet}}
                "{{{key}}}": "{{{value}}}"
                {{/spec.deploymentProperties.entrySet}}
            """;

    private StreamPackage() {}

    /**
     * @param description of the package, for people
     */
    static PackageUpload of(
            String repository,
            String name,
            String version,
            String description,
            List<PlannedApp> apps) {
        return new PackageUpload(
                name, repository, version, "zip", zip(name, version, description, apps));
    }

    private static byte[] zip(
            String name, String version, String description, List<PlannedApp> apps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String root = name + "-" + version + "/";
            Map<String, String> parent = metadata(name, version);
            parent.put("description", description);
            add(zip, root + "package.yml", ReleaseYaml.write(parent));
            for (PlannedApp app : apps) {
                String folder = root + "packages/" + app.label() + "/";
                add(zip, folder + "package.yml", ReleaseYaml.write(metadata(app.label(), version)));
                add(zip, folder + "values.yml", ReleaseYaml.write(app.values()));
                add(zip, folder + "templates/" + app.label() + ".yml", template(app));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }

    /** An app without a version has no lines that name one, which a template could not fill. */
    private static String template(PlannedApp app) {
        return app.version() != null
                ? TEMPLATE
                : TEMPLATE.lines()
                        .filter(line -> !line.contains("spec.version"))
                        .reduce("", (text, line) -> text + line + "\n");
    }

    private static Map<String, String> metadata(String name, String version) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("apiVersion", API_VERSION);
        metadata.put("kind", KIND);
        metadata.put("name", name);
        metadata.put("version", version);
        metadata.put("maintainer", MAINTAINER);
        return metadata;
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
