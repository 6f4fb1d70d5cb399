package net.dstone.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stops the server when a setting under one of its own prefixes has a name it does not know, which is
 * most often a misspelt one that would silently have no effect.
 */
public final class SettingCheck
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(SettingCheck.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SettingNames known = known();
        Set<String> unused = new TreeSet<>();
        for (PropertySource<?> source : context.getEnvironment().getPropertySources()) {
            // Variables are spelt in a way that does not tell which setting is meant.
            boolean variables =
                    source.getName()
                            .equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
            if (!variables && source instanceof EnumerablePropertySource<?> named) {
                check(named, known, unused);
            }
        }
        if (!unused.isEmpty()) {
            log.warn("Settings of SCDF that have no effect here: {}", String.join(", ", unused));
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static void check(
            EnumerablePropertySource<?> source, SettingNames known, Set<String> unused) {
        for (String name : source.getPropertyNames()) {
            if (!known.isOurs(name) || known.isUsed(name) || known.isGroup(name)) {
                continue;
            }
            if (known.isKnownButUnused(name)) {
                unused.add(name);
            } else {
                throw new StartRefusedException(
                        "There is no setting '%s' (%s)"
                                .formatted(name, origin(source, name).orElse(source.getName())),
                        known.nearest(name)
                                        .map("Did you mean %s? "::formatted)
                                        .orElse("Remove it. ")
                                + "All settings are described in conf/dataflow-server.yml and conf/skipper-server.yml.");
            }
        }
    }

    private static Optional<String> origin(PropertySource<?> source, String name) {
        @Nullable Origin origin = OriginLookup.getOrigin(source, name);
        return Optional.ofNullable(origin).map(Origin::toString);
    }

    /** Ours from the metadata the build makes of the settings' classes, SCDF's from a list. */
    private static SettingNames known() {
        Set<String> used = new LinkedHashSet<>();
        Set<String> maps = new LinkedHashSet<>();
        try {
            ClassLoader classes = SettingCheck.class.getClassLoader();
            for (URL url :
                    Collections.list(
                            classes.getResources("META-INF/spring-configuration-metadata.json"))) {
                JsonNode metadata;
                try (InputStream stream = url.openStream()) {
                    metadata = JsonMapper.shared().readTree(stream);
                }
                for (JsonNode property : metadata.path("properties")) {
                    String name = property.path("name").asString();
                    used.add(name);
                    if (property.path("type").asString("").startsWith("java.util.Map")) {
                        maps.add(name);
                    }
                }
            }
            return new SettingNames(used, maps, unused());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static Set<String> unused() throws IOException {
        try (var list = SettingCheck.class.getResourceAsStream("scdf-settings-without-effect.txt");
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(list), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        }
    }
}
