package net.dstone.dataflow.stream;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** On controllers that are absent when streams are switched off, so that their paths are unknown. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(
        name = "spring.cloud.dataflow.features.streams-enabled",
        matchIfMissing = true)
public @interface StreamsEnabled {}
