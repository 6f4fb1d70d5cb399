package net.dstone.dataflow.job;

import java.util.Optional;
import net.dstone.dataflow.schema.SchemaTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One set of Spring Batch tables, with the Spring Cloud Task tables beside them.
 *
 * @param name stands as {@code schemaTarget} in requests and answers
 * @param taskPrefix null when there are no task tables: jobs that were never launched as tasks
 * @param generation of Spring Batch, whose table layout this is: 4, 5 or 6
 * @param target set for the server's own tables; others are only read
 */
record BatchSchema(
        String name,
        JdbcClient jdbc,
        @Nullable String taskPrefix,
        String batchPrefix,
        int generation,
        @Nullable SchemaTarget target) {

    /** Prefixes become part of SQL, so nothing but a table name's beginning is let through. */
    private static final String PREFIX = "[A-Za-z0-9_]*(\\.[A-Za-z0-9_]*)?";

    BatchSchema {
        if (!name.matches("[A-Za-z0-9_-]{1,16}")) {
            throw new IllegalArgumentException(
                    "The batch schema name '%s' must be 1 to 16 letters, digits, '-' or '_'"
                            .formatted(name));
        }
        requirePrefix(name, batchPrefix);
        if (taskPrefix != null) {
            requirePrefix(name, taskPrefix);
        }
        if (generation < 4 || generation > 6) {
            throw new IllegalArgumentException(
                    "Batch schema '%s': generation must be 4, 5 or 6, not %d"
                            .formatted(name, generation));
        }
    }

    static BatchSchema of(SchemaTarget target, JdbcClient jdbc) {
        return new BatchSchema(
                target.wireName(),
                jdbc,
                target.taskPrefix(),
                target.batchPrefix(),
                target.batchGeneration(),
                target);
    }

    /** The text with this set's prefixes in place of <code>{batch}</code> and <code>{task}</code>. */
    String sql(String text) {
        return text.replace("{batch}", batchPrefix)
                .replace("{task}", taskPrefix == null ? "" : taskPrefix);
    }

    JdbcClient.StatementSpec query(String text) {
        return jdbc.sql(sql(text));
    }

    boolean hasTasks() {
        return taskPrefix != null;
    }

    /** The launches this set belongs to; empty when it is only read. */
    Optional<SchemaTarget> ownTarget() {
        return Optional.ofNullable(target);
    }

    @Override
    public String toString() {
        return name;
    }

    private static void requirePrefix(String name, String prefix) {
        if (!prefix.matches(PREFIX)) {
            throw new IllegalArgumentException(
                    "Batch schema '%s': '%s' is not a table prefix".formatted(name, prefix));
        }
    }
}
