package net.dstone.boot3;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.task.configuration.EnableTask;

/**
 * Runs its job and ends the way most batch applications do: with exit code 0 even if the job failed,
 * unless {@code spring.cloud.task.batch.fail-on-job-failure} is set.
 */
@SpringBootApplication
@EnableTask
@EnableConfigurationProperties(SampleSettings.class)
public class Boot3Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Boot3Application.class, arguments);
    }
}
