package net.dstone.dsl.task;

import java.util.ArrayList;
import java.util.List;
import net.dstone.dsl.task.Transition.Target.ToApp;

/** Collects the applications of a task. */
final class TaskApps {

    private final List<TaskApp> apps = new ArrayList<>();

    private TaskApps() {}

    static List<TaskApp> of(TaskDefinition task) {
        TaskApps collector = new TaskApps();
        task.sequences().forEach(collector::visit);
        return List.copyOf(collector.apps);
    }

    private void visit(Sequence sequence) {
        for (Element element : sequence.elements()) {
            switch (element) {
                case Split split -> split.flows().forEach(this::visit);
                case TaskApp app -> visit(app);
            }
        }
    }

    private void visit(TaskApp app) {
        apps.add(app);
        for (Transition transition : app.transitions()) {
            if (transition.target() instanceof ToApp(TaskApp target) && !target.isEnding()) {
                apps.add(target);
            }
        }
    }
}
