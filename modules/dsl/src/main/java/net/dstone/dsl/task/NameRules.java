package net.dstone.dsl.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dstone.dsl.DslError;
import net.dstone.dsl.Problem;
import net.dstone.dsl.parse.Token;

/**
 * Checks, while a task is read, that what its applications are called by stands for one of them only: child tasks
 * are named after it, and transitions lead to it.
 */
final class NameRules {

    private record TargetLabel(String label, int transitionPosition) {}

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private final Set<String> unlabelledApps = new HashSet<>();
    private final List<TargetLabel> targetLabels = new ArrayList<>();

    void unlabelledSequence(int position) {
        problems.add(
                Problem.at(position, DslError.TASK_VALIDATION_SECONDARY_SEQUENCES_MUST_BE_NAMED));
    }

    void label(Token label) {
        if (unlabelledApps.contains(label.text())) {
            add(label, DslError.TASK_VALIDATION_LABEL_CLASHES_WITH_TASKAPP_NAME);
        }
        if (!labels.add(label.text())) {
            add(label, DslError.TASK_VALIDATION_DUPLICATE_LABEL);
        }
    }

    void unlabelledApp(Token app) {
        if (labels.contains(app.text())) {
            add(app, DslError.TASK_VALIDATION_APP_NAME_CLASHES_WITH_LABEL);
        }
        if (!unlabelledApps.add(app.text())) {
            add(app, DslError.TASK_VALIDATION_APP_NAME_ALREADY_IN_USE);
        }
    }

    void targetLabel(Token status, Token label) {
        targetLabels.add(new TargetLabel(label.text(), status.start()));
    }

    /** All problems, once the whole text is read: a transition may lead to a label further on. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        for (TargetLabel target : targetLabels) {
            if (!labels.contains(target.label())) {
                all.add(
                        Problem.at(
                                target.transitionPosition(),
                                DslError.TASK_VALIDATION_TRANSITION_TARGET_LABEL_UNDEFINED,
                                target.label()));
            }
        }
        return all;
    }

    private void add(Token token, DslError kind) {
        problems.add(Problem.at(token.start(), kind, token.text()));
    }
}
