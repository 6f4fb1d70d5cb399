package net.dstone.dataflow.schema;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the executions of one Spring Boot generation are recorded in. Ids of different
 * targets overlap, so an execution is named by its id and its target. Boot 4 has tables of its own,
 * which SCDF did not know, because Spring Batch 6 draws instance ids from a sequence of another name and
 * would collide with Batch 5 in shared tables.
 */
public enum SchemaTarget {
    BOOT2("boot2", "2", 4, ""),
    BOOT3("boot3", "3", 5, "BOOT3_"),
    BOOT4("boot4", "4", 6, "BOOT4_");

    /** The target meant when a request names none. */
    public static final SchemaTarget DEFAULT = BOOT2;

    private final String wireName;
    private final String schemaVersion;
    private final int batchGeneration;
    private final String prefix;

    SchemaTarget(String wireName, String schemaVersion, int batchGeneration, String prefix) {
        this.wireName = wireName;
        this.schemaVersion = schemaVersion;
        this.batchGeneration = batchGeneration;
        this.prefix = prefix;
    }

    public static Optional<SchemaTarget> find(String wireName) {
        return Arrays.stream(values())
                .filter(target -> target.wireName.equals(wireName))
                .findFirst();
    }

    /**
     * What a request names, or {@link #DEFAULT} when it names none.
     *
     * @throws NoSuchSchemaTargetException if there is none of that name
     */
    public static SchemaTarget ofRequest(@Nullable String wireName) {
        return wireName == null || wireName.isBlank()
                ? DEFAULT
                : find(wireName).orElseThrow(() -> new NoSuchSchemaTargetException(wireName));
    }

    /** As it stands in requests and answers: {@code boot2}, {@code boot3} or {@code boot4}. */
    public String wireName() {
        return wireName;
    }

    /** The Spring Boot generation: {@code 2}, {@code 3} or {@code 4}. */
    public String schemaVersion() {
        return schemaVersion;
    }

    /** The generation of Spring Batch whose table layout this is: 4, 5 or 6. */
    public int batchGeneration() {
        return batchGeneration;
    }

    /** For example {@code BOOT3_TASK_}. */
    public String taskPrefix() {
        return prefix + "TASK_";
    }

    /** For example {@code BOOT3_BATCH_}. */
    public String batchPrefix() {
        return prefix + "BATCH_";
    }

    /** The table with the launch manifests, which alone does not follow the task prefix. */
    public String manifestTable() {
        return prefix + "TASK_EXECUTION_METADATA";
    }

    @Override
    public String toString() {
        return wireName;
    }
}
