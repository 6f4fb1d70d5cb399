package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.dstone.artifacts.Artifacts;
import net.dstone.artifacts.DownloadSettings;
import net.dstone.artifacts.JarInspector;
import net.dstone.artifacts.MavenSettings;
import net.dstone.artifacts.RegistrySettings;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.app.BootVersion;
import net.dstone.dataflow.app.CommonAppProperties;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.ExecutionRecords;
import net.dstone.dataflow.task.TaskDefining;
import net.dstone.dataflow.task.TaskDefinition;
import net.dstone.dataflow.task.TaskDefinitionProperties;
import net.dstone.dataflow.task.TaskDefinitions;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutionDeleting;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.task.TaskExecutionRows;
import net.dstone.dataflow.task.TaskExecutions;
import net.dstone.dataflow.testing.BootJar;
import net.dstone.platform.LaunchId;
import net.dstone.server.ServerHome;
import net.dstone.server.ServerIdentity;
import net.dstone.server.ServerProperties;
import net.dstone.server.database.Ids;
import net.dstone.server.database.RepeatedTransactions;
import net.dstone.server.database.StoredText;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The launching part of a server, without its loop: a test makes every step itself. Several over one
 * database are several servers, or one before and after a crash.
 */
final class TestServer implements AutoCloseable {

    final TaskLaunching launching;
    final TaskStopping stopping;
    final Dispatcher dispatcher;
    final Reconciler reconciler;
    final TaskRuns runs;
    final TaskExecutions executions;
    final RunTroubles troubles;
    final LaunchPlans plans;
    final RunEnding ending;
    final JdbcClient jdbc;
    final MeterRegistry meters = new SimpleMeterRegistry();
    final List<Object> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<RunEnded> ends = new LinkedBlockingQueue<>();
    final ClosedRecords closedRecords = new ClosedRecords();

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final Path home;

    /** What was asked of the records beside the executions. */
    static final class ClosedRecords implements ExecutionRecords {

        final List<String> closed = new ArrayList<>();
        final Set<ExecutionKey> broken = new HashSet<>();

        @Override
        public void close(ExecutionKey execution, boolean stopped, String reason, Instant at) {
            if (broken.contains(execution)) {
                throw new IllegalStateException("a row nobody can write");
            }
            closed.add(execution + (stopped ? " stopped: " : " failed: ") + reason);
        }

        @Override
        public Map<String, Integer> delete(Collection<ExecutionKey> executions) {
            return Map.of();
        }
    }

