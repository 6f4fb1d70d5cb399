package net.dstone.dataflow.launch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.dstone.dataflow.database.MessageColumn;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TimeLimits;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.platform.LaunchId;
import net.dstone.server.database.DatabaseTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The launches as rows. Every change says which state it expects, so of two servers that want to change
 * the same run one finds nothing to change.
 */
@Component
public class TaskRuns {

    private static final String COLUMNS =
            "task_execution_id, schema_target, launch_id, task_name, platform_name, state, priority,"
                    + " queued_at, launching_at, started_at, ended_at, stop_requested_at, exit_code,"
                    + " reason, claimed_by, claimed_at, attempts, start_limit, run_limit,"
                    + " timed_out_at, records_itself";

    /** Rows of others were made by another version of the server, and are left to it. */
    private static final List<String> TARGETS =
            Arrays.stream(SchemaTarget.values()).map(SchemaTarget::wireName).toList();

    private static final List<String> STATES =
            Arrays.stream(RunState.values()).map(RunState::name).toList();

    private static final LaunchId UNREADABLE_ID = new LaunchId("unreadable");

    /**
     * A row that cannot be read as a run.
     *
     * @param run what can be read of it
     */
    record Unreadable(TaskRun run, String problem) {}

    /** Rows as they were found; one that cannot be read does not hide the others. */
    record Found(List<TaskRun> runs, List<Unreadable> unreadable) {

        static Found of(List<Found> rows) {
            return new Found(
                    rows.stream().flatMap(row -> row.runs.stream()).toList(),
                    rows.stream().flatMap(row -> row.unreadable.stream()).toList());
        }
    }

    /** No retry waits longer; a later one was written before the clock was set back. */
    private static final Duration LONGEST_RETRY_DELAY = Duration.ofMinutes(10);

    /** Runs of a platform's queue that could be launched now; its parameters are {@link #due}. */
    private static final String DUE =
            """
            platform_name = :platform and state = 'QUEUED' and key_id = :keyId
              and schema_target in (:targets)
              and (retry_at is null or retry_at <= :now or retry_at > :implausible)
            """;

    private final JdbcClient jdbc;
    private final Set<String> knownPlatforms = ConcurrentHashMap.newKeySet();

    TaskRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts a new run in the queue. */
    void insert(
            ExecutionKey key,
            LaunchId launchId,
            String taskName,
            String platformName,
            Instant queuedAt,
            TimeLimits limits,
            SealedText plan) {
        jdbc.sql(
                        """
                        insert into task_run (task_execution_id, schema_target, launch_id, task_name,
                                platform_name, state, queued_at, start_limit, run_limit,
                                secrets, key_id)
                        values (:id, :target, :launchId, :taskName, :platform, 'QUEUED', :queuedAt,
                                :startLimit, :runLimit, :secrets, :keyId)
                        """)
                .param("id", key.id())
                .param("target", key.target().wireName())
                .param("launchId", launchId.value())
                .param("taskName", taskName)
                .param("platform", platformName)
                .param("queuedAt", DatabaseTime.writeUtc(queuedAt))
                .param("startLimit", seconds(limits.start()))
                .param("runLimit", seconds(limits.run()))
                .param("secrets", plan.text())
                .param("keyId", plan.keyId())
                .update();
    }

    public Optional<TaskRun> find(ExecutionKey key) {
        return jdbc.sql(
                        """
                        select %s from task_run
                        where task_execution_id = :id and schema_target = :target
                        """
                                .formatted(COLUMNS))
                .param("id", key.id())
                .param("target", key.target().wireName())
                .query(TaskRuns::run)
                .optional();
    }

    /** Those of the executions that this server launched. */
    public List<TaskRun> findAll(Collection<ExecutionKey> keys) {
        List<TaskRun> found = new ArrayList<>();
        ExecutionKey.idsByTarget(keys)
                .forEach(
                        (target, ids) ->
                                jdbc.sql(
                                                """
                                                select %s from task_run
                                                where schema_target = :target
                                                  and task_execution_id in (:ids)
                                                """
                                                        .formatted(COLUMNS))
                                        .param("target", target.wireName())
                                        .param("ids", ids)
                                        .query(TaskRuns::found)
                                        .list()
                                        .forEach(row -> found.addAll(row.runs())));
        return found;
    }

