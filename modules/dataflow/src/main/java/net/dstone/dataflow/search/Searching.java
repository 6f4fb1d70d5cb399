package net.dstone.dataflow.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.job.JobNames;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskDefinitions;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutions;
import org.springframework.stereotype.Component;

/** Asks all kinds of things for a text and puts the best matches first. */
@Component
class Searching {

    private final AppRegistry apps;
    private final TaskDefinitions tasks;
    private final TaskExecutions executions;
    private final JobNames jobs;

    Searching(AppRegistry apps, TaskDefinitions tasks, TaskExecutions executions, JobNames jobs) {
        this.apps = apps;
        this.tasks = tasks;
        this.executions = executions;
        this.jobs = jobs;
    }

    /** Executions are found by their id or their external id only, all others by a part of their name. */
    List<SearchResult> search(String query, int limit) {
        String text = query.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        List<SearchResult> found = new ArrayList<>();
        executions(text).stream().map(SearchResult::of).forEach(found::add);
        tasks.findNames(text, limit).stream().map(SearchResult::ofTask).forEach(found::add);
        apps.findNames(text, limit).stream().map(SearchResult::of).forEach(found::add);
        jobs.find(text, limit).stream().map(SearchResult::ofJob).forEach(found::add);
        return best(found, text, limit);
    }

    private List<TaskExecution> executions(String text) {
        Optional<TaskExecution> external = executions.findByExternalId(text);
        if (external.isPresent()) {
            return List.of(external.get());
        }
        // Longer ones are no ids of a database.
        if (!text.matches("\\d{1,18}")) {
            return List.of();
        }
        long id = Long.parseLong(text);
        return Arrays.stream(SchemaTarget.values())
                .flatMap(target -> executions.find(new ExecutionKey(id, target)).stream())
                .toList();
    }

    /** What is named so, then what begins so, then what contains it; equally good ones by kind and name. */
    static List<SearchResult> best(List<SearchResult> found, String text, int limit) {
        return found.stream()
                .sorted(
                        Comparator.comparingInt((SearchResult result) -> distance(result, text))
                                .thenComparing(SearchResult::kind)
                                .thenComparing(SearchResult::name))
                .limit(limit)
                .toList();
    }

    private static int distance(SearchResult result, String text) {
        if (result.kind() == SearchResult.Kind.execution) {
            return 0;
        }
        String name = result.name().toLowerCase(Locale.ROOT);
        String wanted = text.toLowerCase(Locale.ROOT);
        if (name.equals(wanted)) {
            return 0;
        }
        return name.startsWith(wanted) ? 1 : 2;
    }
}
