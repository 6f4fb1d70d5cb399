package net.dstone.dsl.stream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import net.dstone.dsl.AppType;

/**
 * An application of a stream as it is to be deployed.
 *
 * @param name what it is called within the stream: its label, or the name it is registered under
 * @param registeredName with the type the key of its registration
 * @param properties those of the definition and those that bind it to its neighbours
 */
public record StreamApplication(
        String name, String registeredName, AppType type, Map<String, String> properties) {

    public StreamApplication {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
