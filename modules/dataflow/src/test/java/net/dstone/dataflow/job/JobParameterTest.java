package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobParameterTest {

    @ParameterizedTest
    @CsvSource({
        "java.lang.String,        text,                      STRING, p",
        "java.lang.Long,          7,                         LONG,   p(long)",
        "java.lang.Integer,       7,                         LONG,   p(long)",
        "java.lang.Double,        1.5,                       DOUBLE, p(double)",
        "java.util.Date,          2024-05-06T07:08:09Z,      DATE,   p(date)",
        "java.time.LocalDate,     2024-05-06,                STRING, p",
        "java.time.LocalDateTime, 2024-05-06T07:08:09,       STRING, p",
        "java.util.UUID,          0b1c-5,                    STRING, p",
        "org.acme.Region,         EMEA,                      STRING, p",
        "java.lang.Long,          seven,                     STRING, p",
        "java.util.Date,          06.05.2024,                STRING, p"
    })
    void anyClassOfBatch5IsOneOfTheFourTypesClientsKnow(
            String className, String text, JobParameter.Type type, String label) {
        JobParameter parameter = JobParameter.ofText("p", className, text, true);

        assertThat(parameter.type()).isEqualTo(type);
        assertThat(parameter.label()).isEqualTo(label);
        assertThat(parameter.text()).isEqualTo(text);
        assertThat(parameter.className()).isEqualTo(className);
    }

    @Test
    void aSecretIsShownNowhereButKept() {
        JobParameter secret =
                JobParameter.ofText("db.password", "java.lang.String", "hunter2", true);

        assertThat(JobParametersResource.line(List.of(secret))).isEqualTo("db.password=******");
        assertThat(JobParametersResource.texts(List.of(secret)))
                .containsEntry("db.password", "******");
        assertThat(JobParametersResource.of(List.of(secret)).parameters())
                .containsEntry(
                        "db.password",
                        new JobParametersResource.Parameter(true, "******", "STRING"));
        assertThat(secret.text()).isEqualTo("hunter2");
    }

    @Test
    void aDateIsAnInstantForProgramsAndADayForPeople() {
        JobParameter date =
                JobParameter.ofText("day", "java.util.Date", "2024-05-06T12:00:00Z", true);

        assertThat(date.value()).isEqualTo(Instant.parse("2024-05-06T12:00:00Z"));
        assertThat(date.shownText()).matches("2024/05/0[67]");
    }
}
