package net.dstone.dataflow.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.NoSuchAppRegistrationException;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.dsl.task.ChildTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes and deletes task definitions; a composed task and its children come and go together. */
@Component
public class TaskDefining {

    private final TaskDefinitions definitions;
    private final TaskExecutionDeleting executions;
    private final AppRegistry apps;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final TaskDefinitionProperties properties;
    private final ApplicationEventPublisher events;

    TaskDefining(
            TaskDefinitions definitions,
            TaskExecutionDeleting executions,
            AppRegistry apps,
            TransactionOperations transaction,
            Audit audit,
            TaskDefinitionProperties properties,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.executions = executions;
        this.apps = apps;
        this.transaction = transaction;
        this.audit = audit;
        this.properties = properties;
        this.events = events;
    }

    /**
     * Stores a definition, or nothing.
     *
     * @throws NoSuchAppRegistrationException if it names an app that is not registered
     * @throws DuplicateTaskException if it or one of its children exists already
     * @throws net.dstone.dataflow.web.DataflowException if the text or the name is no good
     */
    TaskDefinition create(String name, String dslText, @Nullable String description) {
        NewTask task = NewTask.of(name, dslText, description);
        for (String app : task.apps()) {
            if (apps.findDefault(AppType.task, app).isEmpty()) {
                throw new NoSuchAppRegistrationException(AppType.task, app);
            }
        }
        transaction.executeWithoutResult(
                status -> {
                    task.all().forEach(definitions::insert);
                    record(AuditAction.CREATE, task.definition());
                    events.publishEvent(new TaskDefinitionsChanged());
                });
        return task.definition();
    }

    /**
     * The definition a launch means. When the settings say so, a task that is not defined but has the name
     * of an app becomes one.
     *
     * @throws NoSuchTaskDefinitionException when there is none
     */
    public TaskDefinition getForLaunch(String name) {
        Optional<TaskDefinition> existing = definitions.find(name);
        if (existing.isPresent() || !becomesOne(name)) {
            return existing.orElseThrow(() -> new NoSuchTaskDefinitionException(name));
        }
        try {
            return create(name, name, null);
        } catch (DuplicateTaskException exception) {
            // Another launch of the same name was faster.
            return definitions.get(name);
        }
    }

    /**
     * The definition a launch would mean, which is not stored if it was not.
     *
     * @throws NoSuchTaskDefinitionException when there would be none
     */
    public TaskDefinition getForPreview(String name) {
        Optional<TaskDefinition> existing = definitions.find(name);
        if (existing.isPresent() || !becomesOne(name)) {
            return existing.orElseThrow(() -> new NoSuchTaskDefinitionException(name));
        }
        return NewTask.of(name, name, null).definition();
    }

    private boolean becomesOne(String name) {
        return properties.autoCreateTaskDefinitions()
                && apps.findDefault(AppType.task, name).isPresent();
    }

    /**
     * Deletes a definition with its children.
     *
     * @param cleanup whether their executions go too
     * @throws NoSuchTaskDefinitionException when there is none
     * @throws TaskExecutionRunningException when executions were to go and one still waits or runs
     */
    void delete(String name, boolean cleanup) {
        TaskDefinition definition = definitions.get(name);
        List<String> names = new ArrayList<>(childNames(definition));
        names.add(name);
        if (cleanup) {
            names.forEach(
                    task ->
                            executions.delete(
                                    TaskExecutionFilter.named(task),
                                    Set.of(DeleteAction.values())));
        }
        transaction.executeWithoutResult(
                status -> {
                    definitions.delete(names);
                    record(AuditAction.DELETE, definition);
                    events.publishEvent(new TaskDefinitionsChanged());
                });
    }

    void deleteAll() {
        transaction.executeWithoutResult(
                status -> {
                    List<TaskDefinition> all = definitions.findAll();
                    Set<String> children = new HashSet<>();
                    all.forEach(definition -> children.addAll(childNames(definition)));
                    for (TaskDefinition definition : all) {
                        definitions.delete(List.of(definition.name()));
                        if (!children.contains(definition.name())) {
                            record(AuditAction.DELETE, definition);
                        }
                    }
                    events.publishEvent(new TaskDefinitionsChanged());
                });
    }

    private static List<String> childNames(TaskDefinition definition) {
        return definition
                .tryParse()
                .map(task -> task.children().stream().map(ChildTask::name).toList())
                .orElse(List.of());
    }

    private void record(AuditAction action, TaskDefinition definition) {
        audit.record(AuditOperation.TASK, action, definition.name(), definition.maskedText(), null);
    }
}
