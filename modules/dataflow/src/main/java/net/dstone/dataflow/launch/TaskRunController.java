package net.dstone.dataflow.launch;

import java.util.List;
import java.util.Locale;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.NoSuchTaskExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a launch stands, and how busy the platforms are. */
@RestController
class TaskRunController {

    private final TaskRunDetails details;
    private final PlatformLoad load;

    TaskRunController(TaskRunDetails details, PlatformLoad load) {
        this.details = details;
        this.load = load;
    }

    @GetMapping("/tasks/executions/{id}/run")
    TaskRunDetails.Run run(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String schemaTarget,
            Locale language) {
        ExecutionKey key = new ExecutionKey(id, SchemaTarget.ofRequest(schemaTarget));
        return details.find(key)
                .orElseThrow(() -> new NoSuchTaskExecutionException(key))
                .in(language);
    }

    @GetMapping("/tasks/executions/current")
    List<PlatformLoad.Current> current() {
        return load.current();
    }
}
