package net.dstone.dsl.task;

import java.util.List;
import java.util.function.Predicate;
import net.dstone.dsl.parse.ArgumentText;
import net.dstone.dsl.task.Transition.Target.ToApp;
import net.dstone.dsl.task.Transition.Target.ToLabel;
import org.jspecify.annotations.Nullable;

/** Writes a task in the one form in which the server shows it. */
final class TaskWriter {

    private final StringBuilder text = new StringBuilder();
    private final Predicate<String> sensitive;

    private TaskWriter(Predicate<String> sensitive) {
        this.sensitive = sensitive;
    }

    static String write(TaskDefinition task, Predicate<String> sensitive) {
        TaskWriter writer = new TaskWriter(sensitive);
        writer.appendSequences(task.sequences(), "; ");
        return writer.text.toString();
    }

    static String write(TaskApp app) {
        TaskWriter writer = new TaskWriter(_ -> false);
        writer.append(app);
        return writer.text.toString();
    }

    private void appendSequences(List<Sequence> sequences, String separator) {
        String before = "";
        for (Sequence sequence : sequences) {
            text.append(before);
            append(sequence);
            before = separator;
        }
    }

    private void append(Sequence sequence) {
        String before = "";
        for (Element element : sequence.elements()) {
            text.append(before);
            switch (element) {
                case Split split -> append(split);
                case TaskApp app -> append(app);
            }
            before = " && ";
        }
    }

    private void append(Split split) {
        appendLabel(split.label());
        text.append('<');
        appendSequences(split.flows(), " || ");
        if (text.charAt(text.length() - 1) == '-') {
            // A name may end in a hyphen, which would make an arrow of the bracket.
            text.append(' ');
        }
        text.append('>');
    }

    private void append(TaskApp app) {
        appendLabel(app.label());
        text.append(app.name());
        ArgumentText.append(text, app.arguments(), sensitive);
        app.transitions().forEach(this::append);
    }

    private void append(Transition transition) {
        String status = transition.status();
        boolean number = Status.isNumber(status);
        text.append(' ')
                .append(number ? status : "'" + status.replace("'", "''") + "'")
                .append("->");
        switch (transition.target()) {
            case ToLabel(String label) -> text.append(':').append(label);
            case ToApp(TaskApp app) -> append(app);
        }
    }

    private void appendLabel(@Nullable String label) {
        if (label != null) {
            text.append(label).append(": ");
        }
    }
}
