package net.dstone.dataflow.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.app.AppRegistration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A registration that a stream uses. Such stand in a plain list, where links are not written by themselves.
 *
 * @param versions always null
 * @param label what the app is called in the stream
 */
record StreamAppResource(
        String name,
        String type,
        String uri,
        String version,
        boolean defaultVersion,
        String bootVersion,
        @Nullable List<String> versions,
        String label,
        @JsonProperty("_links") Map<String, Map<String, String>> links) {

    static StreamAppResource of(AppRegistration app, String label) {
        String self =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment("apps", app.type().name(), app.name(), app.version())
                        .build()
                        .encode()
                        .toUriString();
        return new StreamAppResource(
                app.name(),
                app.type().name(),
                app.maskedUri(),
                app.version(),
                app.defaultVersion(),
                app.bootVersion().wireName(),
                null,
                label,
                Map.of("self", Map.of("href", self)));
    }
}
