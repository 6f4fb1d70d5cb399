package net.dstone.dataflow.about;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The switches of SCDF's configuration. Schedules are not part of this release whatever is asked for, and
 * tasks cannot be switched off.
 */
@ConfigurationProperties(prefix = "spring.cloud.dataflow.features", ignoreUnknownFields = false)
record Features(
        @DefaultValue("true") boolean streamsEnabled,
        @DefaultValue("true") boolean tasksEnabled,
        @DefaultValue("false") boolean schedulesEnabled) {}
