package net.dstone.dsl.task;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.dstone.dsl.DslException;

/**
 * A task as it is written: one application, or several composed.
 *
 * @param name the name it is stored under
 * @param sequences at least one; the first is where the task starts, transitions lead to the others
 */
public record TaskDefinition(String name, List<Sequence> sequences) {

    public TaskDefinition {
        sequences = List.copyOf(sequences);
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("A task has at least one sequence");
        }
    }

    /**
     * Reads a task.
     *
     * @throws DslException if the text is no task, the name cannot be one, or labels and names contradict each other
     */
    public static TaskDefinition parse(String name, String text) {
        return new TaskParser(text).parse(name);
    }

    /** Whether it is more than exactly one application without transitions. */
    public boolean composed() {
        return singleApp().isEmpty();
    }

    /** The one application of a task that is not composed. */
    public Optional<TaskApp> singleApp() {
        boolean single = sequences.size() == 1 && sequences.getFirst().elements().size() == 1;
        return single
                        && sequences.getFirst().elements().getFirst() instanceof TaskApp app
                        && app.transitions().isEmpty()
                ? Optional.of(app)
                : Optional.empty();
    }

    /** All applications in the order written, targets of transitions included, endings not. */
    public List<TaskApp> apps() {
        return TaskApps.of(this);
    }

    /**
     * The task definitions that the applications of this composed task become; none if it is not composed. {@code
     * $END} and {@code $FAIL} are endings and become none.
     */
    public List<ChildTask> children() {
        return composed()
                ? apps().stream().map(app -> ChildTask.of(name, app)).toList()
                : List.of();
    }

    /** The definition as {@link #parse} reads it. */
    public String text() {
        return text(_ -> false);
    }

    /**
     * The definition to be shown, with {@code ******} in place of secrets.
     *
     * @param sensitive whether the value of an argument of that name must not be seen
     */
    public String text(Predicate<String> sensitive) {
        return TaskWriter.write(this, sensitive);
    }
}
