package net.dstone.dataflow.log;

import java.util.Optional;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LaunchLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what launches printed. Logs stay where the platform has them; nothing is copied. */
@Component
public class TaskLogs {

    private final JdbcClient jdbc;
    private final TaskPlatforms platforms;

    TaskLogs(JdbcClient jdbc, TaskPlatforms platforms) {
        this.jdbc = jdbc;
        this.platforms = platforms;
    }

    /** A launch that is known, whether or not it printed anything yet. */
    public record Place(LaunchId launchId, TaskPlatform platform) {

        public Optional<LaunchLog> log() {
            return platform.launcher().log(launchId);
        }
    }

    /** Where the log of a launch is; empty when no launch has the id or its platform is not configured. */
    public Optional<Place> find(String externalExecutionId) {
        return LaunchId.parse(externalExecutionId).flatMap(this::find);
    }

    private Optional<Place> find(LaunchId launchId) {
        return jdbc.sql(
                        """
                        select platform_name from task_deployment
                        where task_deployment_id = :id
                        order by id desc
                        limit 1
                        """)
                .param("id", launchId.value())
                .query(String.class)
                .optional()
                .flatMap(platforms::find)
                .map(platform -> new Place(launchId, platform));
    }

    /**
     * @throws NoSuchTaskLogException if no launch has the id
     */
    Place get(String externalExecutionId) {
        return find(externalExecutionId)
                .orElseThrow(() -> new NoSuchTaskLogException(externalExecutionId));
    }
}
