package net.dstone.stream.sink;

import java.io.IOException;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

@SpringBootApplication
@EnableConfigurationProperties(SinkSettings.class)
public class StreamSinkApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(StreamSinkApplication.class, arguments);
    }

    @Bean
    Received received(SinkSettings settings, JsonMapper json) throws IOException {
        return settings.file() == null
                ? Received.inMemory()
                : Received.keptIn(NoteFile.open(settings.file(), json));
    }

    /** Its name is that of the binding {@code receive-in-0}, which is called {@code input} outside. */
    @Bean
    Consumer<Note> receive(Received received) {
        return received::add;
    }
}
