package net.dstone.dataflow.stream;

import net.dstone.skipper.FakeSkipper;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A server whose Skipper runs nothing. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeSkipperConfiguration {

    @Bean
    @Primary
    FakeSkipper fakeSkipper() {
        return new FakeSkipper();
    }
}
