package net.dstone.skipper.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import net.dstone.skipper.Template;
import org.jspecify.annotations.Nullable;

/**
 * The template Data Flow gives every application. Its text is Skipper's; what it makes of values is known, so
 * it is made without rendering: a quote or a line break in a value would end the text it stands in.
 */
public final class StandardTemplate {

    static final String TEXT =
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

    private StandardTemplate() {}

    /** The template of a package of this name. */
    public static Template of(String packageName) {
        return new Template(packageName + ".yml", TEXT);
    }

    public static boolean is(Template template) {
        return template.data().strip().equals(TEXT.strip());
    }

    /** What it makes of these values. */
    public static Map<String, Object> render(Map<String, Object> values) {
        Map<String, Object> spec = section(values, "spec");
        String resource = text(spec.get("resource"));
        String version = text(spec.get("version"));
        Map<String, Object> rendered = new LinkedHashMap<>();
        rendered.put("resource", resource);
        rendered.put("resourceMetadata", "%s:jar:metadata:%s".formatted(resource, version));
        rendered.put("version", version);
        rendered.put("applicationProperties", section(spec, "applicationProperties"));
        rendered.put("deploymentProperties", section(spec, "deploymentProperties"));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("apiVersion", "skipper.spring.io/v1");
        manifest.put("kind", "SpringCloudDeployerApplication");
        manifest.put("metadata", section(values, "metadata"));
        manifest.put("spec", rendered);
        return manifest;
    }

    private static Map<String, Object> section(Map<String, Object> values, String name) {
        Object section = values.get(name);
        return section instanceof Map ? YamlText.asMap(section) : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
