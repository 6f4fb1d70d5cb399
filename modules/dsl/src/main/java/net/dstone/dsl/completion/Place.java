package net.dstone.dsl.completion;

import java.util.EnumSet;
import java.util.Set;
import net.dstone.dsl.AppType;

/** Where an application stands in a definition, which says of what type it can be. */
enum Place {
    START_OF_STREAM("Choose a %s app", AppType.SOURCE, AppType.APP),
    BEHIND_PIPE("Continue stream definition with a %s", AppType.PROCESSOR, AppType.SINK),
    AMONG_UNBOUND("Continue stream definition with an unbound %s", AppType.APP),
    IN_TASK("Choose a %s app", AppType.TASK);

    private final String explanation;
    private final Set<AppType> types;

    Place(String explanation, AppType first, AppType... others) {
        this.explanation = explanation;
        this.types = EnumSet.of(first, others);
    }

    Set<AppType> types() {
        return types;
    }

    String explain(AppType type) {
        // An application bound to nothing is of the type that is called just "app".
        return this == START_OF_STREAM && type == AppType.APP
                ? "Choose an unbound app"
                : explanation.formatted(type.wireName());
    }
}
