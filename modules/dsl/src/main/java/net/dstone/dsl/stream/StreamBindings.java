package net.dstone.dsl.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dstone.dsl.AppType;
import net.dstone.dsl.Argument;
import org.jspecify.annotations.Nullable;

/** How the place of an application in a stream becomes properties of Spring Cloud Stream, and back. */
final class StreamBindings {

    private static final String BINDINGS = "spring.cloud.stream.bindings.";
    private static final String INPUT_DESTINATION = BINDINGS + "input.destination";
    private static final String INPUT_GROUP = BINDINGS + "input.group";
    private static final String INPUT_TYPE = BINDINGS + "input.contentType";
    private static final String OUTPUT_DESTINATION = BINDINGS + "output.destination";
    private static final String OUTPUT_GROUPS = BINDINGS + "output.producer.requiredGroups";
    private static final String OUTPUT_TYPE = BINDINGS + "output.contentType";
    private static final Set<String> BOUND =
            Set.of(INPUT_DESTINATION, INPUT_GROUP, OUTPUT_DESTINATION, OUTPUT_GROUPS);

    /** Argument names that stand for a longer property. */
    private static final Map<String, String> SHORT_FORMS =
            Map.of("inputType", INPUT_TYPE, "outputType", OUTPUT_TYPE);

    /** What is stored for a blank value, because a blank one would be lost on the way to the application. */
    private static final String BLANK = "\\\"\\\"";

    private StreamBindings() {}

    static List<StreamApplication> applications(StreamDefinition stream) {
        String name = stream.name();
        if (name == null) {
            throw new IllegalStateException("A stream without a name cannot be deployed");
        }
        List<StreamApplication> applications = new ArrayList<>();
        for (int index = 0; index < stream.apps().size(); index++) {
            StreamApp app = stream.apps().get(index);
            Map<String, String> properties = ownProperties(app);
            if (!stream.unbound()) {
                bindInput(properties, stream, name, index);
                bindOutput(properties, stream, name, index);
            }
            applications.add(
                    new StreamApplication(
                            app.effectiveName(), app.name(), type(stream, index), properties));
        }
        return List.copyOf(applications);
    }

    private static Map<String, String> ownProperties(StreamApp app) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Argument argument : app.arguments()) {
            String key = SHORT_FORMS.getOrDefault(argument.name(), argument.name());
            properties.put(key, argument.value().isBlank() ? BLANK : argument.value());
        }
        return properties;
    }

    private static void bindInput(
            Map<String, String> properties, StreamDefinition stream, String name, int index) {
        Destination source = stream.source();
        if (index > 0) {
            StreamApp previous = stream.apps().get(index - 1);
            properties.put(INPUT_DESTINATION, Destination.outputOf(name, previous));
            properties.put(INPUT_GROUP, name);
        } else if (source != null) {
            properties.put(INPUT_DESTINATION, source.name());
            properties.put(INPUT_GROUP, source.group().orElse(name));
        }
    }

    private static void bindOutput(
            Map<String, String> properties, StreamDefinition stream, String name, int index) {
        Destination sink = stream.sink();
        if (index < stream.apps().size() - 1) {
            StreamApp own = stream.apps().get(index);
            properties.put(OUTPUT_DESTINATION, Destination.outputOf(name, own));
            properties.put(OUTPUT_GROUPS, name);
        } else if (sink != null) {
            properties.put(OUTPUT_DESTINATION, sink.name());
        }
    }

    private static AppType type(StreamDefinition stream, int index) {
        if (stream.unbound()) {
            return AppType.APP;
        }
        boolean receives = index > 0 || stream.source() != null;
        boolean sends = index < stream.apps().size() - 1 || stream.sink() != null;
        if (receives && sends) {
            return AppType.PROCESSOR;
        }
        return receives ? AppType.SINK : AppType.SOURCE;
    }

    static StreamDefinition definition(String name, List<StreamApplication> applications) {
        Map<String, String> first = applications.getFirst().properties();
        Map<String, String> last = applications.getLast().properties();
        List<StreamApp> apps = applications.stream().map(StreamBindings::written).toList();
        boolean unbound = applications.stream().allMatch(app -> app.type() == AppType.APP);
        return unbound
                ? new StreamDefinition(name, null, apps, null, true)
                : new StreamDefinition(name, source(name, first), apps, sink(last), false);
    }

    private static StreamApp written(StreamApplication application) {
        List<Argument> arguments =
                application.properties().entrySet().stream()
                        .filter(property -> !BOUND.contains(property.getKey()))
                        .map(StreamBindings::argument)
                        .toList();
        boolean labelled = !application.name().equals(application.registeredName());
        return new StreamApp(
                labelled ? application.name() : null, application.registeredName(), arguments);
    }

    private static Argument argument(Map.Entry<String, String> property) {
        String value = property.getValue();
        return new Argument(property.getKey(), value.equals(BLANK) ? "" : value);
    }

    private static @Nullable Destination source(String name, Map<String, String> first) {
        String destination = first.get(INPUT_DESTINATION);
        if (destination == null) {
            return null;
        }
        // Data Flow writes a group of its own on the application, where it is lost when the text is
        // read again.
        String group = first.getOrDefault(INPUT_GROUP, name);
        return group.equals(name)
                ? Destination.named(destination)
                : Destination.inGroup(destination, group);
    }

    private static @Nullable Destination sink(Map<String, String> last) {
        String destination = last.get(OUTPUT_DESTINATION);
        return destination == null ? null : Destination.named(destination);
    }
}
