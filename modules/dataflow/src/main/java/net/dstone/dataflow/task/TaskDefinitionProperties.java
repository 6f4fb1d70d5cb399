package net.dstone.dataflow.task;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param autoCreateTaskDefinitions whether launching a task that is not defined defines it when an app of
 *     that name is registered
 */
@ConfigurationProperties(prefix = "spring.cloud.dataflow.task")
public record TaskDefinitionProperties(@DefaultValue("false") boolean autoCreateTaskDefinitions) {}
