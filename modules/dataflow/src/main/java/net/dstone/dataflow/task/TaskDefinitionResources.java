package net.dstone.dataflow.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dstone.dsl.task.ChildTask;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes of definitions what clients get, asking for what belongs to all of them together. */
@Component
class TaskDefinitionResources {

    private final TaskDefinitions definitions;
    private final TaskExecutions executions;
    private final TaskExecutionResources executionResources;

    TaskDefinitionResources(
            TaskDefinitions definitions,
            TaskExecutions executions,
            TaskExecutionResources executionResources) {
        this.definitions = definitions;
        this.executions = executions;
        this.executionResources = executionResources;
    }

    EntityModel<TaskDefinitionResource> of(TaskDefinition definition, boolean withManifest) {
        return of(List.of(definition), withManifest).getFirst();
    }

    /**
     * @param withManifest whether what the last execution was launched with is wanted too
     */
    List<EntityModel<TaskDefinitionResource>> of(List<TaskDefinition> page, boolean withManifest) {
        List<String> names = page.stream().map(TaskDefinition::name).toList();
        Set<String> elements = elements(names);
        Map<String, TaskExecutionResource> last =
                executionResources.inDefinitions(executions.findNewest(names), withManifest);
        return page.stream()
                .map(
                        definition -> {
                            TaskExecutionResource execution = last.get(definition.name());
                            var task = definition.tryParse();
                            return model(
                                    new TaskDefinitionResource(
                                            definition.name(),
                                            definition.maskedText(),
                                            definition.description(),
                                            task.isPresent() && task.get().composed(),
                                            elements.contains(definition.name()),
                                            execution,
                                            execution == null
                                                    ? TaskExecutionStatus.UNKNOWN
                                                    : execution.taskExecutionStatus()));
                        })
                .toList();
    }

    /**
     * Which of the names belong to composed tasks. SCDF looked for those on the same page only; here every
     * definition counts whose name the element's begins with.
     */
    private Set<String> elements(Collection<String> names) {
        List<String> possibleParents =
                names.stream()
                        .flatMap(TaskDefinitionResources::beginningsBeforeDash)
                        .distinct()
                        .toList();
        return definitions.findAll(possibleParents).stream()
                .flatMap(parent -> parent.tryParse().stream())
                .flatMap(parent -> parent.children().stream())
                .map(ChildTask::name)
                .collect(Collectors.toSet());
    }

    private static Stream<String> beginningsBeforeDash(String name) {
        return IntStream.range(1, name.length())
                .filter(at -> name.charAt(at) == '-')
                .mapToObj(at -> name.substring(0, at));
    }

    private static EntityModel<TaskDefinitionResource> model(TaskDefinitionResource resource) {
        return EntityModel.of(
                resource,
                Link.of(
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path("/tasks/definitions/{name}")
                                .buildAndExpand(resource.name())
                                .toUriString()));
    }
}
