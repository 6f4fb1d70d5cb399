package net.dstone.dataflow.job;

import org.jspecify.annotations.Nullable;

/**
 * {@code dstone.batch-schemas.<name>}: batch tables outside the server's own, to be read.
 *
 * @param url the server's own database when null
 * @param taskPrefix null when there are no tables of Spring Cloud Task
 * @param batchPrefix {@code BATCH_} when null
 * @param generation of Spring Batch: 4, 5 or 6
 */
record BatchSchemaSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String taskPrefix,
        @Nullable String batchPrefix,
        int generation) {

    static final String PREFIX = "dstone.batch-schemas";

    String batchPrefixOrDefault() {
        return batchPrefix == null ? "BATCH_" : batchPrefix;
    }

    /** Without the password, as this ends up in error messages. */
    @Override
    public String toString() {
        return "BatchSchemaSettings[url=%s, taskPrefix=%s, batchPrefix=%s, generation=%d]"
                .formatted(url, taskPrefix, batchPrefixOrDefault(), generation);
    }
}
