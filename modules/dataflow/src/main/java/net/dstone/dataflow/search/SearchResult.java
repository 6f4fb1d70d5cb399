package net.dstone.dataflow.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import net.dstone.dataflow.app.AppRegistry.AppKey;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Something found.
 *
 * @param kind app, task, execution or job
 * @param id of an execution
 * @param type of an app
 * @param path of its page in the dashboard
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchResult(
        Kind kind,
        String name,
        @Nullable Long id,
        @Nullable String schemaTarget,
        @Nullable String type,
        String path) {

    /** In the order in which equally good ones stand. */
    enum Kind {
        execution,
        task,
        app,
        job
    }

    static SearchResult of(TaskExecution execution) {
        ExecutionKey key = execution.key();
        String name = execution.taskName();
        return new SearchResult(
                Kind.execution,
                name == null ? "" : name,
                key.id(),
                key.target().wireName(),
                null,
                "/task-executions/%d?schemaTarget=%s".formatted(key.id(), key.target().wireName()));
    }

    static SearchResult ofTask(String name) {
        return new SearchResult(Kind.task, name, null, null, null, "/tasks/" + encoded(name));
    }

    static SearchResult of(AppKey app) {
        return new SearchResult(
                Kind.app,
                app.name(),
                null,
                null,
                app.type().name(),
                "/apps/%s/%s".formatted(app.type(), encoded(app.name())));
    }

    static SearchResult ofJob(String name) {
        return new SearchResult(Kind.job, name, null, null, null, "/jobs/" + encoded(name));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
