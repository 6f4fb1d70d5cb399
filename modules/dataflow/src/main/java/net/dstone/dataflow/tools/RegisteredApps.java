package net.dstone.dataflow.tools;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dstone.artifacts.ConfigurationMetadata;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.app.AppFile;
import net.dstone.dataflow.app.AppFileException;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dsl.AppType;
import net.dstone.dsl.completion.AppCatalog;
import org.jspecify.annotations.Nullable;

/**
 * The registry as completion sees it during one request.
 *
 * @param registered all versions of all applications, in the order they were registered
 */
record RegisteredApps(
        List<AppRegistration> registered, AppMetadata metadata, AppArtifacts artifacts)
        implements AppCatalog {

    static RegisteredApps of(AppRegistry registry, AppMetadata metadata, AppArtifacts artifacts) {
        return new RegisteredApps(
                registry.findAll(EnumSet.allOf(net.dstone.dataflow.app.AppType.class)),
                metadata,
                artifacts);
    }

    /** Each once, however many versions it has. */
    @Override
    public List<App> apps() {
        return registered.stream().map(RegisteredApps::app).distinct().toList();
    }

    /** Those of the default version, as a definition means that one. */
    @Override
    public List<Option> options(App app) {
        return registered.stream()
                .filter(registration -> registration.defaultVersion())
                .filter(registration -> app(registration).equals(app))
                .findFirst()
                .map(this::options)
                .orElse(List.of());
    }

    private static App app(AppRegistration registration) {
        return new App(
                AppType.valueOf(registration.type().name().toUpperCase(Locale.ROOT)),
                registration.name());
    }

    private List<Option> options(AppRegistration registration) {
        ConfigurationMetadata declared = metadata.of(registration);
        Set<String> visible =
                declared.options().stream()
                        .map(ConfigurationOption::id)
                        .collect(Collectors.toSet());
        // What an image's label shows need not be among all options again.
        Stream<ConfigurationOption> others =
                declared.allOptions().stream().filter(option -> !visible.contains(option.id()));
        Optional<AppFile.Jar> jar = jar(registration);
        return Stream.concat(declared.options().stream(), others)
                .map(
                        option ->
                                new Option(
                                        option.id(),
                                        option.name(),
                                        visible.contains(option.id()),
                                        option.shortDescription(),
                                        values(option, jar)))
                .toList();
    }

    private Optional<AppFile.Jar> jar(AppRegistration registration) {
        try {
            return artifacts.resolve(registration) instanceof AppFile.Jar jar
                    ? Optional.of(jar)
                    : Optional.empty();
        } catch (AppFileException exception) {
            return Optional.empty();
        }
    }

    /** The values its author named, or those its type has. */
    private static List<Value> values(ConfigurationOption option, Optional<AppFile.Jar> jar) {
        List<Value> named =
                option.hints().valueHints().stream()
                        .filter(hint -> hint.value() != null)
                        .map(
                                hint ->
                                        new Value(
                                                String.valueOf(hint.value()),
                                                hint.shortDescription()))
                        .toList();
        return named.isEmpty()
                ? valuesOfType(option.type(), jar).stream()
                        .map(text -> new Value(text, null))
                        .toList()
                : named;
    }

    private static List<String> valuesOfType(@Nullable String type, Optional<AppFile.Jar> jar) {
        if (type == null || type.startsWith("java.util.")) {
            return List.of();
        }
        if (type.equals("java.lang.Boolean")) {
            return List.of("true", "false");
        }
        return jar.map(file -> EnumConstants.of(file.path(), type)).orElse(List.of());
    }
}
