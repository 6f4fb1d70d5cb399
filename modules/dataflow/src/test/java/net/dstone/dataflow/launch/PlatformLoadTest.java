package net.dstone.dataflow.launch;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.TaskTables;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.FakeTaskLauncher;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlatformLoadTest {

    @Test
    void countsWhatHoldsAPlaceOnEachPlatform() {
        JdbcClient jdbc = JdbcClient.create(TestDatabase.H2.newMigrated());
        TaskTables tables = new TaskTables(jdbc);
        tables.launched(tables.waiting(BOOT3, 1, "a"), "default", "LAUNCHING");
        tables.launched(tables.waiting(BOOT3, 2, "a"), "default", "RUNNING");
        tables.launched(tables.waiting(BOOT3, 3, "a"), "default", "QUEUED");
        tables.launched(tables.ended(BOOT3, 4, "a"), "default", "FAILED");
        tables.launched(tables.waiting(BOOT3, 5, "a"), "large", "RUNNING");
        PlatformLoad load =
                new PlatformLoad(
                        new TaskRuns(jdbc),
                        new TaskPlatforms(
                                List.of(
                                        platform("default", 5),
                                        platform("large", 50),
                                        platform("idle", 1))));

        assertThat(load.current())
                .containsExactly(
                        new PlatformLoad.Current("default", "Local", 5, 2),
                        new PlatformLoad.Current("large", "Local", 50, 1),
                        new PlatformLoad.Current("idle", "Local", 1, 0));
    }

    private static TaskPlatform platform(String name, int limit) {
        return new TaskPlatform(name, "Local", "", limit, new FakeTaskLauncher());
    }
}
