package net.dstone.dataflow.setting;

import java.time.Clock;
import java.util.Optional;
import net.dstone.server.database.DatabaseTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The settings of all users, each as JSON text. */
@Component
class UserSettings {

    /** More than a dashboard has, so that nobody fills the database with them. */
    static final int MOST_KEYS = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    UserSettings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> find(String user, SettingKey key) {
        return jdbc.sql(
                        """
                        select setting_value from user_setting
                        where user_name = :user and setting_key = :key
                        """)
                .param("user", user)
                .param("key", key.value())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /**
     * The last one to save wins: a setting is one person's.
     *
     * @throws InvalidSettingException if the user has too many
     */
    void save(String user, SettingKey key, String value) {
        if (update(user, key, value)) {
            return;
        }
        if (count(user) >= MOST_KEYS) {
            throw new InvalidSettingException(
                    "A user has at most %d settings".formatted(MOST_KEYS));
        }
        try {
            insert(user, key, value);
        } catch (DuplicateKeyException exception) {
            // Another request of theirs was faster.
            update(user, key, value);
        }
    }

    private boolean update(String user, SettingKey key, String value) {
        return jdbc.sql(
                                """
                                update user_setting
                                set setting_value = :value, changed_at = :now
                                where user_name = :user and setting_key = :key
                                """)
                        .param("value", value)
                        .param("now", DatabaseTime.writeUtc(clock.instant()))
                        .param("user", user)
                        .param("key", key.value())
                        .update()
                == 1;
    }

    private int count(String user) {
        return jdbc.sql("select count(*) from user_setting where user_name = :user")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    private void insert(String user, SettingKey key, String value) {
        jdbc.sql(
                        """
                        insert into user_setting (user_name, setting_key, setting_value, changed_at)
                        values (:user, :key, :value, :now)
                        """)
                .param("user", user)
                .param("key", key.value())
                .param("value", value)
                .param("now", DatabaseTime.writeUtc(clock.instant()))
                .update();
    }
}
