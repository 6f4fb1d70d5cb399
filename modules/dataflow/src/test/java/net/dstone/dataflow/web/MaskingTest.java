package net.dstone.dataflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "--password=x,                 --password=******",
        "--app.a.DB_PASSWORD=x,        --app.a.DB_PASSWORD=******",
        "password(string)=x,           password(string)=******",
        "token(long)=4,                token(long)=******",
        "my.credentials.file=x,        my.credentials.file=******",
        "--spring.datasource.url=jdbc:x, --spring.datasource.url=******",
        "VCAP_SERVICES=x,              VCAP_SERVICES=******",
        "app.a.SPRING_APPLICATION_JSON={}, app.a.SPRING_APPLICATION_JSON=******",
        "--spring.application.json={}, --spring.application.json=******",
        "--password=,                  --password=",
        "--mode=full,                  --mode=full",
        "passwords=x,                  passwords=x",
        "day(date)=2026-01-01,         day(date)=2026-01-01",
        "plain,                        plain",
    })
    void whatTheKeyCallsSecretIsHidden(String argument, String shown) {
        assertThat(Masking.maskArgument(argument)).isEqualTo(shown);
    }
}
