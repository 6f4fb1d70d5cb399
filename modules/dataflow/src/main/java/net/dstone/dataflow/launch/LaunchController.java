package net.dstone.dataflow.launch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Locale;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Launching and stopping. */
@RestController
class LaunchController {

    private final TaskLaunching launching;
    private final LaunchPreviewing previewing;
    private final TaskStopping stopping;

    LaunchController(TaskLaunching launching, LaunchPreviewing previewing, TaskStopping stopping) {
        this.launching = launching;
        this.previewing = previewing;
        this.stopping = stopping;
    }

    /** The answer to a launch. */
    record LaunchResponse(long executionId, String schemaTarget) {}

    /**
     * @param inherit false to launch without the properties of earlier launches, which SCDF cannot
     */
    @PostMapping("/tasks/executions/launch")
    @ResponseStatus(HttpStatus.CREATED)
    EntityModel<LaunchResponse> launch(
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String properties,
            @RequestParam(required = false) @Nullable String arguments,
            @RequestParam(defaultValue = "true") boolean inherit) {
        ExecutionKey key = launching.launch(wish(name, properties, arguments, inherit));
        return EntityModel.of(
                new LaunchResponse(key.id(), key.target().wireName()),
                Link.of(
                        uri("/tasks/executions/" + key.id())
                                .queryParam("schemaTarget", key.target().wireName())
                                .toUriString()));
    }

    /** The fields of a launch, for its description. */
    private record LaunchForm(
            String name,
            @Nullable String properties,
            @Nullable String arguments,
            @Nullable Boolean inherit) {}

    @Operation(
            summary = "What a launch would run",
            description =
                    "Takes the form of a launch and answers its errors, but nothing is stored or"
                            + " started. Secrets are masked.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = LaunchForm.class))))
    @PostMapping("/tasks/executions/preview")
    LaunchPreviewing.Preview preview(
            @Parameter(hidden = true) @RequestParam String name,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String properties,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String arguments,
            @Parameter(hidden = true) @RequestParam(defaultValue = "true") boolean inherit,
            Locale language) {
        return previewing.preview(wish(name, properties, arguments, inherit), language);
    }

    /** The endpoint of clients from before Spring Boot 3; answers the bare id. */
    @PostMapping(path = "/tasks/executions", params = "name")
    @ResponseStatus(HttpStatus.CREATED)
    long launchOnBoot2(
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String properties,
            @RequestParam(required = false) @Nullable String arguments,
            @RequestParam(defaultValue = "true") boolean inherit) {
        return launching
                .launchOnBoot2(
                        wish(name, properties, arguments, inherit),
                        uri("/tasks/executions/launch").toUriString())
                .id();
    }

    @PostMapping("/tasks/executions/{ids}")
    void stop(
            @PathVariable List<Long> ids,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(required = false) @Nullable String schemaTarget) {
        SchemaTarget target = SchemaTarget.ofRequest(schemaTarget);
        stopping.stop(
                ids.stream().distinct().map(id -> new ExecutionKey(id, target)).toList(), platform);
    }

    private static TaskLaunch wish(
            String name, @Nullable String properties, @Nullable String arguments, boolean inherit) {
        return new TaskLaunch(
                name, LaunchText.properties(properties), LaunchText.arguments(arguments), inherit);
    }

    private static ServletUriComponentsBuilder uri(String path) {
        ServletUriComponentsBuilder uri = ServletUriComponentsBuilder.fromCurrentContextPath();
        uri.path(path);
        return uri;
    }
}
