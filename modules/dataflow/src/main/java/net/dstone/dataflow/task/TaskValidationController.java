package net.dstone.dataflow.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Validates task definitions. */
@RestController
class TaskValidationController {

    private final TaskDefinitions definitions;
    private final TaskValidation validation;

    TaskValidationController(TaskDefinitions definitions, TaskValidation validation) {
        this.definitions = definitions;
        this.validation = validation;
    }

    /**
     * @param appName the definition's name
     * @param dsl with secrets masked, which SCDF forgot here
     * @param appStatuses {@code valid} or {@code invalid} by {@code task:<definition name>}
     */
    record ValidationResource(
            String appName,
            String dsl,
            @Nullable String description,
            Map<String, String> appStatuses) {}

    @GetMapping("/tasks/validation/{name}")
    EntityModel<ValidationResource> validate(@PathVariable String name) {
        TaskDefinition definition = definitions.get(name);
        Map<String, String> statuses = new LinkedHashMap<>();
        validation
                .validate(definition)
                .forEach(
                        (task, valid) -> statuses.put("task:" + task, valid ? "valid" : "invalid"));
        return EntityModel.of(
                new ValidationResource(
                        definition.name(),
                        definition.maskedText(),
                        definition.description(),
                        statuses));
    }
}
