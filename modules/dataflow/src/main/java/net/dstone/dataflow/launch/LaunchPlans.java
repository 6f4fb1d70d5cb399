package net.dstone.dataflow.launch;

import java.util.List;
import java.util.Optional;
import net.dstone.dataflow.task.ExecutionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The plans of launches, which are only kept sealed, as they hold secrets. */
@Component
class LaunchPlans {

    private static final Logger log = LoggerFactory.getLogger(LaunchPlans.class);

    private final TaskRuns runs;
    private final Vault vault;
    private final JsonMapper json;

    LaunchPlans(TaskRuns runs, Vault vault, JsonMapper json) {
        this.runs = runs;
        this.vault = vault;
        this.json = json;
    }

    SealedText seal(LaunchPlan plan) {
        return vault.seal(json.writeValueAsString(plan));
    }

    /** Only plans sealed with this key can be opened here. */
    String keyId() {
        return vault.keyId();
    }

    /** The plan of a launch, or empty when there is none that this server can read. */
    Optional<LaunchPlan> find(ExecutionKey key) {
        return runs.findPlan(key).flatMap(vault::open).flatMap(text -> parse(key, text));
    }

    private Optional<LaunchPlan> parse(ExecutionKey key, String text) {
        try {
            return Optional.ofNullable(json.readValue(text, LaunchPlan.class));
        } catch (JacksonException exception) {
            // Without the cause, which may quote secrets of the plan.
            log.warn(
                    "The plan of task execution {} was made by another version of this server and"
                            + " cannot be read ({})",
                    key,
                    exception.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    List<String> maskedArguments(ExecutionKey key) {
        return find(key).map(plan -> Masks.mask(plan.argumentsOf(key.id()))).orElse(List.of());
    }
}
