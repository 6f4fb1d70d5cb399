package net.dstone.dataflow.execution;

import net.dstone.dataflow.launch.RunState;
import net.dstone.dataflow.schema.SchemaTarget;
import org.jspecify.annotations.Nullable;

/**
 * Executions of a target in an order that an index has. A search merges several.
 *
 * @param runState of {@link Kind#RUNS} only
 */
record Stream(SchemaTarget target, Kind kind, @Nullable RunState runState) {

    enum Kind {
        /** All, by id. */
        ALL,
        /** Those that began, by their start. */
        STARTED,
        /** Those that did not begin yet, by id. */
        NOT_STARTED,
        /** Those this server launched and that are in one state, by id. */
        RUNS,
        /** Those that were not launched by this server and have no end, by id. */
        OPEN,
        /** Those with an end from before this server launched any, by id. */
        OLD,
        /** Those with an end that recorded no id of a launch, as programs started by hand, by id. */
        UNLAUNCHED
    }

    static Stream of(SchemaTarget target, Kind kind) {
        return new Stream(target, kind, null);
    }

    /** Names it in a cursor. */
    String key() {
        return target.wireName()
                + "."
                + (runState == null ? kind.name() : runState.name() + "_RUNS");
    }
}
