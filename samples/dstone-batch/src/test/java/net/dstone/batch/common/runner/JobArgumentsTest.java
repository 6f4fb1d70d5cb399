package net.dstone.batch.common.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.core.job.parameters.JobParameter;

class JobArgumentsTest {

    static Stream<Arguments> notations() {
        return Stream.of(
                Arguments.of("rows=4", parameter("rows", "4", true)),
                Arguments.of("rows(long)=4", parameter("rows", 4L, true)),
                Arguments.of("-rows(LONG)=4", parameter("rows", 4L, false)),
                Arguments.of("+rate(double)=2.5", parameter("rate", 2.5, true)),
                Arguments.of(
                        "day(date)=2026/11/22", parameter("day", LocalDate.of(2026, 11, 22), true)),
                Arguments.of("rows=4,java.lang.Long", parameter("rows", 4L, true)),
                Arguments.of("rows=4,java.lang.Long,false", parameter("rows", 4L, false)),
                Arguments.of(
                        "day=2026-11-22,java.time.LocalDate,true",
                        parameter("day", LocalDate.of(2026, 11, 22), true)),
                Arguments.of("names=a,b,c", parameter("names", "a,b,c", true)),
                Arguments.of("names=a,b,java.lang.String", parameter("names", "a,b", true)),
                Arguments.of("query=a=b", parameter("query", "a=b", true)),
                Arguments.of("name=홍길동", parameter("name", "홍길동", true)),
                Arguments.of("empty=", parameter("empty", "", true)));
    }

    private static <T> JobParameter<?> parameter(String name, T value, boolean identifying) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) value.getClass();
        return new JobParameter<>(name, value, type, identifying);
    }

    @ParameterizedTest
    @MethodSource("notations")
    void readsEveryNotation(String argument, JobParameter<?> expected) {
        JobParameter<?> read = JobArguments.parse(List.of(argument)).getParameter(expected.name());
        assertThat(read).isNotNull();
        assertThat(read.value()).isEqualTo(expected.value());
        assertThat(read.type()).isEqualTo(expected.type());
        assertThat(read.identifying()).isEqualTo(expected.identifying());
    }

    @Test
    void passesOverArgumentsThatAreNoPairs() {
        assertThat(JobArguments.parse(List.of("verbose", "=4", "")).isEmpty()).isTrue();
    }

    @Test
    void refusesAnUnknownTypeAndNamesIt() {
        assertThatThrownBy(() -> JobArguments.parse(List.of("rows(number)=4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number");
        assertThatThrownBy(() -> JobArguments.parse(List.of("rows=4,java.lang.Number4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Number4");
    }

    @Test
    void refusesAValueThatIsNotOfItsTypeAndShowsIt() {
        assertThatThrownBy(() -> JobArguments.parse(List.of("rows(long)=four")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'four' is no Long");
    }
}
