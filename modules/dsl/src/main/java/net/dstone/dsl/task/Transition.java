package net.dstone.dsl.task;

/**
 * Where a composed task goes when an application ends in a certain way, written {@code 'FAILED'->b}.
 *
 * @param status what the exit status is compared with, unquoted; {@code *} matches any
 */
public record Transition(String status, Target target) {

    /** The target that ends the composed task well. */
    public static final String END = "$END";

    /** The target that ends the composed task as failed. */
    public static final String FAIL = "$FAIL";

    /** Where a transition leads. */
    public sealed interface Target {
        /** The application of that label, which is somewhere else in the definition. */
        record ToLabel(String label) implements Target {}

        /** An application that exists only here, without transitions of its own; or one of the two endings. */
        record ToApp(TaskApp app) implements Target {}
    }
}
