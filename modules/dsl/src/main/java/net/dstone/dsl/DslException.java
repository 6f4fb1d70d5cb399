package net.dstone.dsl;

import java.util.List;

/**
 * A text that is no definition, and why. The message is made for a person: for every problem its code and
 * explanation, then the line it is in, with a {@code ^} under the place and, where it helps, a {@code *} after the
 * last part that was still understood.
 */
public final class DslException extends RuntimeException {

    /** How far the text got before it was refused. */
    public enum Stage {
        /**
         * A character or quote that no definition can have there; a name that cannot be one; a label used twice in a
         * stream.
         */
        LEXICAL,
        /** Words in an order that makes no definition. */
        SYNTAX,
        /** A well-formed definition whose parts contradict each other; only this stage reports several problems. */
        RULES
    }

    private static final int NO_CHECKPOINT = 0;

    private final Stage stage;
    private final List<Problem> problems;

    private DslException(Stage stage, String text, int checkpoint, List<Problem> problems) {
        super(explain(text, checkpoint, problems));
        this.stage = stage;
        this.problems = List.copyOf(problems);
    }

    /**
     * @param text what was to be read: the definition, or the name that cannot be one
     */
    public static DslException lexical(String text, Problem problem) {
        return new DslException(Stage.LEXICAL, text, NO_CHECKPOINT, List.of(problem));
    }

    /**
     * @param checkpoint offset behind the last part that was understood, 0 if there is none
     */
    public static DslException syntax(String text, int checkpoint, Problem problem) {
        return new DslException(Stage.SYNTAX, text, checkpoint, List.of(problem));
    }

    /**
     * @param problems at least one
     */
    public static DslException rules(String text, List<Problem> problems) {
        return new DslException(Stage.RULES, text, NO_CHECKPOINT, problems);
    }

    public Stage stage() {
        return stage;
    }

    /** Everything found wrong, never empty, in the order found. */
    public List<Problem> problems() {
        return problems;
    }

    /** The kind of the first problem. */
    public DslError kind() {
        return problems.getFirst().kind();
    }

    /** The number of the first problem's kind. */
    public int code() {
        return kind().code();
    }

    /** The position of the first problem, or {@link Problem#NOWHERE}. */
    public int position() {
        return problems.getFirst().position();
    }

    private static String explain(String text, int checkpoint, List<Problem> problems) {
        StringBuilder explanation = new StringBuilder();
        for (Problem problem : problems) {
            explanation.append(problem.message()).append('\n');
            if (problem.position() != Problem.NOWHERE && !text.isEmpty()) {
                appendPointer(explanation, text, checkpoint, problem.position());
            }
        }
        return explanation.toString();
    }

    private static void appendPointer(
            StringBuilder explanation, String text, int checkpoint, int position) {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        int lineEnd = text.indexOf('\n', position);
        explanation.append(text, lineStart, lineEnd < 0 ? text.length() : lineEnd).append('\n');
        for (int column = lineStart; column < position; column++) {
            boolean checkpointHere = column == checkpoint && checkpoint != NO_CHECKPOINT;
            explanation.append(checkpointHere ? '*' : ' ');
        }
        explanation.append("^\n");
    }
}
