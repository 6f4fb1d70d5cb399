package net.dstone.dataflow.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.AppValidation;
import net.dstone.dsl.stream.StreamApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Validates stream definitions. */
@StreamsEnabled
@RestController
class StreamValidationController {

    private final StreamDefinitions definitions;
    private final AppValidation apps;

    StreamValidationController(StreamDefinitions definitions, AppValidation apps) {
        this.definitions = definitions;
        this.apps = apps;
    }

    /**
     * @param appName the definition's name
     * @param dsl with secrets masked, which SCDF forgot here
     * @param appStatuses {@code valid} or {@code invalid} by {@code <type>:<label>}
     */
    record StreamValidationResource(
            String appName,
            String dsl,
            @Nullable String description,
            Map<String, String> appStatuses) {}

    /** Apps are looked for by the name they are registered under, not by their label as SCDF does. */
    @GetMapping("/streams/validation/{name}")
    EntityModel<StreamValidationResource> validate(@PathVariable String name) {
        StreamDefinition definition = definitions.get(name);
        Map<String, String> statuses = new LinkedHashMap<>();
        for (StreamApplication app : definition.parse().applications()) {
            AppType type = StreamPlanning.registeredType(app.type());
            statuses.put(
                    type + ":" + app.name(),
                    apps.isValid(type, app.registeredName()) ? "valid" : "invalid");
        }
        return EntityModel.of(
                new StreamValidationResource(
                        name, definition.maskedText(), definition.description(), statuses));
    }
}
