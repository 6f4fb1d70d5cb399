package net.dstone.dataflow.about;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.RepresentationModel;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The start of the API: SCDF's clients find every endpoint by the relations here and expand their
 * templates by position, so names, variables and order are SCDF's.
 */
@RestController
class RootController {

    private static final String[][] RELATIONS = {
        {"dashboard", "/dashboard"},
        {"audit-records", "/audit-records"},
        {"schema/versions", "/schema/versions"},
        {"schema/targets", "/schema/targets"},
        {"streams/definitions", "/streams/definitions"},
        {"streams/definitions/definition", "/streams/definitions/{name}"},
        {"streams/validation", "/streams/validation/{name}"},
        {"runtime/streams", "/runtime/streams{?names}"},
        {"runtime/streams/{streamNames}", "/runtime/streams/{streamNames}"},
        {"runtime/apps", "/runtime/apps"},
        {"runtime/apps/{appId}", "/runtime/apps/{appId}"},
        {"runtime/apps/{appId}/instances", "/runtime/apps/{appId}/instances"},
        {
            "runtime/apps/{appId}/instances/{instanceId}",
            "/runtime/apps/{appId}/instances/{instanceId}"
        },
        // Twice: clients take the first for GET, and for POST as well.
        {
            "runtime/apps/{appId}/instances/{instanceId}/actuator",
            "/runtime/apps/{appId}/instances/{instanceId}/actuator?endpoint={endpoint}"
        },
        {
            "runtime/apps/{appId}/instances/{instanceId}/actuator",
            "/runtime/apps/{appId}/instances/{instanceId}/actuator"
        },
        {
            "runtime/apps/{appId}/instances/{instanceId}/post",
            "/runtime/apps/{appId}/instances/{instanceId}/post"
        },
        {"streams/deployments", "/streams/deployments"},
        {
            "streams/deployments/{name}{?reuse-deployment-properties}",
            "/streams/deployments/{name}?reuse-deployment-properties=false"
        },
        {"streams/deployments/{name}", "/streams/deployments/{name}"},
        {"streams/deployments/history/{name}", "/streams/deployments/history/{name}"},
        {
            "streams/deployments/manifest/{name}/{version}",
            "/streams/deployments/manifest/{name}/{version}"
        },
        {"streams/deployments/platform/list", "/streams/deployments/platform/list"},
        {
            "streams/deployments/rollback/{name}/{version}",
            "/streams/deployments/rollback/{name}/{version}"
        },
        {"streams/deployments/update/{name}", "/streams/deployments/update/{name}"},
        {"streams/deployments/deployment", "/streams/deployments/{name}"},
        {
            "streams/deployments/scale/{streamName}/{appName}/instances/{count}",
            "/streams/deployments/scale/{streamName}/{appName}/instances/{count}"
        },
        {"streams/logs", "/streams/logs"},
        {"streams/logs/{streamName}", "/streams/logs/{streamName}"},
        {"streams/logs/{streamName}/{appName}", "/streams/logs/{streamName}/{appName}"},
        {"tasks/platforms", "/tasks/platforms"},
        {"tasks/definitions", "/tasks/definitions"},
        {"tasks/definitions/definition", "/tasks/definitions/{name}"},
        {"tasks/executions", "/tasks/executions"},
        {
            "tasks/executions/external",
            "/tasks/executions/external/{externalExecutionId}{?platform}"
        },
        {"tasks/executions/launch", "/tasks/executions/launch?name={name}{&properties,arguments}"},
        {"tasks/executions/name", "/tasks/executions{?name}"},
        {"tasks/executions/current", "/tasks/executions/current"},
        {"tasks/executions/execution", "/tasks/executions/{id}{?schemaTarget}"},
        {"tasks/validation", "/tasks/validation/{name}"},
        {"tasks/info/executions", "/tasks/info/executions{?completed,name,days}"},
        {"tasks/logs", "/tasks/logs/{taskExternalExecutionId}{?platformName,schemaTarget}"},
        {"tasks/thinexecutions", "/tasks/thinexecutions"},
        {"jobs/executions", "/jobs/executions"},
        {"jobs/executions/name", "/jobs/executions{?name}"},
        {"jobs/executions/status", "/jobs/executions{?status}"},
        {"jobs/executions/execution", "/jobs/executions/{id}"},
        {"jobs/executions/execution/steps", "/jobs/executions/{jobExecutionId}/steps"},
        {
            "jobs/executions/execution/steps/step",
            "/jobs/executions/{jobExecutionId}/steps/{stepId}"
        },
        {
            "jobs/executions/execution/steps/step/progress",
            "/jobs/executions/{jobExecutionId}/steps/{stepId}/progress"
        },
        {"jobs/instances/name", "/jobs/instances{?name}"},
        {"jobs/instances/instance", "/jobs/instances/{id}"},
        {"tools/parseTaskTextToGraph", "/tools"},
        {"tools/convertTaskGraphToText", "/tools"},
        {"jobs/thinexecutions", "/jobs/thinexecutions"},
        {"jobs/thinexecutions/name", "/jobs/thinexecutions{?name}"},
        {"jobs/thinexecutions/jobInstanceId", "/jobs/thinexecutions{?jobInstanceId}"},
        {"jobs/thinexecutions/taskExecutionId", "/jobs/thinexecutions{?taskExecutionId}"},
        {"apps", "/apps"},
        {"about", "/about"},
        {"completions/stream", "/completions/stream{?start,detailLevel}"},
        {"completions/task", "/completions/task{?start,detailLevel}"},
    };

    private final boolean streams;

    RootController(Features features) {
        this.streams = features.streamsEnabled();
    }

    @RequestMapping("/")
    Root root() {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        Root root = new Root();
        for (String[] relation : RELATIONS) {
            if (streams || !isOfStreams(relation[0])) {
                root.add(Link.of(base + relation[1], relation[0]));
            }
        }
        return root;
    }

    private static boolean isOfStreams(String relation) {
        return relation.startsWith("streams/") || relation.startsWith("runtime/");
    }

    static final class Root extends RepresentationModel<Root> {

        /** The Java client refuses a server with another revision. */
        @JsonProperty("api.revision")
        public int apiRevision() {
            return 14;
        }
    }
}
