package net.dstone.dataflow.stream;

import static org.springframework.http.HttpStatus.CREATED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import net.dstone.dsl.stream.RelatedStreams;
import net.dstone.platform.AppState;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.PagedModel;
import org.springframework.http.MediaType;
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

/** Stream definitions over HTTP. */
@StreamsEnabled
@RestController
@RequestMapping("/streams/definitions")
class StreamDefinitionController {

    private final StreamDefinitions definitions;
    private final StreamDefining defining;
    private final StreamDeploying deploying;
    private final StreamStates states;
    private final AppRegistry apps;

    StreamDefinitionController(
            StreamDefinitions definitions,
            StreamDefining defining,
            StreamDeploying deploying,
            StreamStates states,
            AppRegistry apps) {
        this.definitions = definitions;
        this.defining = defining;
        this.deploying = deploying;
        this.states = states;
        this.apps = apps;
    }

    @GetMapping
    PagedModel<EntityModel<StreamDefinitionResource>> list(
            @RequestParam(required = false) @Nullable String search, PageQuery query) {
        return paged(definitions.list(search, query));
    }

    /** Whatever is no JSON; a request without a body has no type at all. */
    @PostMapping(consumes = "!" + MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(CREATED)
    EntityModel<StreamDefinitionResource> create(
            @RequestParam String name,
            @RequestParam String definition,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "false") boolean deploy) {
        return model(defining.create(name, definition, description, deploy ? Map.of() : null));
    }

    /**
     * Parameters stand in the query here.
     *
     * @param properties of the deployment, which only count when it is wanted
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(CREATED)
    EntityModel<StreamDefinitionResource> createAndDeploy(
            @RequestParam String name,
            @RequestParam String definition,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "false") boolean deploy,
            @RequestBody(required = false) @Nullable Map<String, @Nullable String> properties) {
        Map<String, @Nullable String> given =
                Objects.<@Nullable Map<String, @Nullable String>>requireNonNullElse(
                        properties, Map.of());
        return model(defining.create(name, definition, description, deploy ? given : null));
    }

    @DeleteMapping
    void deleteAll() {
        defining.deleteAll();
    }

    @GetMapping("/{name}")
    EntityModel<StreamDefinitionResource> get(@PathVariable String name) {
        return model(deploying.current(name));
    }

    @DeleteMapping("/{name}")
    void delete(@PathVariable String name) {
        defining.delete(name);
    }

    /**
     * The stream and those that read what it writes.
     *
     * @param nested whether those follow too that read what these write, and so on
     */
    @GetMapping("/{name}/related")
    PagedModel<EntityModel<StreamDefinitionResource>> related(
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean nested,
            PageQuery query) {
        StreamDefinition stream = definitions.get(name);
        List<StreamDefinition> all = definitions.findAll();
        Map<String, StreamDefinition> byName =
                all.stream().collect(Collectors.toMap(StreamDefinition::name, Function.identity()));
        List<StreamDefinition> related = new ArrayList<>(List.of(stream));
        RelatedStreams.of(
                        name,
                        all.stream()
                                .map(StreamDefinition::tryParse)
                                .flatMap(Optional::stream)
                                .toList(),
                        nested)
                .forEach(found -> related.add(byName.get(found.name())));
        return paged(
                new Page<>(
                        related.stream().skip(query.offset()).limit(query.size()).toList(),
                        query,
                        related.size()));
    }

    /** The apps in the order of the stream, in their default versions; those not registered are left out. */
    @GetMapping("/{name}/applications")
    List<StreamAppResource> applications(@PathVariable String name) {
        return definitions.get(name).parse().applications().stream()
                .flatMap(
                        app ->
                                apps
                                        .findDefault(
                                                StreamPlanning.registeredType(app.type()),
                                                app.registeredName())
                                        .map(found -> StreamAppResource.of(found, app.name()))
                                        .stream())
                .toList();
    }

    private PagedModel<EntityModel<StreamDefinitionResource>> paged(Page<StreamDefinition> page) {
        Map<String, AppState> found =
                states.of(page.content().stream().map(StreamDefinition::name).toList());
        return PagedModels.of(
                page.map(
                        definition ->
                                model(
                                        definition,
                                        found.getOrDefault(
                                                definition.name(), AppState.UNDEPLOYED))));
    }

    private EntityModel<StreamDefinitionResource> model(StreamDefinition definition) {
        return model(definition, states.of(definition.name()));
    }

    private static EntityModel<StreamDefinitionResource> model(
            StreamDefinition definition, AppState state) {
        return EntityModel.of(
                new StreamDefinitionResource(
                        definition.name(),
                        definition.maskedText(),
                        definition.maskedOriginalText(),
                        state.word(),
                        definition.description(),
                        StreamStates.describe(state)),
                Link.of(
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .path("/streams/definitions/{name}")
                                .buildAndExpand(definition.name())
                                .toUriString()));
    }
}
