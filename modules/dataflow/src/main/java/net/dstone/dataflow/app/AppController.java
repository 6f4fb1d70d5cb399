package net.dstone.dataflow.app;

import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.CREATED;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.app.AppRegistry.AppKey;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Everything under {@code /apps}. */
@RestController
@RequestMapping("/apps")
class AppController {

    private static final Logger log = LoggerFactory.getLogger(AppController.class);

    private static final Comparator<AppRegistration> BY_TYPE_AND_NAME =
            Comparator.comparing(AppRegistration::type)
                    .thenComparing(AppRegistration::name)
                    .thenComparing(AppRegistration::version);

    private final AppRegistry registry;
    private final AppRegistering registering;
    private final AppMetadata metadata;
    private final FirstLook firstLook;
    private final AppChecking checking;

    AppController(
            AppRegistry registry,
            AppRegistering registering,
            AppMetadata metadata,
            FirstLook firstLook,
            AppChecking checking) {
        this.registry = registry;
        this.registering = registering;
        this.metadata = metadata;
        this.firstLook = firstLook;
        this.checking = checking;
    }

    @GetMapping
    PagedModel<EntityModel<AppResource>> list(
            PageQuery page,
            @RequestParam @Nullable String search,
            @RequestParam @Nullable AppType type,
            @RequestParam @Nullable String version,
            @RequestParam(defaultValue = "false") boolean defaultVersion) {
        Page<ListedApp> apps =
                registry.list(new AppQuery(search, type, version, defaultVersion), page);
        Map<AppKey, List<String>> versions =
                defaultVersion ? registry.versions(names(apps)) : Map.of();
        return PagedModels.of(
                apps.map(
                        app ->
                                model(
                                        AppResource.of(
                                                app,
                                                app.knownType()
                                                        .map(known -> new AppKey(known, app.name()))
                                                        .map(versions::get)
                                                        .orElse(null)))));
    }

    private static List<String> names(Page<ListedApp> apps) {
        return apps.content().stream().map(ListedApp::name).distinct().toList();
    }

    @PostMapping
    ResponseEntity<PagedModel<EntityModel<AppResource>>> registerAll(
            PageQuery page,
            @RequestParam @Nullable String uri,
            @RequestParam @Nullable String apps,
            @RequestParam(defaultValue = "false") boolean force) {
        BulkRegistration bulk = BulkRegistration.parse(bulkText(uri, apps));
        List<AppRegistration> registered =
                registering.registerAll(bulk.apps(), force).stream()
                        .sorted(BY_TYPE_AND_NAME)
                        .toList();
        bulk.warnings().forEach(log::warn);
        List<String> warnings = new ArrayList<>(bulk.warnings());
        warnings.addAll(firstLook.at(registered));
        return ResponseEntity.status(CREATED)
                .headers(headers -> Warnings.add(headers, warnings))
                .body(
                        PagedModels.of(
                                new Page<>(registered, page, registered.size())
                                        .map(app -> model(AppResource.of(app)))));
    }

    /** Both texts are optional with SCDF, which registers nothing then. */
    private static String bulkText(@Nullable String uri, @Nullable String apps) {
        if (uri != null && !uri.isBlank()) {
            return BulkSource.read(uri);
        }
        return apps == null ? "" : apps;
    }

    /** The fields of a check, for its description. */
    private record CheckForm(AppType type, String uri) {}

    @Operation(
            summary = "Where a URI leads, before it is registered",
            description =
                    "Answers 200 also when nothing is found, with what is wrong. A file that is not"
                            + " here yet is fetched for a few seconds; asking again finds it.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                                            schema = @Schema(implementation = CheckForm.class))))
    @PostMapping("/check")
    AppCheck check(
            @Parameter(hidden = true) @RequestParam AppType type,
            @Parameter(hidden = true) @RequestParam String uri,
            Locale language) {
        return checking.check(uri, language);
    }

    @Operation(
            summary = "All registrations, to register them elsewhere",
            description =
                    "Has what the list leaves out: the URI of the metadata. Registrations that this server"
                            + " could not launch are not among them.")
    @GetMapping("/export")
    ExportedApps export() {
        return ExportedApps.of(registry.findAll(List.of(AppType.values())));
    }

    @DeleteMapping
    void unregisterAll() {
        registering.unregisterAll(registering.used());
    }

    @GetMapping("/{type}/{name}")
    EntityModel<AppDetailResource> detail(
            @PathVariable AppType type,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean exhaustive) {
        return detail(
                registry.findDefault(type, name)
                        .orElseThrow(() -> new NoSuchAppRegistrationException(type, name)),
                exhaustive);
    }

    @GetMapping("/{type}/{name}/{version}")
    EntityModel<AppDetailResource> detail(
            @PathVariable AppType type,
            @PathVariable String name,
            @PathVariable String version,
            @RequestParam(defaultValue = "false") boolean exhaustive) {
        return detail(
                registry.find(type, name, version)
                        .orElseThrow(() -> new NoSuchAppRegistrationException(type, name, version)),
                exhaustive);
    }

    @PostMapping({"/{type}/{name}", "/{type}/{name}/{version}"})
    ResponseEntity<Void> register(
            @PathVariable AppType type,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String version,
            @RequestParam String uri,
            @RequestParam(name = "metadata-uri", required = false) @Nullable String metadataUri,
            @RequestParam(required = false) @Nullable String bootVersion,
            @RequestParam(defaultValue = "false") boolean force) {
        BootVersion boot =
                bootVersion == null || bootVersion.isBlank()
                        ? BootVersion.DEFAULT
                        : BootVersion.get(bootVersion);
        AppRegistration registered =
                registering.register(NewApp.of(type, name, version, uri, metadataUri, boot), force);
        List<String> warnings = firstLook.at(registered);
        return ResponseEntity.status(CREATED)
                .headers(headers -> Warnings.add(headers, warnings))
                .build();
    }

    /** Bodies are ignored: old dashboards send their own request headers as JSON. */
    @PutMapping("/{type}/{name}/{version}")
    @ResponseStatus(ACCEPTED)
    void makeDefault(
            @PathVariable AppType type, @PathVariable String name, @PathVariable String version) {
        registering.makeDefault(type, name, version);
    }

    @DeleteMapping("/{type}/{name}")
    void unregisterDefault(@PathVariable AppType type, @PathVariable String name) {
        registering.requireUnused(type, name, Optional.empty());
        registering.unregisterDefault(type, name);
    }

    @DeleteMapping("/{type}/{name}/{version}")
    void unregister(
            @PathVariable AppType type, @PathVariable String name, @PathVariable String version) {
        registering.requireUnused(type, name, Optional.of(version));
        registering.unregister(type, name, version);
    }

    private EntityModel<AppDetailResource> detail(AppRegistration app, boolean exhaustive) {
        return EntityModel.of(AppDetailResource.of(app, metadata.of(app), exhaustive));
    }

    private static EntityModel<AppResource> model(AppResource app) {
        String self =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .pathSegment("apps", app.type(), app.name(), app.version())
                        .build()
                        .encode()
                        .toUriString();
        return EntityModel.of(app, Link.of(self));
    }
}
