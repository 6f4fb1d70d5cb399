package net.dstone.dataflow.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.web.DataflowException;
import net.dstone.dsl.task.ChildTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells whether the apps of a task can be launched: registered, and their files can be had. */
@Component
class TaskValidation {

    private static final Logger log = LoggerFactory.getLogger(TaskValidation.class);

    private final AppRegistry apps;
    private final AppArtifacts artifacts;

    TaskValidation(AppRegistry apps, AppArtifacts artifacts) {
        this.apps = apps;
        this.artifacts = artifacts;
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
            validByApp.computeIfAbsent(app, this::canBeLaunched);
        }
        Map<String, Boolean> valid = new LinkedHashMap<>();
        appByTask.forEach((name, app) -> valid.put(name, validByApp.get(app)));
        return valid;
    }

    private boolean canBeLaunched(String app) {
        return apps.findDefault(AppType.task, app).map(this::opens).orElse(false);
    }

    private boolean opens(AppRegistration app) {
        try {
            artifacts.resolve(app);
            return true;
        } catch (DataflowException exception) {
            log.info("App '{}' is not valid: {}", app.name(), exception.getMessage());
            return false;
        }
    }
}
