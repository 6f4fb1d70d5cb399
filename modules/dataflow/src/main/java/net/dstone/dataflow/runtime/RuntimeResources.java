package net.dstone.dataflow.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.server.core.Relation;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What clients get of running apps. */
final class RuntimeResources {

    /** Where an app is written that has no instance to tell its name. */
    private static final String NO_INSTANCES = "no-instances";

    private static final String NO_APPS = "no apps";

    private RuntimeResources() {}

    /** An instance, with what the platform knows of it. */
    @Relation(collectionRelation = "appInstanceStatusResourceList")
    record AppInstanceStatusResource(
            String instanceId, String state, Map<String, String> attributes) {

        /** Differs from all others, also of apps with the same name. */
        @JsonProperty
        String guid() {
            return attributes.getOrDefault("guid", instanceId);
        }
    }

    /** An app with its instances. */
    @Relation(collectionRelation = "appStatusResourceList")
    record AppStatusResource(
            String deploymentId,
            String state,
            CollectionModel<EntityModel<AppInstanceStatusResource>> instances,
            String name) {}

    /**
     * A stream with its apps.
     *
     * @param version of the release
     */
    @Relation(collectionRelation = "streamStatusResourceList")
    record StreamStatusResource(
            String name,
            CollectionModel<EntityModel<AppStatusResource>> applications,
            String version) {}

    static EntityModel<StreamStatusResource> stream(String name, List<RunningApp> apps) {
        String version = apps.stream().findFirst().flatMap(RunningApp::version).orElse(NO_APPS);
        return EntityModel.of(
                new StreamStatusResource(
                        name,
                        CollectionModel.of(apps.stream().map(RuntimeResources::app).toList()),
                        version),
                link("self", "runtime", "streams", name));
    }

    static EntityModel<AppStatusResource> app(RunningApp app) {
        return EntityModel.of(
                new AppStatusResource(
                        app.deploymentId(),
                        app.state(),
                        CollectionModel.of(
                                app.instances().stream()
                                        .map(instance -> instance(app, instance))
                                        .toList()),
                        app.name().orElse(NO_INSTANCES)),
                link("self", "runtime", "apps", app.deploymentId()));
    }

    static EntityModel<AppInstanceStatusResource> instance(
            RunningApp app, RunningApp.Instance instance) {
        String[] path = {"runtime", "apps", app.deploymentId(), "instances", instance.id(), "post"};
        EntityModel<AppInstanceStatusResource> model =
                EntityModel.of(
                        new AppInstanceStatusResource(
                                instance.id(), instance.state(), instance.attributes()),
                        link("self", Arrays.copyOf(path, path.length - 1)));
        if (instance.attribute("url").isPresent()) {
            model.add(link("post", path));
        }
        return model;
    }

    private static Link link(String relation, String... path) {
        return Link.of(
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment(path)
                        .build()
                        .encode()
                        .toUriString(),
                relation);
    }
}
