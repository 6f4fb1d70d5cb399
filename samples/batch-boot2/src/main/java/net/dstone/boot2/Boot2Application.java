package net.dstone.boot2;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.task.configuration.EnableTask;

/** Runs its job and ends with an exit code that says how the job ended. */
@SpringBootApplication
@EnableTask
@EnableBatchProcessing
@EnableConfigurationProperties(SampleSettings.class)
public class Boot2Application {

    public static void main(String[] arguments) {
        System.exit(
                SpringApplication.exit(SpringApplication.run(Boot2Application.class, arguments)));
    }
}