    /** Keeps others from moving the run until the end of the transaction. */
    void lock(ExecutionKey key) {
        jdbc.sql(
                        """
                        select state from task_run
                        where task_execution_id = :id and schema_target = :target for update
                        """)
                .param("id", key.id())
                .param("target", key.target().wireName())
                .query(String.class)
                .optional();
    }

    public Optional<TaskRun> find(LaunchId launchId) {
        return jdbc.sql("select %s from task_run where launch_id = :launchId".formatted(COLUMNS))
                .param("launchId", launchId.value())
                .query(TaskRuns::run)
                .optional();
    }

    /** What the run is to be launched with, if it is kept. */
    Optional<SealedText> findPlan(ExecutionKey key) {
        return jdbc.sql(
                        """
                        select secrets, key_id from task_run
                        where task_execution_id = :id and schema_target = :target
                          and secrets is not null and key_id is not null
                        """)
                .param("id", key.id())
                .param("target", key.target().wireName())
                .query(
                        (row, number) ->
                                new SealedText(row.getString("key_id"), row.getString("secrets")))
                .optional();
    }

    /** Runs that hold a place on a platform, oldest first. Their number is bounded by the platforms' limits. */
    Found listOnPlatforms() {
        return Found.of(
                jdbc.sql(
                                """
                                select %s from task_run
                                where state in ('LAUNCHING', 'RUNNING')
                                  and schema_target in (:targets)
                                order by queued_at, task_execution_id
                                """
                                        .formatted(COLUMNS))
                        .param("targets", TARGETS)
                        .query(TaskRuns::found)
                        .list());
    }

