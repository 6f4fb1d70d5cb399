package net.dstone.dataflow.job;

import java.util.List;
import net.dstone.dataflow.schema.NoSuchSchemaTargetException;
import net.dstone.dataflow.schema.SchemaTarget;

/** All sets of batch tables: the server's own, then those configured for reading. */
record BatchSchemas(List<BatchSchema> all) {

    BatchSchemas {
        all = List.copyOf(all);
        if (all.stream().map(BatchSchema::name).distinct().count() != all.size()) {
            throw new IllegalArgumentException("Two batch schemas have the same name in " + all);
        }
    }

    /**
     * @param name as in a request; empty means the default target, as with SCDF
     * @throws NoSuchSchemaTargetException when there is none of that name
     */
    BatchSchema get(String name) {
        String wanted = name.isEmpty() ? SchemaTarget.DEFAULT.wireName() : name;
        return all.stream()
                .filter(schema -> schema.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchSchemaTargetException(
                                        wanted, all.stream().map(BatchSchema::name).toList()));
    }

    BatchSchema own(SchemaTarget target) {
        return get(target.wireName());
    }
}
