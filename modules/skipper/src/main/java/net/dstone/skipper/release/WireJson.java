package net.dstone.skipper.release;

import java.util.List;
import java.util.Map;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.SkipperException.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** What Skipper keeps as JSON in its columns. */
final class WireJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private WireJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static Work work(@Nullable String json) {
        return json == null ? Work.undeploying(List.of(), null) : JSON.readValue(json, Work.class);
    }

    static Map<String, String> deployments(@Nullable String json) {
        return json == null
                ? Map.of()
                : JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    static Pkg pkg(@Nullable String json, String release) {
        if (json == null) {
            throw new SkipperException(
                    Kind.FAILED, "The package of release %s is lost".formatted(release));
        }
        try {
            return JSON.readValue(json, Pkg.class);
        } catch (JacksonException exception) {
            throw new SkipperException(
                    Kind.FAILED,
                    "The package of release %s cannot be read".formatted(release),
                    exception);
        }
    }
}
