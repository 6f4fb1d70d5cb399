package net.dstone.dataflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource({
        "deployer.a.local.javaOpts, -Xmx1g  -Ddb.password=x -Dmode=a, -Xmx1g  -Ddb.password=****** -Dmode=a",
        "deployer.a.local.java-opts, -Dapi.token=x=y, -Dapi.token=******",
        "JAVA_TOOL_OPTIONS, -Dsecret=$1, -Dsecret=******",
        "deployer.a.local.javaOpts, -Ddb.password=, -Ddb.password=",
        "app.a.text, -Ddb.password=x, -Ddb.password=x",
    })
    void secretsAmongOptionsOfAJavaMachineAreHidden(String key, String options, String shown) {
        assertThat(Masking.mask(key, options)).isEqualTo(shown);
        assertThat(Masking.maskTexts(Map.of(key, options))).containsEntry(key, shown);
        assertThat(Masking.mask(Map.of("all", Map.of(key, options))))
                .containsEntry("all", Map.of(key, shown));
    }

    @Test
    void valuesOfAnyKindAreHiddenAndShapesKept() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pin.token", 1234);
        values.put("api.key", List.of("hidden", 5, true));
        values.put("db", Map.of("password", Map.of("value", "hidden", "length", 6), "pool", 5));
        values.put("users", List.of(Map.of("name", "kim", "secret", "hidden")));
        values.put("password", "");
        values.put("rows", List.of(1, 2));

        assertThat(Masking.mask(values))
                .isEqualTo(
                        Map.of(
                                "pin.token",
                                "******",
                                "api.key",
                                List.of("******", "******", "******"),
                                "db",
                                Map.of(
                                        "password",
                                        Map.of("value", "******", "length", "******"),
                                        "pool",
                                        5),
                                "users",
                                List.of(Map.of("name", "kim", "secret", "******")),
                                "password",
                                "",
                                "rows",
                                List.of(1, 2)));
    }
}
