package net.dstone.stream.processor;

import java.util.List;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.info.BuildProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

@SpringBootApplication
@EnableConfigurationProperties(ProcessorSettings.class)
public class StreamProcessorApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StreamProcessorApplication.class, arguments);
    }

    /** Its name is that of the bindings, which are called {@code input} and {@code output} outside. */
    @Bean
    Function<Message<Note>, Message<Note>> transform(
            ProcessorSettings settings,
            List<Transformation> transformations,
            BuildProperties build,
            BindingServiceProperties bindings) {
        return new Processing(
                settings, transformations, build.getVersion() + "#" + bindings.getInstanceIndex());
    }

    @Bean("sample")
    HealthIndicator sampleHealth(ProcessorSettings settings) {
        return () ->
                settings.healthy()
                        ? Health.up().build()
                        : Health.down().withDetail("reason", "sample.healthy is false").build();
    }
}
