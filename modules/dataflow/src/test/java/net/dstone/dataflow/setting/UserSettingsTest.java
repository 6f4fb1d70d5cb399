package net.dstone.dataflow.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserSettingsTest {

    private static final SettingKey VIEWS = new SettingKey("views.executions");

    @ParameterizedTest
    @EnumSource
    void eachUserHasTheirOwn(TestDatabase database) {
        UserSettings settings = settings(database.newMigrated());

        settings.save("kim", VIEWS, "{\"name\":\"실패한 작업\"}");
        settings.save("", VIEWS, "[]");

        assertThat(settings.find("kim", VIEWS)).contains("{\"name\":\"실패한 작업\"}");
        assertThat(settings.find("", VIEWS)).contains("[]");
        assertThat(settings.find("Kim", VIEWS)).isEmpty();
        assertThat(settings.find("kim", new SettingKey("views"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theLastOneSavedCountsAlsoWhenNothingChanges(TestDatabase database) {
        UserSettings settings = settings(database.newMigrated());

        settings.save("kim", VIEWS, "1");
        settings.save("kim", VIEWS, "2");
        settings.save("kim", VIEWS, "2");

        assertThat(settings.find("kim", VIEWS)).contains("2");
    }

    @ParameterizedTest
    @EnumSource
    void theLongestValueFits(TestDatabase database) {
        UserSettings settings = settings(database.newMigrated());
        String longest = "\"%s\"".formatted("가".repeat(SettingController.MAX_BYTES / 3 - 2));

        settings.save("kim", VIEWS, longest);

        assertThat(settings.find("kim", VIEWS)).contains(longest);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyFillsTheDatabaseWithThem(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        UserSettings settings = settings(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        for (int i = 0; i < UserSettings.MOST_KEYS; i++) {
            settings.save("kim", new SettingKey("key-" + i), "0");
        }

        assertThatThrownBy(() -> settings.save("kim", VIEWS, "1"))
                .isInstanceOf(InvalidSettingException.class);
        settings.save("kim", new SettingKey("key-0"), "1");
        settings.save("lee", VIEWS, "1");

        assertThat(jdbc.sql("select count(*) from user_setting").query(Integer.class).single())
                .isEqualTo(UserSettings.MOST_KEYS + 1);
    }

    private static UserSettings settings(DataSource dataSource) {
        return new UserSettings(
                JdbcClient.create(dataSource), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
