package net.dstone.dsl.task;

import java.util.List;

/**
 * The task definition that an application of a composed task becomes.
 *
 * @param name {@code <composed task>-<label or application>}
 * @param app the application, without its transitions
 */
public record ChildTask(String name, TaskApp app) {

    static ChildTask of(String parent, TaskApp app) {
        TaskApp alone = new TaskApp(app.label(), app.name(), app.arguments(), List.of());
        return new ChildTask(parent + "-" + app.effectiveName(), alone);
    }

    /** The child's own definition. */
    public String text() {
        return TaskWriter.write(app);
    }
}
