package net.dstone.dataflow.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dstone.artifacts.ConfigurationMetadata;
import net.dstone.dataflow.app.AmbiguousOptionException;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.SoonMetadata;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;
import net.dstone.dsl.stream.Destination;
import net.dstone.dsl.stream.LocatedStream;
import net.dstone.dsl.stream.LocatedStream.AppPlace;
import net.dstone.dsl.stream.LocatedStream.Span;
import net.dstone.dsl.stream.StreamApp;
import net.dstone.dsl.stream.StreamApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a text that is being written what is wrong with it and where its parts are. Stores nothing. */
@Component
class StreamLinting {

    /** These stand for bindings, whatever the app declares. */
    private static final Set<String> BINDING_SHORT_FORMS = Set.of("inputType", "outputType");

    private final AppRegistry apps;
    private final SoonMetadata metadata;

    StreamLinting(AppRegistry apps, SoonMetadata metadata) {
        this.apps = apps;
        this.metadata = metadata;
    }

    /**
     * @param stream null when the text cannot be read
     * @param problems in the order of the text
     */
    @Schema(name = "StreamLint")
    record Lint(@Nullable Shape stream, List<LintProblem> problems) {}

    /**
     * What editors draw. Places are offsets in the text.
     *
     * @param source what is read from, if that is a named destination
     * @param apps as written, so none of {@code :a > :b}
     * @param sink what is written to, if that is a named destination
     */
    @Schema(name = "StreamShape")
    record Shape(
            @Nullable DestinationPlace source,
            List<AppShape> apps,
            @Nullable DestinationPlace sink,
            boolean unbound) {}

    /**
     * @param name without the colon
     * @param start offset of the colon
     * @param end offset behind its arguments
     */
    @Schema(name = "StreamDestinationPlace")
    record DestinationPlace(String name, int start, int end) {}

    /**
     * @param label what it is called in the stream: its label, or its name
     * @param name what it is registered as
     * @param type what its place in the stream makes it
     * @param start offset of its label or its name
     * @param nameEnd offset behind its name
     * @param end offset behind its arguments
     */
    @Schema(name = "StreamAppPlace")
    record AppShape(String label, String name, AppType type, int start, int nameEnd, int end) {}

    /** What is wrong; only the syntax and unknown apps keep a stream from being created. */
    @Schema(name = "StreamProblemKind")
    enum ProblemKind {
        SYNTAX,
        UNKNOWN_APP,
        UNKNOWN_PROPERTY,
        AMBIGUOUS_PROPERTY
    }

    /**
     * @param position offset in the text, -1 when it is at no particular place
     * @param length of what is wrong, 0 where something is missing or its end is not known
     * @param message in English
     * @param subject the app or the property that is not known
     * @param app of a property, the app; of an app, the type it would have to have
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StreamProblem")
    record LintProblem(
            ProblemKind kind,
            int position,
            int length,
            String message,
            @Nullable String subject,
            @Nullable String app) {

        static LintProblem syntax(Problem problem) {
            return new LintProblem(
                    ProblemKind.SYNTAX, problem.position(), 0, problem.message(), null, null);
        }
    }

    Lint lint(String name, String text) {
        LocatedStream stream;
        try {
            stream = LocatedStream.parse(name, text);
        } catch (DslException exception) {
            return new Lint(null, exception.problems().stream().map(LintProblem::syntax).toList());
        }
        List<StreamApplication> applications = stream.definition().applications();
        List<LintProblem> problems = new ArrayList<>();
        for (int index = 0; index < applications.size(); index++) {
            problems.addAll(
                    problems(
                            applications.get(index),
                            stream.definition().apps().get(index),
                            stream.apps().get(index)));
        }
        return new Lint(shape(stream, applications), problems);
    }

    private static Shape shape(LocatedStream stream, List<StreamApplication> applications) {
        List<AppShape> shapes = new ArrayList<>();
        for (int index = 0; index < applications.size(); index++) {
            StreamApplication app = applications.get(index);
            AppPlace place = stream.apps().get(index);
            if (place.name().start() < place.name().end()) {
                shapes.add(
                        new AppShape(
                                app.name(),
                                app.registeredName(),
                                StreamPlanning.registeredType(app.type()),
                                place.whole().start(),
                                place.name().end(),
                                place.whole().end()));
            }
        }
        return new Shape(
                destination(stream.definition().source(), stream.source()),
                shapes,
                destination(stream.definition().sink(), stream.sink()),
                stream.definition().unbound());
    }

    private static @Nullable DestinationPlace destination(
            @Nullable Destination destination, @Nullable Span place) {
        return destination == null || place == null
                ? null
                : new DestinationPlace(destination.name(), place.start(), place.end());
    }

    private List<LintProblem> problems(
            StreamApplication application, StreamApp written, AppPlace place) {
        AppType type = StreamPlanning.registeredType(application.type());
        Optional<AppRegistration> registration =
                apps.findDefault(type, application.registeredName());
        if (registration.isEmpty()) {
            return List.of(
                    new LintProblem(
                            ProblemKind.UNKNOWN_APP,
                            place.name().start(),
                            place.name().end() - place.name().start(),
                            "Application name '%s' with type '%s' does not exist in the app registry."
                                    .formatted(application.registeredName(), type),
                            application.registeredName(),
                            type.name()));
        }
        if (written.arguments().isEmpty()) {
            return List.of();
        }
        return metadata.find(registration.get())
                // An app that declares nothing may still take anything.
                .filter(declared -> !declared.allOptions().isEmpty())
                .map(
                        declared ->
                                problems(registration.get(), declared, application, written, place))
                .orElse(List.of());
    }

    private static List<LintProblem> problems(
            AppRegistration registration,
            ConfigurationMetadata declared,
            StreamApplication application,
            StreamApp written,
            AppPlace place) {
        List<LintProblem> problems = new ArrayList<>();
        for (int index = 0; index < written.arguments().size(); index++) {
            Argument argument = written.arguments().get(index);
            Span name = place.argumentNames().get(index);
            problem(registration, declared, application.name(), argument.name())
                    .map(
                            found ->
                                    new LintProblem(
                                            found.kind(),
                                            name.start(),
                                            name.end() - name.start(),
                                            found.message(),
                                            argument.name(),
                                            application.name()))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private record Found(ProblemKind kind, String message) {}

    private static Optional<Found> problem(
            AppRegistration registration,
            ConfigurationMetadata declared,
            String label,
            String property) {
        if (BINDING_SHORT_FORMS.contains(property)) {
            return Optional.empty();
        }
        try {
            return AppMetadata.expand(registration, declared, Map.of(property, ""))
                            .keySet()
                            .stream()
                            .allMatch(key -> DeclaredProperties.contain(declared, key))
                    ? Optional.empty()
                    : Optional.of(
                            new Found(
                                    ProblemKind.UNKNOWN_PROPERTY,
                                    "'%s' does not declare a property '%s'"
                                            .formatted(label, property)));
        } catch (AmbiguousOptionException exception) {
            return Optional.of(
                    new Found(
                            ProblemKind.AMBIGUOUS_PROPERTY,
                            String.valueOf(exception.getMessage())));
        }
    }
}
