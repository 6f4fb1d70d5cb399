package net.dstone.platform.local;

import java.time.Duration;
import java.util.Optional;

/**
 * What an account says about long-lived apps.
 *
 * @param hostname in the URL of an instance; empty means this machine's address
 * @param startupProbe path that has to answer 2xx before an instance is deployed
 * @param healthProbe path that has to answer 2xx as long as an instance is deployed
 * @param adminUser given to apps as {@code spring.cloud.streamapp.security.admin-user}
 * @param adminPassword given to apps as {@code spring.cloud.streamapp.security.admin-password}
 * @param settleTime how long a program without a port has to run to be taken for healthy; empty means a
 *     time that depends on whether its jar has a web server in it
 */
public record AppSettings(
        Optional<String> hostname,
        Optional<String> startupProbe,
        Optional<String> healthProbe,
        Optional<String> adminUser,
        Optional<String> adminPassword,
        RestartPolicy restartPolicy,
        Optional<Duration> settleTime) {

    static AppSettings defaults() {
        return new AppSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RestartPolicy.ALWAYS,
                Optional.empty());
    }

    AppSettings withHostname(Optional<String> name) {
        return new AppSettings(
                name,
                startupProbe,
                healthProbe,
                adminUser,
                adminPassword,
                restartPolicy,
                settleTime);
    }

    AppSettings withStartupProbe(Optional<String> path) {
        return new AppSettings(
                hostname, path, healthProbe, adminUser, adminPassword, restartPolicy, settleTime);
    }

    AppSettings withHealthProbe(Optional<String> path) {
        return new AppSettings(
                hostname, startupProbe, path, adminUser, adminPassword, restartPolicy, settleTime);
    }

    AppSettings withAdminUser(Optional<String> user) {
        return new AppSettings(
                hostname,
                startupProbe,
                healthProbe,
                user,
                adminPassword,
                restartPolicy,
                settleTime);
    }

    AppSettings withAdminPassword(Optional<String> password) {
        return new AppSettings(
                hostname,
                startupProbe,
                healthProbe,
                adminUser,
                password,
                restartPolicy,
                settleTime);
    }

    AppSettings withRestartPolicy(RestartPolicy policy) {
        return new AppSettings(
                hostname, startupProbe, healthProbe, adminUser, adminPassword, policy, settleTime);
    }

    AppSettings withSettleTime(Duration time) {
        return new AppSettings(
                hostname,
                startupProbe,
                healthProbe,
                adminUser,
                adminPassword,
                restartPolicy,
                Optional.of(time));
    }

    /** The path that is asked now; empty means that the usual signs of health count. */
    Optional<String> probe(boolean wasHealthy) {
        return wasHealthy ? healthProbe : startupProbe.or(() -> healthProbe);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AppSettings[hostname=%s, startupProbe=%s, healthProbe=%s, restartPolicy=%s, settleTime=%s]"
                .formatted(hostname, startupProbe, healthProbe, restartPolicy, settleTime);
    }
}
