package net.dstone.dataflow.runtime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.runtime.RuntimeResources.StreamStatusResource;
import net.dstone.dataflow.stream.StreamsEnabled;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.PagedModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams with their running apps, over HTTP. */
@StreamsEnabled
@RestController
@RequestMapping("/runtime/streams")
class RuntimeStreamController {

    private final RunningApps apps;

    RuntimeStreamController(RunningApps apps) {
        this.apps = apps;
    }

    /**
     * @param names those wanted; all that are deployed or failed when there are none
     */
    @GetMapping
    PagedModel<EntityModel<StreamStatusResource>> list(
            @RequestParam(required = false) @Nullable List<String> names, PageQuery query) {
        if (names != null && !names.isEmpty()) {
            return named(names, query);
        }
        List<String> releases = apps.releases();
        List<String> wanted = releases.stream().skip(query.offset()).limit(query.size()).toList();
        return PagedModels.of(new Page<>(resources(apps.of(wanted)), query, releases.size()));
    }

    /** Names that Skipper has never heard of are left out. */
    @GetMapping("/{streamNames}")
    PagedModel<EntityModel<StreamStatusResource>> named(
            @PathVariable List<String> streamNames, PageQuery query) {
        List<EntityModel<StreamStatusResource>> found =
                resources(apps.of(new LinkedHashSet<>(streamNames)));
        return PagedModels.of(
                new Page<>(
                        found.stream().skip(query.offset()).limit(query.size()).toList(),
                        query,
                        found.size()));
    }

    private static List<EntityModel<StreamStatusResource>> resources(
            Map<String, List<RunningApp>> streams) {
        return streams.entrySet().stream()
                .map(stream -> RuntimeResources.stream(stream.getKey(), stream.getValue()))
                .toList();
    }
}
