package net.dstone.dataflow;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