    TestServer(DataSource dataSource, Path home, Clock clock, TaskPlatform... platforms) {
        this.home = home;
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        context.registerBean(
                TransactionOperations.class,
                () -> new RepeatedTransactions(new JdbcTransactionManager(dataSource)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(MeterRegistry.class, () -> meters);
        context.registerBean(ServerProperties.class, () -> new ServerProperties(home));
        context.registerBean(TaskPlatforms.class, () -> new TaskPlatforms(List.of(platforms)));
        context.registerBean(ExecutionRecords.class, () -> closedRecords);
        context.registerBean(
                Artifacts.class,
                () ->
                        new Artifacts(
                                MavenSettings.standard(),
                                DownloadSettings.standard(home.resolve("downloads"))));
        context.registerBean(JarInspector.class, JarInspector::new);
        context.registerBean(
                "declarations",
                net.dstone.artifacts.AppMetadata.class,
                () ->
                        new net.dstone.artifacts.AppMetadata(
                                context.getBean(Artifacts.class),
                                context.getBean(JarInspector.class),
                                RegistrySettings.standard(),
                                clock));
        context.registerBean(
                CommonAppProperties.class,
                () ->
                        new CommonAppProperties(
                                Map.of(),
                                new ClassPathResource(
                                        "META-INF/application-task-common-properties-defaults.yml"),
                                Map.of(),
                                new ClassPathResource(
                                        "META-INF/application-stream-common-properties-defaults.yml")));
        context.registerBean(
                JdbcConnectionDetails.class,
                () -> new Connection("jdbc:h2:mem:executions", "owner", "dbpass"));
        context.registerBean(
                TaskDefinitionProperties.class, () -> new TaskDefinitionProperties(false));
        context.register(
                ServerHome.class,
                ServerIdentity.class,
                Ids.class,
                RowCounts.class,
                StoredText.class,
                Audit.class,
                AppRegistry.class,
                AppArtifacts.class,
                AppMetadata.class,
                TaskDefinitions.class,
                TaskDefining.class,
                TaskExecutionRows.class,
                TaskExecutionDeleting.class,
                TaskExecutions.class,
                TaskExecutionDetails.class,
                TaskRuns.class,
                ExecutionRows.class,
                Vault.class,
                LaunchPlans.class,
                LaunchSettings.class,
                LaunchRoom.class,
                TaskLaunching.class,
                TaskStopping.class,
                RunTroubles.class,
                Reconciler.class);
        context.registerBean(
                RunEnding.class,
                () ->
                        new RunEnding(
                                context.getBean(TaskRuns.class),
                                context.getBean(ExecutionRows.class),
                                List.of(closedRecords),
                                context.getBean(TransactionOperations.class),
                                context,
                                meters,
                                clock));
        context.addApplicationListener(
                event -> {
                    if (event instanceof PayloadApplicationEvent<?> payload) {
                        events.add(payload.getPayload());
                        if (payload.getPayload() instanceof RunEnded end) {
                            ends.add(end);
                        }
                    }
                });
        context.refresh();
        launching = context.getBean(TaskLaunching.class);
        stopping = context.getBean(TaskStopping.class);
        reconciler = context.getBean(Reconciler.class);
        runs = context.getBean(TaskRuns.class);
        executions = context.getBean(TaskExecutions.class);
        troubles = context.getBean(RunTroubles.class);
        plans = context.getBean(LaunchPlans.class);
        ending = context.getBean(RunEnding.class);
        jdbc = context.getBean(JdbcClient.class);
        dispatcher = dispatcher(Runnable::run, clock);
    }

    Dispatcher dispatcher(Executor launches, Clock clock) {
        return new Dispatcher(
                runs,
                plans,
                context.getBean(AppArtifacts.class),
                context.getBean(TaskPlatforms.class),
                reconciler,
                context.getBean(RunEnding.class),
                context.getBean(RunTroubles.class),
                context.getBean(ServerIdentity.class),
                context.getBean(TransactionOperations.class),
                launches,
                context,
                meters,
                clock);
    }

    TaskPlatforms platforms() {
        return context.getBean(TaskPlatforms.class);
    }

    /** The next end of a run. */
    RunEnded awaitEnd() throws InterruptedException {
        return Objects.requireNonNull(ends.poll(30, TimeUnit.SECONDS), "no end");
    }

    /** A dispatcher that claims runs and dies before it launches any. */
    Dispatcher dyingDispatcher(Clock clock) {
        return dispatcher(launch -> {}, clock);
    }

    private record Connection(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    /** Registers a program that records itself, as those with Spring Cloud Task do. */
    void register(String name, BootVersion boot) {
        registerAt(name, "1.0", boot, jar(name, true).toUri().toString(), true);
    }

    void registerWithoutCloudTask(String name) {
        registerAt(name, "1.0", BootVersion.BOOT2, jar(name, false).toUri().toString(), true);
    }

    void registerAt(
            String name, String version, BootVersion boot, String uri, boolean defaultVersion) {
        jdbc.sql(
                        """
                        insert into app_registration (id, object_version, default_version, name, type,
                                uri, version, boot_version)
                        values (:id, 0, :default, :name, :type, :uri, :version, :boot)
                        """)
                .param("id", context.getBean(Ids.class).next(Ids.ENTITIES))
                .param("default", defaultVersion)
                .param("name", name)
                .param("type", AppType.task.ordinal())
                .param("uri", uri)
                .param("version", version)
                .param("boot", boot.name())
                .update();
    }

    Path jar(String name, boolean cloudTask) {
        BootJar jar = BootJar.of("2.7.18");
        return (cloudTask ? jar.withLibrary("spring-cloud-task-core-2.4.6.jar") : jar)
                .write(home.resolve(name + ".jar"));
    }

    void define(String name, String dslText) {
        context.getBean(TaskDefinitions.class).insert(new TaskDefinition(name, dslText, ""));
    }

    ExecutionKey launch(String name) {
        return launching.launch(new TaskLaunch(name, Map.of(), List.of()));
    }

    LaunchId launchId(ExecutionKey key) {
        return run(key).launchId();
    }

    TaskRun run(ExecutionKey key) {
        return runs.find(key).orElseThrow();
    }

    RunState state(ExecutionKey key) {
        return run(key).state();
    }

    /** Puts a text in the place of what a run is to be launched with. */
    void replacePlan(ExecutionKey key, String text) {
        SealedText sealed = context.getBean(Vault.class).seal(text);
        jdbc.sql(
                        """
                        update task_run set secrets = :secrets, key_id = :keyId
                        where task_execution_id = :id and schema_target = :target
                        """)
                .param("secrets", sealed.text())
                .param("keyId", sealed.keyId())
                .param("id", key.id())
                .param("target", key.target().wireName())
                .update();
    }

    /** The audit records of one action, each as {@code <correlation id>: <data>}. */
    List<String> audited(String actionLabel) {
        AuditAction action =
                Arrays.stream(AuditAction.values())
                        .filter(one -> one.label().equals(actionLabel))
                        .findFirst()
                        .orElseThrow();
        return jdbc.sql(
                        """
                        select correlation_id, audit_data from audit_records
                        where audit_action = :action order by id
                        """)
                .param("action", action.id())
                .query((row, number) -> row.getString(1) + ": " + row.getString(2))
                .list();
    }

    TaskExecution execution(ExecutionKey key) {
        return executions.get(key);
    }

    @Override
    public void close() {
        context.close();
    }
}
