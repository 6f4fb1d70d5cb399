package net.dstone.dataflow.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes of executions what clients get, asking for the details of all of them together. */
@Component
class TaskExecutionResources {

    private final TaskExecutionDetails details;

    TaskExecutionResources(TaskExecutionDetails details) {
        this.details = details;
    }

    EntityModel<TaskExecutionResource> full(TaskExecution execution) {
        return full(List.of(execution)).getFirst();
    }

    List<EntityModel<TaskExecutionResource>> full(List<TaskExecution> executions) {
        List<ExecutionKey> keys = keys(executions);
        Map<ExecutionKey, List<String>> arguments = details.arguments(keys);
        Map<ExecutionKey, List<Long>> jobs = details.jobExecutionIds(keys);
        Map<ExecutionKey, LaunchManifest> manifests = details.manifests(keys);
        Map<ExecutionKey, String> platforms = platformNames(executions, manifests);
        Map<ExecutionKey, TaskExecutionStatus> statuses = statuses(executions);
        return executions.stream()
                .map(
                        execution -> {
                            ExecutionKey key = execution.key();
                            return model(
                                    TaskExecutionResource.of(
                                            execution,
                                            arguments.getOrDefault(key, List.of()),
                                            jobs.getOrDefault(key, List.of()),
                                            execution.parentExecutionId(),
                                            manifests.get(key),
                                            platforms.get(key),
                                            Objects.requireNonNull(statuses.get(key))));
                        })
                .toList();
    }

    List<EntityModel<TaskExecutionThinResource>> thin(List<TaskExecution> executions) {
        Map<ExecutionKey, TaskExecutionStatus> statuses = statuses(executions);
        return executions.stream()
                .map(
                        execution ->
                                model(
                                        TaskExecutionThinResource.of(
                                                execution,
                                                Objects.requireNonNull(
                                                        statuses.get(execution.key())))))
                .toList();
    }

    /**
     * The last executions of tasks, to be shown inside their definitions: without links, jobs, parent and
     * platform, as SCDF has it.
     *
     * @param withManifest whether what they were launched with is wanted too
     */
    Map<String, TaskExecutionResource> inDefinitions(
            Map<String, TaskExecution> executions, boolean withManifest) {
        List<TaskExecution> all = List.copyOf(executions.values());
        List<ExecutionKey> keys = keys(all);
        Map<ExecutionKey, List<String>> arguments = details.arguments(keys);
        Map<ExecutionKey, LaunchManifest> manifests =
                withManifest ? details.manifests(keys) : Map.of();
        Map<ExecutionKey, TaskExecutionStatus> statuses = statuses(all);
        Map<String, TaskExecutionResource> resources = new HashMap<>();
        executions.forEach(
                (name, execution) -> {
                    ExecutionKey key = execution.key();
                    resources.put(
                            name,
                            TaskExecutionResource.of(
                                    execution,
                                    arguments.getOrDefault(key, List.of()),
                                    null,
                                    null,
                                    manifests.get(key),
                                    null,
                                    Objects.requireNonNull(statuses.get(key))));
                });
        return resources;
    }

    /** Where an execution ran, if that is known at all. */
    @Nullable String platformName(TaskExecution execution) {
        return platformNames(List.of(execution), details.manifests(List.of(execution.key())))
                .get(execution.key());
    }

    private Map<ExecutionKey, String> platformNames(
            List<TaskExecution> executions, Map<ExecutionKey, LaunchManifest> manifests) {
        Map<ExecutionKey, String> names = new HashMap<>();
        manifests.forEach((key, manifest) -> names.put(key, manifest.platformName()));
        Map<String, ExecutionKey> others =
                executions.stream()
                        .filter(execution -> !manifests.containsKey(execution.key()))
                        .flatMap(TaskExecutionResources::byExternalId)
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
        details.platformNames(others.keySet())
                .forEach((id, name) -> names.put(Objects.requireNonNull(others.get(id)), name));
        return names;
    }

    private static Stream<Map.Entry<String, ExecutionKey>> byExternalId(TaskExecution execution) {
        String id = execution.externalExecutionId();
        return id == null ? Stream.empty() : Stream.of(Map.entry(id, execution.key()));
    }

    private Map<ExecutionKey, TaskExecutionStatus> statuses(List<TaskExecution> executions) {
        Map<ExecutionKey, String> exitCodes = details.composedJobExitCodes(keys(executions));
        return executions.stream()
                .collect(
                        Collectors.toMap(
                                TaskExecution::key,
                                execution ->
                                        TaskExecutionStatus.of(
                                                execution, exitCodes.get(execution.key()))));
    }

    private static List<ExecutionKey> keys(List<TaskExecution> executions) {
        return executions.stream().map(TaskExecution::key).toList();
    }

    private static EntityModel<TaskExecutionResource> model(TaskExecutionResource resource) {
        EntityModel<TaskExecutionResource> model = EntityModel.of(resource);
        if (resource.externalExecutionId() != null) {
            ServletUriComponentsBuilder logs = uri();
            logs.path("/tasks/logs/{id}");
            if (resource.platformName() != null) {
                logs.queryParam("platformName", resource.platformName());
            }
            logs.queryParam("schemaTarget", resource.schemaTarget());
            model.add(
                    Link.of(
                            logs.buildAndExpand(resource.externalExecutionId()).toUriString(),
                            "tasks/logs"));
        }
        return model.add(self(resource.executionId(), resource.schemaTarget()));
    }

    private static EntityModel<TaskExecutionThinResource> model(
            TaskExecutionThinResource resource) {
        EntityModel<TaskExecutionThinResource> model =
                EntityModel.of(resource, self(resource.executionId(), resource.schemaTarget()));
        if (resource.taskName() != null) {
            model.add(
                    Link.of(
                            uri().path("/tasks/definitions/{name}")
                                    .queryParam("manifest", true)
                                    .buildAndExpand(resource.taskName())
                                    .toUriString(),
                            "tasks/definitions"));
        }
        return model;
    }

    private static Link self(long id, String target) {
        return Link.of(
                uri().path("/tasks/executions/{id}")
                        .queryParam("schemaTarget", target)
                        .buildAndExpand(id)
                        .toUriString());
    }

    private static ServletUriComponentsBuilder uri() {
        return ServletUriComponentsBuilder.fromCurrentContextPath();
    }
}
