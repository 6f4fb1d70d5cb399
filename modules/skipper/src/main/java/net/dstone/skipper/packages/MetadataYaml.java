package net.dstone.skipper.packages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.SkipperException;
import org.jspecify.annotations.Nullable;

/** {@code package.yml}, and each document of a repository's index: a flat map. */
final class MetadataYaml {

    private MetadataYaml() {}

    static PackageMetadata read(String yaml, String packageName) {
        String what = "package.yml of package " + packageName;
        return read(YamlText.map(yaml, what), what);
    }

    /**
     * @param what it is, for people
     */
    static PackageMetadata read(Map<String, Object> map, String what) {
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            if (entry.getValue() instanceof Map || entry.getValue() instanceof List) {
                throw new SkipperException(
                        "%s has more than a text under '%s'".formatted(what, entry.getKey()));
            }
        }
        return new PackageMetadata(
                text(map, "apiVersion"),
                text(map, "origin"),
                number(text(map, "repositoryId")),
                text(map, "repositoryName"),
                text(map, "kind"),
                text(map, "name"),
                text(map, "displayName"),
                text(map, "version"),
                text(map, "packageSourceUrl"),
                text(map, "packageHomeUrl"),
                text(map, "tags"),
                text(map, "maintainer"),
                text(map, "description"),
                text(map, "sha256"),
                text(map, "iconUrl"));
    }

    static Map<String, Object> map(PackageMetadata metadata) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "apiVersion", metadata.apiVersion());
        put(map, "origin", metadata.origin());
        put(map, "repositoryName", metadata.repositoryName());
        put(map, "kind", metadata.kind());
        put(map, "name", metadata.name());
        put(map, "displayName", metadata.displayName());
        put(map, "version", metadata.version());
        put(map, "packageSourceUrl", metadata.packageSourceUrl());
        put(map, "packageHomeUrl", metadata.packageHomeUrl());
        put(map, "tags", metadata.tags());
        put(map, "maintainer", metadata.maintainer());
        put(map, "description", metadata.description());
        put(map, "sha256", metadata.sha256());
        put(map, "iconUrl", metadata.iconUrl());
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static @Nullable String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? null : String.valueOf(value);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
