package net.dstone.dsl.task;

import java.util.List;
import net.dstone.dsl.Argument;
import org.jspecify.annotations.Nullable;

/**
 * An application as it is written in a task.
 *
 * @param label what it is called within the task, or null for its name
 * @param name the name it is registered under
 * @param transitions where to go instead of on, depending on how it ends; empty for the target of a transition
 */
public record TaskApp(
        @Nullable String label, String name, List<Argument> arguments, List<Transition> transitions)
        implements Element {

    public TaskApp {
        arguments = List.copyOf(arguments);
        transitions = List.copyOf(transitions);
    }

    /** What it is called within the task, different from all other applications of the task. */
    public String effectiveName() {
        return label == null ? name : label;
    }

    /** Whether it stands for the end of the task, as the target {@code $END} or {@code $FAIL} of a transition. */
    public boolean isEnding() {
        return label == null && (name.equals(Transition.END) || name.equals(Transition.FAIL));
    }
}
