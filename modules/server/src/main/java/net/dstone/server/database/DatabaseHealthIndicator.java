package net.dstone.server.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** From what the watch saw last, so that the answer comes at once also while the database hangs. */
@Component
class DatabaseHealthIndicator implements HealthIndicator {

    private final DatabaseWatch watch;

    DatabaseHealthIndicator(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        DatabaseWatch.State state = watch.state();
        return (state.up() ? Health.up() : Health.down().withDetail("reason", "" + state.reason()))
                .withDetail("since", state.since().toString())
                .build();
    }
}
