package net.dstone.dataflow.task;

import java.util.Map;
import net.dstone.server.database.LikePattern;
import net.dstone.server.database.StoredText;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions are meant: at most one of the texts is given, and the definition must contain it.
 */
record TaskDefinitionFilter(
        @Nullable String name, @Nullable String description, @Nullable String dslText) {

    static final TaskDefinitionFilter ALL = new TaskDefinitionFilter(null, null, null);

    TaskDefinitionFilter {
        name = emptyIsNone(name);
        description = emptyIsNone(description);
        dslText = emptyIsNone(dslText);
        int given =
                (name == null ? 0 : 1) + (description == null ? 0 : 1) + (dslText == null ? 0 : 1);
        if (given > 1) {
            throw new TaskQueryParamException();
        }
    }

    /** A condition on the columns of task_definitions. */
    String condition(StoredText texts) {
        if (name != null) {
            return "definition_name like :pattern escape '!'";
        }
        if (description != null) {
            return "description like :pattern escape '!'";
        }
        return dslText == null ? "1 = 1" : texts.read("definition") + " like :pattern escape '!'";
    }

    Map<String, String> parameters() {
        String text = name != null ? name : description != null ? description : dslText;
        return text == null ? Map.of() : Map.of("pattern", LikePattern.containing(text));
    }

    private static @Nullable String emptyIsNone(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
