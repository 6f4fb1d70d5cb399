package net.dstone.dataflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.server.database.TestWatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;

class DatabaseGateTest {

    private static final class Interceptors extends InterceptorRegistry {

        private List<Object> all() {
            return getInterceptors();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/events, false",
        "/about, false",
        "/dashboard/tasks, false",
        "/management/health, false",
        "/tasks/executions, true",
        "/settings/theme, true"
    })
    void whatNeedsNoDatabaseIsAnsweredWhileItIsAway(String path, boolean gated) {
        Interceptors interceptors = new Interceptors();
        new WebConfiguration(
                        TestWatch.of(
                                TestDatabase.H2.dataSource(TestDatabase.H2.newUrl()),
                                new SimpleMeterRegistry()))
                .addInterceptors(interceptors);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);

        assertThat(interceptors.all())
                .singleElement()
                .isInstanceOfSatisfying(
                        MappedInterceptor.class,
                        gate -> assertThat(gate.matches(request)).isEqualTo(gated));
    }
}
