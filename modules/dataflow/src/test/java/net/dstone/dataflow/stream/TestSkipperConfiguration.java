package net.dstone.dataflow.stream;

import javax.sql.DataSource;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.testing.TestSkipper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/**
 * The real Skipper on a platform in memory, in the server and on its database or, with {@link #REMOTE},
 * another server behind HTTP.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestSkipperConfiguration {

    /** As a property of a test. */
    public static final String REMOTE = "skipper.of.the.test=remote";

    @Bean
    @DependsOn("flywayInitializer")
    TestSkipper testSkipper(
            DataSource database, @Value("${skipper.of.the.test:embedded}") String shape) {
        return shape.equals("remote") ? TestSkipper.overHttp() : TestSkipper.inProcess(database);
    }

    @Bean
    Skipper skipper(TestSkipper test) {
        return test.skipper();
    }
}
