package net.dstone.dsl.completion;

import java.util.List;
import net.dstone.dsl.AppType;
import org.jspecify.annotations.Nullable;

/** What completion needs to know of the registered applications. */
public interface AppCatalog {

    /** All registered applications, in the order in which they are to be proposed. */
    List<App> apps();

    /** The options of an application, empty if they cannot be found out. */
    List<Option> options(App app);

    /** The key under which an application is registered. */
    record App(AppType type, String name) {}

    /**
     * A property an application can be given.
     *
     * @param id the full name, such as {@code server.port}
     * @param name the last part of it, by which options made visible are known
     * @param visible whether its author meant it to be seen, or it is just there
     * @param description one sentence, or null
     * @param values what it can be set to, if that is a short list
     */
    record Option(
            String id,
            String name,
            boolean visible,
            @Nullable String description,
            List<Value> values) {

        public Option {
            values = List.copyOf(values);
        }
    }

    /**
     * One of the values an option can be set to.
     *
     * @param description one sentence, or null
     */
    record Value(String text, @Nullable String description) {}
}
