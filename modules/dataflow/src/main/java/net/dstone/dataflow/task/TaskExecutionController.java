package net.dstone.dataflow.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.web.Count;
import net.dstone.dataflow.web.CountLimit;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.MediaTypes;
import org.springframework.hateoas.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Reads and deletes task executions. */
@RestController
class TaskExecutionController {

    private final TaskExecutions executions;
    private final TaskExecutionResources resources;
    private final TaskExecutionDeleting deleting;
    private final TaskDefinitions definitions;

    TaskExecutionController(
            TaskExecutions executions,
            TaskExecutionResources resources,
            TaskExecutionDeleting deleting,
            TaskDefinitions definitions) {
        this.executions = executions;
        this.resources = resources;
        this.deleting = deleting;
        this.definitions = definitions;
    }

    @GetMapping("/tasks/executions")
    PagedModel<EntityModel<TaskExecutionResource>> list(PageQuery query) {
        return page(TaskExecutionFilter.ALL, query);
    }

    @GetMapping(path = "/tasks/executions", params = "name")
    PagedModel<EntityModel<TaskExecutionResource>> listOfTask(
            @RequestParam String name, PageQuery query) {
        definitions.get(name);
        return page(TaskExecutionFilter.named(name), query);
    }

    private PagedModel<EntityModel<TaskExecutionResource>> page(
            TaskExecutionFilter filter, PageQuery query) {
        Page<TaskExecution> page = executions.list(filter, query);
        return PagedModels.of(page.withContent(resources.full(page.content())));
    }

    /** Plain JSON comes first because that is what SCDF answers to who accepts anything. */
    @GetMapping(
            path = "/tasks/thinexecutions",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaTypes.HAL_JSON_VALUE})
    PagedModel<EntityModel<TaskExecutionThinResource>> listThin(PageQuery query) {
        return thinPage(TaskExecutionFilter.ALL, query);
    }

    @GetMapping(path = "/tasks/thinexecutions", params = "name")
    PagedModel<EntityModel<TaskExecutionThinResource>> listThinOfTask(
            @RequestParam String name, PageQuery query) {
        return thinPage(TaskExecutionFilter.named(name), query);
    }

    private PagedModel<EntityModel<TaskExecutionThinResource>> thinPage(
            TaskExecutionFilter filter, PageQuery query) {
        Page<TaskExecution> page = executions.list(filter, query);
        return PagedModels.of(page.withContent(resources.thin(page.content())));
    }

    @GetMapping("/tasks/executions/{id}")
    EntityModel<TaskExecutionResource> get(
            @PathVariable long id, @RequestParam(required = false) @Nullable String schemaTarget) {
        return resources.full(
                executions.get(new ExecutionKey(id, SchemaTarget.ofRequest(schemaTarget))));
    }

    /** Without a platform all are searched, where SCDF found nothing. */
    @GetMapping("/tasks/executions/external/{externalExecutionId}")
    EntityModel<TaskExecutionResource> getByExternalId(
            @PathVariable String externalExecutionId,
            @RequestParam(required = false) @Nullable String platform) {
        return executions
                .findByExternalId(externalExecutionId)
                .filter(
                        execution ->
                                platform == null
                                        || platform.isEmpty()
                                        || platform.equals(resources.platformName(execution)))
                .map(resources::full)
                .orElseThrow(() -> new NoSuchTaskExecutionException(externalExecutionId, platform));
    }

    /** How many executions {@link #deleteMany} with the same parameters would delete. */
    @GetMapping("/tasks/info/executions")
    EntityModel<ExecutionsInfo> info(
            @RequestParam(defaultValue = "false") boolean completed,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Integer days) {
        Count count =
                executions.count(deleting.selection(completed, name, days), CountLimit.BEYOND_PAGE);
        return EntityModel.of(
                new ExecutionsInfo(count.rows(), count.isLowerBound()),
                Link.of(ServletUriComponentsBuilder.fromCurrentRequest().toUriString()));
    }

    /**
     * @param totalIsLowerBound there are more, which were not counted; left out when there are not
     */
    record ExecutionsInfo(
            long totalExecutions,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean totalIsLowerBound) {}

    @DeleteMapping("/tasks/executions/{ids}")
    void delete(
            @PathVariable List<Long> ids,
            @RequestParam(defaultValue = "CLEANUP") DeleteAction[] action,
            @RequestParam(required = false) @Nullable String schemaTarget) {
        SchemaTarget target = SchemaTarget.ofRequest(schemaTarget);
        deleting.delete(
                ids.stream().distinct().map(id -> new ExecutionKey(id, target)).toList(),
                DeleteAction.setOf(action));
    }

    @DeleteMapping("/tasks/executions")
    void deleteMany(
            @RequestParam(defaultValue = "CLEANUP") DeleteAction[] action,
            @RequestParam(defaultValue = "false") boolean completed,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Integer days) {
        deleting.delete(deleting.selection(completed, name, days), DeleteAction.setOf(action));
    }
}
