package net.dstone.dataflow.launch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.dstone.dataflow.app.AppFile;
import net.dstone.dataflow.app.AppFileException;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.app.SoonArtifacts;
import net.dstone.dataflow.app.SoonMetadata;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.web.Masking;
import net.dstone.dsl.task.TaskApp;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchPreview;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a launch would run, by the very steps a launch takes, without storing or starting anything. */
@Component
class LaunchPreviewing {

    /** What may be told of the server's own environment; the rest of it may hold the server's secrets. */
    private static final Pattern HARMLESS =
            Pattern.compile("PATH|HOME|USER|TZ|LANG|LANGUAGE|LC_.*|TMP|TEMP|TMPDIR|JAVA_HOME");

    /** All properties of a program in one variable, which is masked inside. */
    private static final String JSON_VARIABLE = "SPRING_APPLICATION_JSON";

    /** Beginnings of keys that name an app. */
    private static final List<String> PREFIXES = List.of("app.", "deployer.", "version.");

    private final TaskLaunching launching;
    private final SoonArtifacts artifacts;
    private final SoonMetadata metadata;
    private final JsonMapper json;

    LaunchPreviewing(
            TaskLaunching launching,
            SoonArtifacts artifacts,
            SoonMetadata metadata,
            JsonMapper json) {
        this.launching = launching;
        this.artifacts = artifacts;
        this.metadata = metadata;
        this.json = json;
    }

    /**
     * What would be run; everything is masked.
     *
     * @param command each word for itself; empty when it is not known, which a warning explains
     * @param workingDirectory where on the platform
     * @param environment the program's variables
     * @param appProperties among them, what the program is configured with
     * @param platformProperties what the platform is told
     * @param arguments of the program, the id of the execution still open
     * @param inheritedProperties the keys that come from the task's previous launch
     * @param warnings for people: what is decided later, has no effect or would fail
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LaunchPreview")
    record Preview(
            List<String> command,
            @Nullable String workingDirectory,
            Map<String, String> environment,
            Map<String, String> appProperties,
            Map<String, String> platformProperties,
            List<String> arguments,
            List<String> inheritedProperties,
            List<String> warnings) {}

    /**
     * @throws net.dstone.dataflow.web.DataflowException as the launch would
     */
    Preview preview(TaskLaunch launch, Locale language) {
        TaskLaunching.Prepared prepared = launching.foresee(launch, metadata::expansion);
        LaunchPlan plan = prepared.plan();
        List<Sentence> warnings = new ArrayList<>();
        if (!prepared.namesKnown()) {
            warnings.add(Sentence.of("preview.names-unknown"));
        }
        prepared.definition()
                .singleApp()
                .ifPresent(app -> warnings.addAll(withoutEffect(app, plan.properties())));
        Optional<LaunchPreview> run =
                file(plan, warnings)
                        .flatMap(file -> preview(prepared.platform(), plan, file, warnings));
        return new Preview(
                run.map(known -> Masks.mask(known.command())).orElse(List.of()),
                run.map(LaunchPreview::workingDirectory).orElse(null),
                run.map(known -> masked(known.environment())).orElse(Map.of()),
                Masks.mask(plan.appProperties()),
                Masks.mask(plan.platformProperties()),
                Masks.mask(plan.previewArguments()),
                plan.inherited(),
                warnings.stream().map(warning -> warning.in(language)).toList());
    }

    /** Keys of other apps are accepted, as with SCDF, where a definition may have several. */
    private static List<Sentence> withoutEffect(TaskApp app, Map<String, String> properties) {
        List<String> names = List.of("*", app.name(), app.effectiveName());
        return properties.keySet().stream()
                .filter(key -> PREFIXES.stream().anyMatch(key::startsWith))
                .filter(key -> names.stream().noneMatch(name -> isOf(name, key)))
                .map(key -> Sentence.of("preview.other-app", key, app.effectiveName()))
                .toList();
    }

    private static boolean isOf(String app, String key) {
        String rest = key.substring(key.indexOf('.') + 1);
        return rest.equals(app) || rest.startsWith(app + ".");
    }

    private Optional<AppFile> file(LaunchPlan plan, List<Sentence> warnings) {
        try {
            Optional<AppFile> file = artifacts.resolve(plan.app());
            file.ifPresentOrElse(
                    found -> warnings.addAll(otherBootVersion(plan, found)),
                    () -> warnings.add(Sentence.of("preview.app-unknown")));
            return file;
        } catch (AppFileException exception) {
            warnings.add(Sentence.reading(String.valueOf(exception.getMessage())));
            return Optional.empty();
        }
    }

    private static List<Sentence> otherBootVersion(LaunchPlan plan, AppFile file) {
        BootVersion registered = plan.app().bootVersion();
        return file instanceof AppFile.Jar jar
                        && jar.bootVersion().filter(found -> found != registered).isPresent()
                ? List.of(
                        Sentence.of(
                                "preview.other-boot-version",
                                registered.wireName(),
                                jar.bootVersion().orElseThrow().wireName()))
                : List.of();
    }

    private static Optional<LaunchPreview> preview(
            TaskPlatform platform, LaunchPlan plan, AppFile file, List<Sentence> warnings) {
        try {
            Optional<LaunchPreview> preview =
                    platform.launcher()
                            .preview(
                                    plan.previewRequest(
                                            TaskLaunching.previewLaunchId(plan.taskName()), file));
            preview.ifPresent(
                    known -> known.notes().stream().map(Sentence::reading).forEach(warnings::add));
            return preview;
        } catch (LaunchException exception) {
            warnings.add(Sentence.reading(String.valueOf(exception.getMessage())));
            return Optional.empty();
        }
    }

    private Map<String, String> masked(Map<String, String> environment) {
        Map<String, String> masked = new TreeMap<>();
        environment.forEach((name, value) -> masked.put(name, masked(name, value)));
        return masked;
    }

    /** What a program inherits of the server's environment is the choice of whoever launches it. */
    private String masked(String name, String value) {
        if (value.equals(System.getenv(name)) && !HARMLESS.matcher(name).matches()) {
            return Masking.MASK;
        }
        return name.equals(JSON_VARIABLE) ? maskedJson(value) : Masking.mask(name, value);
    }

    private String maskedJson(String text) {
        try {
            Map<String, Object> properties =
                    json.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
            return json.writeValueAsString(Masking.mask(properties));
        } catch (JacksonException exception) {
            return Masking.MASK;
        }
    }
}
