package net.dstone.batch.common;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this application; a job parameter of the same meaning wins over them.
 *
 * @param stage Name of the installation, shown in the log at start
 * @param rows Rows that generating jobs produce when their parameter 'rows' is not given
 * @param chunkSize Items written in one transaction
 * @param partitions Ranges the partitioned job works on at the same time when its parameter 'partitions' is not given
 * @param workFolder Folder in which file jobs read and write unless told otherwise
 * @param registerOnStart Register every job as a task at the server when the web mode has started
 */
@ConfigurationProperties(prefix = "dstone.batch", ignoreUnknownFields = false)
public record BatchSettings(
        @DefaultValue("로컬 (local)") String stage,
        @DefaultValue("1000") int rows,
        @DefaultValue("100") int chunkSize,
        @DefaultValue("4") int partitions,
        Path workFolder,
        @DefaultValue("false") boolean registerOnStart) {

    public BatchSettings {
        positive("rows", rows);
        positive("chunk-size", chunkSize);
        positive("partitions", partitions);
    }

    private static void positive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "dstone.batch.%s must be 1 or more, not %d".formatted(key, value));
        }
    }
}
