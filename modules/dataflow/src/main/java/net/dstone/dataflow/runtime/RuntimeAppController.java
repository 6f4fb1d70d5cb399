package net.dstone.dataflow.runtime;

import static org.springframework.http.HttpStatus.CREATED;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.dstone.dataflow.runtime.RuntimeResources.AppInstanceStatusResource;
import net.dstone.dataflow.runtime.RuntimeResources.AppStatusResource;
import net.dstone.dataflow.stream.StreamsEnabled;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import net.dstone.dataflow.web.TextAnswer;
import net.dstone.skipper.Skipper;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.PagedModel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Running apps over HTTP. Where SCDF takes any method, so does this. */
@StreamsEnabled
@RestController
@RequestMapping("/runtime/apps")
class RuntimeAppController {

    private final RunningApps apps;
    private final Skipper skipper;
    private final AppPosting posting;

    RuntimeAppController(RunningApps apps, Skipper skipper, AppPosting posting) {
        this.apps = apps;
        this.skipper = skipper;
        this.posting = posting;
    }

    /**
     * What an actuator endpoint is sent.
     *
     * @param endpoint path below the actuator's base
     */
    record ActuatorPostRequest(String endpoint, @Nullable JsonNode body) {}

    /** Pages over apps; SCDF pages over streams, so that its pages may be empty. */
    @RequestMapping
    PagedModel<EntityModel<AppStatusResource>> list(PageQuery query) {
        List<RunningApp> all = apps.all();
        return PagedModels.of(page(all, query).map(RuntimeResources::app));
    }

    @RequestMapping("/{appId}")
    EntityModel<AppStatusResource> get(@PathVariable String appId) {
        return RuntimeResources.app(apps.get(appId));
    }

    @RequestMapping("/{appId}/instances")
    PagedModel<EntityModel<AppInstanceStatusResource>> instances(
            @PathVariable String appId, PageQuery query) {
        RunningApp app = apps.get(appId);
        return PagedModels.of(
                page(app.instances(), query)
                        .map(instance -> RuntimeResources.instance(app, instance)));
    }

    private static <T> Page<T> page(List<T> all, PageQuery query) {
        return new Page<>(
                all.stream().skip(query.offset()).limit(query.size()).toList(), query, all.size());
    }

    @RequestMapping("/{appId}/instances/{instanceId}")
    EntityModel<AppInstanceStatusResource> instance(
            @PathVariable String appId, @PathVariable String instanceId) {
        RunningApp app = apps.get(appId);
        return RuntimeResources.instance(app, RunningApps.instance(app, instanceId));
    }

    @GetMapping("/{appId}/instances/{instanceId}/actuator")
    ResponseEntity<byte[]> actuator(
            @PathVariable String appId,
            @PathVariable String instanceId,
            @RequestParam String endpoint,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        RunningApp app = apps.get(appId);
        RunningApp.Instance instance = RunningApps.instance(app, instanceId);
        String answer =
                skipper.getActuator(
                        app.release(),
                        app.deploymentId(),
                        instance.id(),
                        endpoint,
                        Optional.ofNullable(authorization));
        return TextAnswer.of(answer, request);
    }

    /** The app's answer is not handed on, as with SCDF. */
    @PostMapping("/{appId}/instances/{instanceId}/actuator")
    @ResponseStatus(CREATED)
    void postActuator(
            @PathVariable String appId,
            @PathVariable String instanceId,
            @RequestBody ActuatorPostRequest request,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization) {
        RunningApp app = apps.get(appId);
        RunningApp.Instance instance = RunningApps.instance(app, instanceId);
        skipper.postActuator(
                app.release(),
                app.deploymentId(),
                instance.id(),
                request.endpoint(),
                request.body() == null ? "{}" : request.body().toString(),
                Optional.ofNullable(authorization));
    }

    /** Hands a body on to an instance, and its answer back. Who is not there is told in plain text. */
    @PostMapping("/{appId}/instances/{instanceId}/post")
    ResponseEntity<byte[]> post(
            @PathVariable String appId,
            @PathVariable String instanceId,
            @RequestBody(required = false) byte @Nullable [] body,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        RunningApp.Instance instance;
        try {
            instance = RunningApps.instance(apps.get(appId), instanceId);
        } catch (NoSuchAppException | NoSuchAppInstanceException exception) {
            return ResponseEntity.status(404)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(String.valueOf(exception.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
        return posting.post(instance, body == null ? new byte[0] : body, headers);
    }
}
