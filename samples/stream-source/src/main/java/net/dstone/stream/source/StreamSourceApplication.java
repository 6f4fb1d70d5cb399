package net.dstone.stream.source;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

@SpringBootApplication
@EnableConfigurationProperties(SourceSettings.class)
public class StreamSourceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StreamSourceApplication.class, arguments);
    }

    @Bean
    Inbox inbox() {
        return new Inbox();
    }

    /** Its name is that of the binding {@code emit-out-0}, which is called {@code output} outside. */
    @Bean
    Supplier<@Nullable Message<Note>> emit(SourceSettings settings, Inbox inbox) {
        return new Emission(settings, inbox);
    }
}
