package net.dstone.dataflow.stream;

import static org.springframework.http.HttpStatus.CREATED;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.dstone.artifacts.ConfigurationOption;
import net.dstone.dataflow.web.Masking;
import net.dstone.dataflow.web.TextAnswer;
import net.dstone.platform.AppState;
import net.dstone.skipper.PackageIdentifier;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.Skipper;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** What is deployed of streams, over HTTP. */
@StreamsEnabled
@RestController
@RequestMapping("/streams/deployments")
class StreamDeploymentController {

    private final StreamDefinitions definitions;
    private final StreamDeploying deploying;
    private final StreamPreviewing previewing;
    private final StreamStates states;
    private final Skipper skipper;
    private final JsonMapper json;

    StreamDeploymentController(
            StreamDefinitions definitions,
            StreamDeploying deploying,
            StreamPreviewing previewing,
            StreamStates states,
            Skipper skipper,
            JsonMapper json) {
        this.definitions = definitions;
        this.deploying = deploying;
        this.previewing = previewing;
        this.states = states;
        this.skipper = skipper;
        this.json = json;
    }

    /**
     * A deployment as clients get it.
     *
     * @param deploymentProperties JSON of what the platform is told, by app; empty when nothing is deployed
     */
    record StreamDeploymentResource(
            String streamName,
            String dslText,
            @Nullable String description,
            String status,
            String deploymentProperties) {}

    /**
     * A place streams can be deployed to.
     *
     * @param id always null
     */
    record StreamPlatform(
            @Nullable Long id,
            String name,
            String type,
            String description,
            List<ConfigurationOption> options) {}

    /** What a client wants changed. Whatever is missing means what it means to SCDF. */
    record UpdateStreamRequest(
            @Nullable String releaseName,
            @Nullable UpdatePackage packageIdentifier,
            @Nullable Map<String, @Nullable String> updateProperties,
            @Nullable Boolean force,
            @Nullable List<String> appNames) {}

    /** Which package an update takes its apps from. */
    record UpdatePackage(
            @Nullable String repositoryName,
            @Nullable String packageName,
            @Nullable String packageVersion) {}

    /**
     * @param reuse whether the properties are wanted also when nothing is deployed any more
     */
    @GetMapping("/{name}")
    EntityModel<StreamDeploymentResource> get(
            @PathVariable String name,
            @RequestParam(name = "reuse-deployment-properties", defaultValue = "false")
                    boolean reuse) {
        StreamDefinition definition = deploying.current(name);
        AppState state = states.of(name);
        boolean deployed =
                state == AppState.DEPLOYED
                        || state == AppState.DEPLOYING
                        || state == AppState.UNKNOWN;
        return EntityModel.of(
                new StreamDeploymentResource(
                        name,
                        definition.maskedText(),
                        definition.description(),
                        state.word(),
                        deployed || reuse ? properties(name) : ""),
                Link.of(
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path("/streams/deployments/{name}")
                                .buildAndExpand(name)
                                .toUriString()));
    }

    private String properties(String name) {
        ReleaseManifest manifest;
        try {
            manifest =
                    ReleaseManifest.parse(StreamDeploying.running(name, skipper).manifest().data());
        } catch (ReleaseNotFoundException exception) {
            return "";
        }
        Map<String, Map<String, String>> byApp = new LinkedHashMap<>();
        for (PlannedApp app : manifest.apps()) {
            Map<String, String> properties =
                    new LinkedHashMap<>(Masking.maskTexts(app.deployerProperties()));
            properties.put("resource", ReleaseYaml.maskedResource(app.resource()));
            if (app.version() != null) {
                properties.put("version", app.version());
            }
            byApp.put(app.label(), properties);
        }
        return json.writeValueAsString(byApp);
    }

    @PostMapping("/{name}")
    @ResponseStatus(CREATED)
    void deploy(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Map<String, @Nullable String> properties) {
        deploying.deploy(name, properties);
    }

    @DeleteMapping("/{name}")
    void undeploy(@PathVariable String name) {
        deploying.undeploy(name);
    }

    @DeleteMapping
    void undeployAll() {
        deploying.undeployAll();
    }

    /** Answers when the new apps are waited for, not when they have replaced the old ones. */
    @PostMapping("/update/{name}")
    @ResponseStatus(CREATED)
    void update(@PathVariable String name, @RequestBody UpdateStreamRequest request) {
        deploying.update(
                name,
                new StreamDeploying.Update(
                        identifier(request.packageIdentifier()),
                        Objects.<@Nullable Map<String, @Nullable String>>requireNonNullElse(
                                request.updateProperties(), Map.of()),
                        Boolean.TRUE.equals(request.force()),
                        request.appNames()));
    }

    private static @Nullable PackageIdentifier identifier(@Nullable UpdatePackage given) {
        return given == null || given.packageName() == null
                ? null
                : new PackageIdentifier(
                        given.repositoryName(), given.packageName(), given.packageVersion());
    }

    @PostMapping("/rollback/{name}/{version}")
    @ResponseStatus(CREATED)
    void rollback(@PathVariable String name, @PathVariable int version) {
        deploying.rollback(name, version);
    }

    @PostMapping("/scale/{streamName}/{appName}/instances/{count}")
    @ResponseStatus(CREATED)
    void scale(
            @PathVariable String streamName,
            @PathVariable String appName,
            @PathVariable int count,
            @RequestBody(required = false) @Nullable Map<String, String> properties) {
        deploying.scale(streamName, appName, count, properties);
    }

    @GetMapping("/manifest/{name}/{version}")
    ResponseEntity<byte[]> manifest(
            @PathVariable String name, @PathVariable int version, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        String manifest =
                skipper.manifest(name, version > 0 ? Optional.of(version) : Optional.empty());
        return TextAnswer.of(ReleaseYaml.masked(manifest), request);
    }

    @GetMapping("/history/{name}")
    List<ReleaseResource> history(@PathVariable String name) {
        return skipper.history(name).stream().map(ReleaseResource::of).toList();
    }

    @GetMapping("/platform/list")
    List<StreamPlatform> platforms() {
        return skipper.deployers().stream()
                .map(
                        deployer ->
                                new StreamPlatform(
                                        null,
                                        deployer.name(),
                                        deployer.type(),
                                        deployer.description(),
                                        deployer.options()))
                .toList();
    }

    @Operation(
            summary = "What a deployment or an update would do",
            description =
                    "With the properties of a deployment, or of an update when the stream is deployed."
                            + " Nothing is stored or started. Values that may be secret are masked.")
    @PostMapping("/{name:(?!(?:update)$).+}/preview")
    StreamPreviewing.Preview preview(
            @PathVariable String name,
            @RequestBody(required = false) @Nullable Map<String, @Nullable String> properties) {
        return previewing.preview(definitions.get(name), DeploymentProperties.of(properties));
    }
}
