package net.dstone.stream.sink;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the sink keeps what it received.
 *
 * @param file a file that gets a line of JSON for every note; a sink that starts with a file already
 *     there goes on counting from it. Several instances need a file each, such as
 *     /tmp/notes-${INSTANCE_INDEX:0}.jsonl. Without a file the sink only logs.
 */
@ConfigurationProperties(prefix = "sample", ignoreUnknownFields = false)
record SinkSettings(@Nullable Path file) {}
