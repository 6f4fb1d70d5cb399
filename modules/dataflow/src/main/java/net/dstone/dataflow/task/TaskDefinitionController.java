package net.dstone.dataflow.task;

import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.PagedModel;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Task definitions over HTTP. */
@RestController
@RequestMapping("/tasks/definitions")
class TaskDefinitionController {

    private final TaskDefinitions definitions;
    private final TaskDefining defining;
    private final TaskDefinitionResources resources;

    TaskDefinitionController(
            TaskDefinitions definitions, TaskDefining defining, TaskDefinitionResources resources) {
        this.definitions = definitions;
        this.defining = defining;
        this.resources = resources;
    }

    /**
     * @param search an older name of taskName
     */
    @GetMapping
    PagedModel<EntityModel<TaskDefinitionResource>> list(
            @RequestParam(required = false) @Nullable String taskName,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String description,
            @RequestParam(required = false) @Nullable String dslText,
            @RequestParam(defaultValue = "false") boolean manifest,
            PageQuery query) {
        TaskDefinitionFilter filter =
                new TaskDefinitionFilter(
                        taskName == null ? search : taskName, description, dslText);
        Page<TaskDefinition> page = definitions.list(filter, query);
        return PagedModels.of(
                new Page<>(resources.of(page.content(), manifest), query, page.total()));
    }

    /** Answers 200, not 201: SCDF's clients know it so. */
    @PostMapping
    EntityModel<TaskDefinitionResource> create(
            @RequestParam String name,
            @RequestParam String definition,
            @RequestParam(defaultValue = "") String description) {
        return resources.of(defining.create(name, definition, description), false);
    }

    @DeleteMapping
    void deleteAll() {
        defining.deleteAll();
    }

    @GetMapping("/{name}")
    EntityModel<TaskDefinitionResource> get(
            @PathVariable String name, @RequestParam(defaultValue = "false") boolean manifest) {
        return resources.of(definitions.get(name), manifest);
    }

    @DeleteMapping("/{name}")
    void delete(@PathVariable String name, @RequestParam(defaultValue = "false") boolean cleanup) {
        defining.delete(name, cleanup);
    }
}
