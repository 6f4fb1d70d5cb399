package net.dstone.skipper.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Of an application whose resource has no version that could be told apart. */
    private static final String WITHOUT_VERSION =
            TEXT.lines()
                    .filter(line -> !line.contains("spec.version"))
                    .collect(Collectors.joining("\n"));

    private StandardTemplate() {}

    /** The template of a package of this name. */
    public static Template of(String packageName) {
        return new Template(packageName + ".yml", TEXT);
    }

    public static boolean is(Template template) {
        return template.data().strip().equals(TEXT.strip()) || isWithoutVersion(template);
    }

    private static boolean isWithoutVersion(Template template) {
        return template.data().strip().equals(WITHOUT_VERSION.strip());
    }

    /** What it makes of these values. */
    public static Map<String, Object> render(Template template, Map<String, Object> values) {
        Map<String, Object> spec = section(values, "spec");
        String resource = text(spec.get("resource"));
        Map<String, Object> rendered = new LinkedHashMap<>();
        rendered.put("resource", resource);
        if (!isWithoutVersion(template)) {
            String version = text(spec.get("version"));
            rendered.put("resourceMetadata", "%s:jar:metadata:%s".formatted(resource, version));
            rendered.put("version", version);
        }
        rendered.put("applicationProperties", unescaped(section(spec, "applicationProperties")));
        rendered.put("deploymentProperties", unescaped(section(spec, "deploymentProperties")));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("apiVersion", "skipper.spring.io/v1");
        manifest.put("kind", "SpringCloudDeployerApplication");
        manifest.put("metadata", section(values, "metadata"));
        manifest.put("spec", rendered);
        return manifest;
    }

    /** Clients escape the quotes of what stands between quotes here. */
    private static Map<String, Object> unescaped(Map<String, Object> properties) {
        Map<String, Object> unescaped = new LinkedHashMap<>();
        properties.forEach(
                (key, value) ->
                        unescaped.put(
                                unescaped(key),
                                value instanceof String text ? unescaped(text) : value));
        return unescaped;
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"");
    }

    private static Map<String, Object> section(Map<String, Object> values, String name) {
        Object section = values.get(name);
        return section instanceof Map ? YamlText.asMap(section) : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
