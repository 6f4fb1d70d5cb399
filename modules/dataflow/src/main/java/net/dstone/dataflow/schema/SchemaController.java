package net.dstone.dataflow.schema;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells clients which schema targets there are. Plain facts of this server, no state. */
@RestController
@RequestMapping("/schema")
class SchemaController {

    record Versions(String defaultSchemaVersion, List<String> versions) {}

    record Targets(String defaultSchemaTarget, List<EntityModel<Target>> schemas) {}

    /**
     * @param datasource always null: every target is in the server's own database
     */
    record Target(
            String name,
            String schemaVersion,
            String taskPrefix,
            String batchPrefix,
            @Nullable String datasource) {}

    @GetMapping("/versions")
    Versions versions() {
        return new Versions(
                SchemaTarget.DEFAULT.schemaVersion(),
                Arrays.stream(SchemaTarget.values()).map(SchemaTarget::schemaVersion).toList());
    }

    @GetMapping("/targets")
    EntityModel<Targets> targets() {
        return EntityModel.of(
                new Targets(
                        SchemaTarget.DEFAULT.wireName(),
                        Arrays.stream(SchemaTarget.values()).map(SchemaController::model).toList()),
                self("/schema/targets"));
    }

    @GetMapping("/targets/{schemaTarget}")
    EntityModel<Target> target(@PathVariable String schemaTarget) {
        return SchemaTarget.find(schemaTarget)
                .map(SchemaController::model)
                .orElseThrow(() -> new NoSuchSchemaTargetException(schemaTarget));
    }

    private static EntityModel<Target> model(SchemaTarget target) {
        return EntityModel.of(
                new Target(
                        target.wireName(),
                        target.schemaVersion(),
                        target.taskPrefix(),
                        target.batchPrefix(),
                        null),
                self("/schema/targets/" + target.wireName()));
    }

    private static Link self(String path) {
        return Link.of(
                ServletUriComponentsBuilder.fromCurrentContextPath().path(path).toUriString());
    }
}
