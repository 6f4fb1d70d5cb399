package net.dstone.skipper.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.dstone.platform.AppState;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.Manifest;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.RollbackRequest;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.release.InProcessSkipper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import tools.jackson.databind.node.ObjectNode;

/** Operations on releases, and what there is to know of them. */
@RestController
@RequestMapping("/api/release")
class ReleaseController {

    private static final String GENERIC_STATUS = "/release/status/{name}";
    private static final String GENERIC_MANIFEST = "/release/manifest/{name}";

    record ScaleBody(@Nullable List<AppScale> scale) {}

    record CancelBody(@Nullable String releaseName) {}

    record ActuatorBody(@Nullable String endpoint, @Nullable JsonNode body) {}

    private final InProcessSkipper skipper;

    ReleaseController(InProcessSkipper skipper) {
        this.skipper = skipper;
    }

    @GetMapping
    ObjectNode links() {
        ObjectNode links = Hal.empty();
        String actuator = Hal.url("/release/actuator/{name}/{app}/{id}");
        Hal.links(
                links,
                "actuator/name/app/id",
                List.of(actuator + "?endpoint={endpoint}", actuator));
        Hal.link(links, "logs/name", Hal.url("/release/logs/{name}"));
        Hal.link(links, "status/name", Hal.url(GENERIC_STATUS));
        Hal.link(links, "status/name/version", Hal.url(GENERIC_STATUS + "/{version}"));
        Hal.link(links, "manifest", Hal.url(GENERIC_MANIFEST));
        Hal.link(links, "manifest/name/version", Hal.url(GENERIC_MANIFEST + "/{version}"));
        Hal.link(links, "upgrade", Hal.url("/release/upgrade"));
        Hal.link(links, "rollback", Hal.url("/release/rollback/{name}/123"));
        Hal.link(links, "list", Hal.url("/release/list"));
        return Hal.link(links, "list/name", Hal.url("/release/list/{name}"));
    }

    /** Of a release, as all answers of this controller have it: with a link that nobody filled in. */
    static ObjectNode shown(Release release) {
        return Hal.link(Hal.of(release), "status", Hal.url(GENERIC_STATUS));
    }

    private static ObjectNode shown(ReleaseInfo info) {
        return Hal.link(Hal.of(info), "manifest", Hal.url(GENERIC_MANIFEST));
    }

    private static ObjectNode list(List<Release> releases) {
        return releases.isEmpty()
                ? Hal.empty()
                : Hal.list("releases", releases.stream().map(ReleaseController::shown).toList());
    }

    @PostMapping("/upgrade")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode upgrade(@RequestBody UpgradeRequest request) {
        return shown(skipper.upgrade(request));
    }

    @PostMapping("/rollback")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode rollback(@RequestBody RollbackRequest request) {
        return shown(skipper.rollback(request));
    }

    @PostMapping("/rollback/{name}/{version}")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode rollback(@PathVariable String name, @PathVariable int version) {
        return shown(skipper.rollback(new RollbackRequest(name, version, null)));
    }

    @DeleteMapping("/{name}")
    ObjectNode delete(@PathVariable String name) {
        return shown(skipper.delete(name, false));
    }

    @DeleteMapping("/{name}/package")
    ObjectNode deleteWithPackage(@PathVariable String name) {
        return shown(skipper.delete(name, true));
    }

    @PostMapping("/scale/{name}")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode scale(@PathVariable String name, @RequestBody ScaleBody body) {
        return shown(skipper.scale(name, Objects.requireNonNullElse(body.scale(), List.of())));
    }

    /** Ours; Skipper's have no such. */
    @PostMapping("/take-over/{name}")
    ObjectNode takeOver(@PathVariable String name) {
        return shown(skipper.takeOver(name));
    }

    @PostMapping(path = "/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Boolean> cancel(@RequestBody CancelBody body) {
        String name = body.releaseName();
        return Map.of("accepted", name != null && skipper.cancel(name));
    }

    @GetMapping("/status/{name}")
    ObjectNode status(@PathVariable String name) {
        return shown(skipper.status(name));
    }

    @GetMapping("/status/{name}/{version}")
    ObjectNode status(@PathVariable String name, @PathVariable int version) {
        return shown(skipper.status(name, version));
    }

    @GetMapping(path = "/statuses", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, ReleaseInfo> statuses(@RequestParam List<String> names) {
        return skipper.statuses(names);
    }

    @GetMapping(path = "/states", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Map<String, String>> states(@RequestParam List<String> names) {
        Map<String, Map<String, String>> states = new LinkedHashMap<>();
        skipper.states(names)
                .forEach(
                        (name, apps) -> {
                            Map<String, String> words = new LinkedHashMap<>();
                            apps.forEach((app, state) -> words.put(app, word(state)));
                            states.put(name, words);
                        });
        return states;
    }

    private static String word(AppState state) {
        return state.word();
    }

    @GetMapping("/manifest/{name}")
    ObjectNode manifest(@PathVariable String name) {
        return shownManifest(skipper.manifest(name, Optional.empty()));
    }

    @GetMapping("/manifest/{name}/{version}")
    ObjectNode manifest(@PathVariable String name, @PathVariable int version) {
        return shownManifest(skipper.manifest(name, Optional.of(version)));
    }

    private static ObjectNode shownManifest(String data) {
        return Hal.link(Hal.of(new Manifest(data)), "status", Hal.url(GENERIC_STATUS));
    }

    @GetMapping({"/logs/{name}", "/logs/{name}/{app}"})
    Map<String, Map<String, String>> logs(
            @PathVariable String name, @PathVariable(required = false) @Nullable String app) {
        return Map.of("logs", skipper.logs(name, Optional.ofNullable(app)));
    }

    @GetMapping({"/list", "/list/{name}"})
    ObjectNode list(@PathVariable(required = false) @Nullable String name) {
        return list(skipper.list(name == null ? "" : name));
    }

    @GetMapping("/actuator/{name}/{app}/{id}")
    ResponseEntity<String> getActuator(
            @PathVariable String name,
            @PathVariable String app,
            @PathVariable String id,
            @RequestParam String endpoint,
            @RequestHeader(required = false) @Nullable String authorization) {
        return data(
                skipper.getActuator(name, app, id, endpoint, Optional.ofNullable(authorization)));
    }

    /** Of an app, whatever the caller reads: a browser must not take it for a page of this server. */
    private static ResponseEntity<String> data(String answer) {
        String start = answer.stripLeading();
        return ResponseEntity.ok()
                .contentType(
                        start.startsWith("{") || start.startsWith("[")
                                ? MediaType.APPLICATION_JSON
                                : new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .body(answer);
    }

    @PostMapping("/actuator/{name}/{app}/{id}")
    ResponseEntity<String> postActuator(
            @PathVariable String name,
            @PathVariable String app,
            @PathVariable String id,
            @RequestBody ActuatorBody body,
            @RequestHeader(required = false) @Nullable String authorization) {
        String endpoint = body.endpoint();
        if (endpoint == null) {
            throw new SkipperException("The request has no endpoint");
        }
        JsonNode content = body.body();
        return data(
                skipper.postActuator(
                        name,
                        app,
                        id,
                        endpoint,
                        content == null ? "{}" : content.toString(),
                        Optional.ofNullable(authorization)));
    }
}
