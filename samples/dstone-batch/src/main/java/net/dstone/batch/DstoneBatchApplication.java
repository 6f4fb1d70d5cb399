package net.dstone.batch;

import java.time.Clock;
import net.dstone.batch.common.BatchSettings;
import net.dstone.batch.common.LaunchMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Runs one job and ends, or serves {@code /batch} until it is stopped; {@link LaunchMode} tells which. */
@SpringBootApplication
@EnableConfigurationProperties(BatchSettings.class)
public class DstoneBatchApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context =
                SpringApplication.run(DstoneBatchApplication.class, arguments);
        if (LaunchMode.of(context.getEnvironment()) == LaunchMode.TASK) {
            System.exit(SpringApplication.exit(context));
        }
    }
}
