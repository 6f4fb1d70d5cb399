package net.dstone.batch.common.runner;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.task.configuration.EnableTask;
import org.springframework.context.annotation.Configuration;

/** Records the run as a task execution; {@link LaunchModeEnvironment} switches it off for the web mode. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = "spring.cloud.task.autoconfiguration.enabled",
        havingValue = "true",
        matchIfMissing = true)
@EnableTask
class TaskConfiguration {}
