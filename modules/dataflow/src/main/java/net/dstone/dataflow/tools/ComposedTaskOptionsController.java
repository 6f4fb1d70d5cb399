package net.dstone.dataflow.tools;

import java.util.List;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.artifacts.DeclaredOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a launch of a composed task can set for the whole of it. */
@RestController
class ComposedTaskOptionsController {

    private static final List<ConfigurationOption> OPTIONS =
            DeclaredOptions.read(ComposedTaskOptionsController.class, "composed-task-options.json");

    @GetMapping("/tasks/ctr/options")
    List<ConfigurationOption> list() {
        return OPTIONS;
    }
}
