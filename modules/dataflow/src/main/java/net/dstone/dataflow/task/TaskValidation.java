package net.dstone.dataflow.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.AppValidation;
import net.dstone.dsl.task.ChildTask;
import org.springframework.stereotype.Component;

/** Tells whether the apps of a task can be launched: registered, and their files can be had. */
@Component
class TaskValidation {

    private final AppValidation apps;

    TaskValidation(AppValidation apps) {
        this.apps = apps;
    }

    /** For the task, or for each child of a composed one, by the definition's name. */
    Map<String, Boolean> validate(TaskDefinition definition) {
        net.dstone.dsl.task.TaskDefinition task = definition.parse();
        Map<String, String> appByTask = new LinkedHashMap<>();
        task.singleApp().ifPresent(app -> appByTask.put(definition.name(), app.name()));
        for (ChildTask child : task.children()) {
            appByTask.put(child.name(), child.app().name());
        }
        Map<String, Boolean> validByApp = new LinkedHashMap<>();
        for (String app : List.copyOf(appByTask.values())) {
            validByApp.computeIfAbsent(app, name -> apps.isValid(AppType.task, name));
        }
        Map<String, Boolean> valid = new LinkedHashMap<>();
        appByTask.forEach((name, app) -> valid.put(name, validByApp.get(app)));
        return valid;
    }
}
