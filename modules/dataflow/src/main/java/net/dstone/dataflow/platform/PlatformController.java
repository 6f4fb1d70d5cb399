package net.dstone.dataflow.platform;

import java.util.List;
import java.util.Map;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.artifacts.DeclaredOptions;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.PagedModel;
import org.springframework.hateoas.server.core.Relation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The platforms a task can be launched on. */
@RestController
class PlatformController {

    /** @param options what a launch can set */
    @Relation(collectionRelation = "launcherResourceList")
    record LauncherResource(
            String name, String type, String description, List<ConfigurationOption> options) {}

    /** By the platform's type. */
    private static final Map<String, List<ConfigurationOption>> OPTIONS =
            Map.of(
                    TaskPlatform.LOCAL,
                    DeclaredOptions.read(PlatformController.class, "local-options.json"));

    private final TaskPlatforms platforms;

    PlatformController(TaskPlatforms platforms) {
        this.platforms = platforms;
    }

    /**
     * @param schedulesEnabled only those that schedule launches by themselves, which none does
     */
    @GetMapping("/tasks/platforms")
    PagedModel<EntityModel<LauncherResource>> list(
            PageQuery page, @RequestParam(defaultValue = "false") boolean schedulesEnabled) {
        List<TaskPlatform> all = schedulesEnabled ? List.of() : platforms.all();
        return PagedModels.of(
                new Page<>(
                                all.stream().skip(page.offset()).limit(page.size()).toList(),
                                page,
                                all.size())
                        .map(PlatformController::model));
    }

    private static EntityModel<LauncherResource> model(TaskPlatform platform) {
        String self =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment("tasks", "platforms", platform.name())
                        .build()
                        .encode()
                        .toUriString();
        return EntityModel.of(
                new LauncherResource(
                        platform.name(),
                        platform.type(),
                        platform.description(),
                        OPTIONS.getOrDefault(platform.type(), List.of())),
                Link.of(self));
    }
}
