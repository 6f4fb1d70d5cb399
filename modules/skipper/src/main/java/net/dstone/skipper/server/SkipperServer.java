package net.dstone.skipper.server;

import java.time.Clock;
import java.util.Map;
import net.dstone.skipper.http.SkipperHttp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Skipper as a server of its own. */
@SpringBootApplication(scanBasePackages = "net.dstone.server", exclude = SkipperConfiguration.class)
@ConfigurationPropertiesScan("net.dstone.server")
@Import({SkipperServiceConfiguration.class, SkipperHttp.class})
public class SkipperServer {

    public static void main(String[] arguments) {
        SpringApplication server = application();
        if (System.getProperty("PORTFILE") != null) {
            server.addListeners(new WebServerPortFileWriter());
        }
        server.run(arguments);
    }

    /** With defaults of another name than Data Flow's, should both be on the class path. */
    static SpringApplication application() {
        SpringApplication server = new SpringApplication(SkipperServer.class);
        server.setDefaultProperties(Map.of("spring.config.name", "skipper-server"));
        return server;
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
