package net.dstone.dataflow.task;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What deleting executions does; the names are those of requests. */
public enum DeleteAction {
    /** Removes what the platform keeps of them, logs included. */
    CLEANUP,
    /** Removes their rows and all that hangs on them. */
    REMOVE_DATA;

    static Set<DeleteAction> setOf(DeleteAction[] actions) {
        Set<DeleteAction> set = EnumSet.noneOf(DeleteAction.class);
        set.addAll(Arrays.asList(actions));
        return set;
    }
}