    /**
     * How many rows this server can do nothing with, as it does not know their state or target. States it
     * does not know are looked for between those it knows, where an index finds there are none.
     */
    int countStrange() {
        List<String> known = STATES.stream().sorted().toList();
        List<String> gaps = new ArrayList<>();
        gaps.add("state < '%s'".formatted(known.getFirst()));
        for (int i = 1; i < known.size(); i++) {
            gaps.add("state > '%s' and state < '%s'".formatted(known.get(i - 1), known.get(i)));
        }
        gaps.add("state > '%s'".formatted(known.getLast()));
        gaps.add("schema_target not in (:targets) and state in ('QUEUED', 'LAUNCHING', 'RUNNING')");
        return jdbc.sql(
                        gaps.stream()
                                .map("(select count(*) from task_run where %s)"::formatted)
                                .collect(Collectors.joining(" + ", "select ", "")))
                .param("targets", TARGETS)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> due(String platformName, String keyId, Instant now) {
        return Map.of(
                "platform",
                platformName,
                "keyId",
                keyId,
                "targets",
                TARGETS,
                "now",
                DatabaseTime.writeUtc(now),
                "implausible",
                DatabaseTime.writeUtc(now.plus(LONGEST_RETRY_DELAY)));
    }

    /** Whether a platform's queue holds a run that could be launched now; takes no lock. */
    boolean isAnyQueued(String platformName, String keyId, Instant now) {
        return jdbc.sql(
                        """
                        select task_execution_id from task_run
                        where %s
                        limit 1
                        """
                                .formatted(DUE))
                .params(due(platformName, keyId, now))
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * Since when the run of a platform's queue waits that could be launched now.
     *
     * @param keyId only runs whose plan this server can read
     */
    Optional<Instant> findOldestQueued(String platformName, String keyId, Instant now) {
        return jdbc.sql(
                        """
                        select min(coalesce(retry_at, queued_at)) as since from task_run
                        where %s
                        """
                                .formatted(DUE))
                .params(due(platformName, keyId, now))
                .query((row, number) -> Optional.ofNullable(DatabaseTime.readUtc(row, "since")))
                .single();
    }

    /** How many wait that this server cannot launch, for lack of their platform or of their key. */
    int countNotOurs(Collection<String> platformNames, String keyId) {
        return jdbc.sql(
                        """
                        select count(*) from task_run
                        where state = 'QUEUED'
                          and (platform_name not in (:platforms) or key_id is null or key_id <> :keyId)
                        """)
                .param("platforms", platformNames)
                .param("keyId", keyId)
                .query(Integer.class)
                .single();
    }

    /** How many of a platform's runs are in one of the states. */
    public int count(String platformName, Collection<RunState> states) {
        return count(platformName, states, Optional.empty());
    }

    /**
     * How many of a platform's places are taken: on the server's own machine, or by all servers together
     * if the platform is not bound to one. Else the tasks of a server that is gone would hold up the
     * others' machines.
     */
    int countPlaces(TaskPlatform platform, String serverId) {
        return count(
                platform.name(),
                List.of(RunState.LAUNCHING, RunState.RUNNING),
                platform.boundToMachine() ? Optional.of(serverId) : Optional.empty());
    }

    /** Each state for itself: of a list of states H2 would read the platform's whole history. */
    private int count(
            String platformName, Collection<RunState> states, Optional<String> claimedBy) {
        String ofServer = claimedBy.isPresent() ? "and claimed_by = :server" : "";
        return jdbc.sql(
                        states.stream()
                                .map(
                                        state ->
                                                """
                                                (select count(*) from task_run
                                                where platform_name = :platform and state = '%s'
                                                  and schema_target in (:targets) %s)
                                                """
                                                        .formatted(state.name(), ofServer))
                                .collect(Collectors.joining(" + ", "select ", "")))
                .param("platform", platformName)
                .param("targets", TARGETS)
                .param("server", claimedBy.orElse(null))
                .query(Integer.class)
                .single();
    }

    /** The place of a queued run in its platform's queue, 1 for the next one. */
    int queuePlace(TaskRun run) {
        return 1
                + jdbc.sql(
                                """
                                select count(*) from task_run
                                where platform_name = :platform and state = 'QUEUED'
                                  and (priority < :priority
                                    or (priority = :priority and queued_at < :queuedAt)
                                    or (priority = :priority and queued_at = :queuedAt
                                        and task_execution_id < :id))
                                """)
                        .param("platform", run.platformName())
                        .param("priority", run.priority())
                        .param("queuedAt", DatabaseTime.writeUtc(run.queuedAt()))
                        .param("id", run.key().id())
                        .query(Integer.class)
                        .single();
    }

    /** Makes sure that the platform has the row {@link #claim} locks. */
    void ensurePlatform(String platformName) {
        if (knownPlatforms.contains(platformName)) {
            return;
        }
        boolean known =
                jdbc.sql("select count(*) from task_platform where platform_name = :platform")
                                .param("platform", platformName)
                                .query(Integer.class)
                                .single()
                        > 0;
        if (!known) {
            try {
                jdbc.sql("insert into task_platform (platform_name) values (:platform)")
                        .param("platform", platformName)
                        .update();
            } catch (DuplicateKeyException raced) {
                // Another server inserted it meanwhile.
            }
        }
        knownPlatforms.add(platformName);
    }

    /**
     * Takes the next runs off a platform's queue, as many as it has free places. Must be called in a
     * transaction: the platform's row is locked until its end, so that two servers never give away one
     * place.
     *
     * @param keyId only runs whose plan this server can read
     */
    Found claim(TaskPlatform platform, String serverId, String keyId, Instant now) {
        String platformName = platform.name();
        jdbc.sql(
                        """
                        select platform_name from task_platform
                        where platform_name = :platform for update
                        """)
                .param("platform", platformName)
                .query(String.class)
                .single();
        int free = platform.maximumConcurrentTasks() - countPlaces(platform, serverId);
        if (free <= 0) {
            return new Found(List.of(), List.of());
        }
        List<Found> next =
                jdbc.sql(
                                """
                                select %s from task_run
                                where %s
                                order by priority, queued_at, task_execution_id
                                limit :free
                                """
                                        .formatted(COLUMNS, DUE))
                        .params(due(platformName, keyId, now))
                        .param("free", free)
                        .query(TaskRuns::found)
                        .list();
        Found found = Found.of(next);
        return new Found(
                found.runs().stream()
                        .filter(run -> moveToLaunching(run.key(), serverId, now))
                        .map(run -> run.claimed(serverId, now))
                        .toList(),
                found.unreadable());
    }

    private boolean moveToLaunching(ExecutionKey key, String serverId, Instant now) {
        return jdbc.sql(
                                """
                                update task_run
                                set state = 'LAUNCHING', launching_at = :now, claimed_at = :now, claimed_by = :server,
                                    attempts = attempts + 1, retry_at = null, reason = null
                                where task_execution_id = :id and schema_target = :target
                                  and state = 'QUEUED'
                                """)
                        .param("now", DatabaseTime.writeUtc(now))
                        .param("server", serverId)
                        .param("id", key.id())
                        .param("target", key.target().wireName())
                        .update()
                == 1;
    }

    /**
     * Takes over a run that was being launched when its server went away. Of several that try, one gets
     * it, as each try counts the attempts on. Its time to start begins anew: while nobody was there to
     * launch it, none of it went by.
     */
    boolean takeOver(TaskRun run, String serverId, Instant now) {
        return jdbc.sql(
                                """
                                update task_run
                                set launching_at = :now, claimed_at = :now, claimed_by = :server,
                                    attempts = attempts + 1
                                where task_execution_id = :id and schema_target = :target
                                  and state = 'LAUNCHING' and attempts = :attempts
                                """)
                        .param("now", DatabaseTime.writeUtc(now))
                        .param("server", serverId)
                        .param("id", run.key().id())
                        .param("target", run.key().target().wireName())
                        .param("attempts", run.attempts())
                        .update()
                == 1;
    }

    /**
     * The last look before the platform is asked to launch.
     *
     * @return the run as it is now, or empty when it is not this attempt's business any more
     */
    Optional<TaskRun> confirm(TaskRun run, boolean recordsItself, Instant now) {
        int updated =
                jdbc.sql(
                                """
                                update task_run
                                set claimed_at = :now, records_itself = :recordsItself
                                where task_execution_id = :id and schema_target = :target
                                  and state = 'LAUNCHING' and attempts = :attempts
                                """)
                        .param("now", DatabaseTime.writeUtc(now))
                        .param("recordsItself", recordsItself)
                        .param("id", run.key().id())
                        .param("target", run.key().target().wireName())
                        .param("attempts", run.attempts())
                        .update();
        return updated == 1 ? find(run.key()) : Optional.empty();
    }

    /** Back to its place in the queue, to be tried again after a while. */
    boolean requeue(TaskRun run, String reason, Instant now, Duration delay) {
        allow(run, RunState.QUEUED);
        return jdbc.sql(
                                """
                                update task_run
                                set state = 'QUEUED', retry_at = :retryAt, reason = :reason,
                                    launching_at = null, claimed_at = null, claimed_by = null
                                where task_execution_id = :id and schema_target = :target
                                  and state = 'LAUNCHING' and attempts = :attempts
                                """)
                        .param("retryAt", DatabaseTime.writeUtc(now.plus(delay)))
                        .param("reason", MessageColumn.cut(reason))
                        .param("id", run.key().id())
                        .param("target", run.key().target().wireName())
                        .param("attempts", run.attempts())
                        .update()
                == 1;
    }

    boolean markRunning(TaskRun run, Instant startedAt) {
        allow(run, RunState.RUNNING);
        return jdbc.sql(
                                """
                                update task_run set state = 'RUNNING', started_at = :startedAt
                                where task_execution_id = :id and schema_target = :target
                                  and state = 'LAUNCHING'
                                """)
                        .param("startedAt", DatabaseTime.writeUtc(startedAt))
                        .param("id", run.key().id())
                        .param("target", run.key().target().wireName())
                        .update()
                == 1;
    }

    /**
     * Ends the run.
     *
     * @return false when it is no longer in the state it was seen in, or another attempt is launching it
     */
    boolean end(
            TaskRun run,
            RunState state,
            @Nullable Integer exitCode,
            @Nullable String reason,
            Instant at) {
        allow(run, state);
        if (!state.ended()) {
            throw new IllegalArgumentException(state + " is no end");
        }
        return jdbc.sql(
                                """
                                update task_run
                                set state = :state, exit_code = :exitCode, reason = :reason,
                                    ended_at = :endedAt
                                where task_execution_id = :id and schema_target = :target
                                  and state = :from and attempts = :attempts
                                """)
                        .param("state", state.name())
                        .param("exitCode", exitCode)
                        .param("reason", reason == null ? null : MessageColumn.cut(reason))
                        .param("endedAt", DatabaseTime.writeUtc(at))
                        .param("id", run.key().id())
                        .param("target", run.key().target().wireName())
                        .param("from", run.state().name())
                        .param("attempts", run.attempts())
                        .update()
                == 1;
    }

    /** Notes the wish to stop a run that has not ended; repeated wishes keep the first time. */
    boolean requestStop(ExecutionKey key, Instant now) {
        return jdbc.sql(
                                """
                                update task_run
                                set stop_requested_at = coalesce(stop_requested_at, :now)
                                where task_execution_id = :id and schema_target = :target
                                  and state in ('QUEUED', 'LAUNCHING', 'RUNNING')
                                """)
                        .param("now", DatabaseTime.writeUtc(now))
                        .param("id", key.id())
                        .param("target", key.target().wireName())
                        .update()
                == 1;
    }

    /** Notes that the run is to end for taking too long, unless somebody wants it to end already. */
    boolean markTimedOut(TaskRun run, String reason, Instant now) {
        return jdbc.sql(
                                """
                                update task_run set timed_out_at = :now, reason = :reason
                                where task_execution_id = :id and schema_target = :target
                                  and state = :state and attempts = :attempts
                                  and timed_out_at is null and stop_requested_at is null
                                """)
                        .param("now", DatabaseTime.writeUtc(now))
                        .param("reason", MessageColumn.cut(reason))
                        .param("id", run.key().id())
                        .param("target", run.key().target().wireName())
                        .param("state", run.state().name())
                        .param("attempts", run.attempts())
                        .update()
                == 1;
    }

    private static @Nullable Integer seconds(Duration limit) {
        return limit.isZero() ? null : Math.clamp(limit.toSeconds(), 1, Integer.MAX_VALUE);
    }

    private static void allow(TaskRun run, RunState next) {
        if (!run.state().mayBecome(next)) {
            throw new IllegalStateException(
                    "Run %s is %s and cannot become %s".formatted(run.key(), run.state(), next));
        }
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        try {
            return new Found(List.of(run(row, number)), List.of());
        } catch (IllegalArgumentException | NullPointerException exception) {
            TaskRun readable = run(row, UNREADABLE_ID, TimeLimits.STANDARD, Instant.EPOCH);
            return new Found(
                    List.of(),
                    List.of(new Unreadable(readable, String.valueOf(exception.getMessage()))));
        }
    }

    private static TaskRun run(ResultSet row, int number) throws SQLException {
        return run(
                row,
                new LaunchId(String.valueOf(row.getString("launch_id"))),
                new TimeLimits(
                        Duration.ofSeconds(row.getInt("start_limit")),
                        Duration.ofSeconds(row.getInt("run_limit"))),
                Objects.requireNonNull(
                        DatabaseTime.readUtc(row, "queued_at"), "It has no queued_at"));
    }

    private static TaskRun run(
            ResultSet row, LaunchId launchId, TimeLimits limits, Instant queuedAt)
            throws SQLException {
        long id = row.getLong("task_execution_id");
        String target = row.getString("schema_target");
        String state = row.getString("state");
        if (!STATES.contains(state) || !TARGETS.contains(target)) {
            throw new UnreadableRunException(id, target, state);
        }
        return new TaskRun(
                new ExecutionKey(id, SchemaTarget.find(target).orElseThrow()),
                launchId,
                String.valueOf(row.getString("task_name")),
                String.valueOf(row.getString("platform_name")),
                RunState.valueOf(state),
                row.getInt("priority"),
                queuedAt,
                DatabaseTime.readUtc(row, "launching_at"),
                DatabaseTime.readUtc(row, "started_at"),
                DatabaseTime.readUtc(row, "ended_at"),
                DatabaseTime.readUtc(row, "stop_requested_at"),
                row.getObject("exit_code", Integer.class),
                row.getString("reason"),
                row.getString("claimed_by"),
                DatabaseTime.readUtc(row, "claimed_at"),
                row.getInt("attempts"),
                limits,
                DatabaseTime.readUtc(row, "timed_out_at"),
                row.getBoolean("records_itself"));
    }
}
