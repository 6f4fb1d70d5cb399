package net.dstone.dataflow.task;

import java.util.List;
import java.util.stream.Stream;
import net.dstone.dsl.task.ChildTask;
import net.dstone.dsl.task.TaskApp;
import org.jspecify.annotations.Nullable;

/**
 * A definition that can be stored as far as its own text goes.
 *
 * @param apps the apps it names, which must be registered
 * @param children the definitions that the apps of a composed task become; stored along
 */
public record NewTask(TaskDefinition definition, List<String> apps, List<TaskDefinition> children) {

    /** Executions, which carry the name, keep it in a column of this many characters. */
    public static final int MAX_NAME_LENGTH = 100;

    /** A description is kept in a column of this many characters. */
    static final int MAX_DESCRIPTION_LENGTH = 255;

    /**
     * Reads what a user wants.
     *
     * @throws net.dstone.dataflow.web.DataflowException if it cannot be stored
     */
    static NewTask of(String name, String dslText, @Nullable String description) {
        TaskDefinition definition = new TaskDefinition(name, dslText, description);
        net.dstone.dsl.task.TaskDefinition parsed = definition.parse();
        NewTask task =
                new NewTask(
                        definition,
                        parsed.apps().stream().map(TaskApp::name).distinct().toList(),
                        parsed.children().stream().map(NewTask::child).toList());
        task.all().forEach(NewTask::check);
        return task;
    }

    private static TaskDefinition child(ChildTask child) {
        return new TaskDefinition(child.name(), child.text(), null);
    }

    /** The children, then the task itself. */
    Stream<TaskDefinition> all() {
        return Stream.concat(children.stream(), Stream.of(definition));
    }

    private static void check(TaskDefinition task) {
        if (task.name().length() > MAX_NAME_LENGTH) {
            throw new InvalidTaskDefinitionException(
                    "The task name '%s' has %d characters; at most %d are possible"
                            .formatted(task.name(), task.name().length(), MAX_NAME_LENGTH));
        }
        String description = task.description();
        if (description != null && description.length() > MAX_DESCRIPTION_LENGTH) {
            throw new InvalidTaskDefinitionException(
                    "The description of task '%s' has %d characters; at most %d are possible"
                            .formatted(task.name(), description.length(), MAX_DESCRIPTION_LENGTH));
        }
    }
}
