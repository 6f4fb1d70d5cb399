package net.dstone.batch.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;

class LaunchModeTest {

    @Test
    void isATaskWhenAJobIsNamedInEitherWay() {
        assertThat(LaunchMode.of(properties(Map.of("spring.batch.job.names", "copy"))))
                .isEqualTo(LaunchMode.TASK);
        assertThat(LaunchMode.jobName(properties(Map.of("spring.batch.job.name", " copy "))))
                .contains("copy");
    }

    @Test
    void isATaskWhenAServerPassesATaskExecution() {
        PropertyResolver properties = properties(Map.of("spring.cloud.task.executionid", "41"));
        assertThat(LaunchMode.of(properties)).isEqualTo(LaunchMode.TASK);
        assertThat(LaunchMode.taskExecutionId(properties)).contains(41L);
    }

    @Test
    void servesTheWebOtherwise() {
        assertThat(LaunchMode.of(properties(Map.of("spring.batch.job.names", ""))))
                .isEqualTo(LaunchMode.WEB);
    }

    private static PropertyResolver properties(Map<String, Object> values) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("test", values));
        return new PropertySourcesPropertyResolver(sources);
    }
}
