package net.dstone.dataflow.launch;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.dstone.dataflow.app.AppArtifacts;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.app.AppType;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.platform.TimeLimits;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.LaunchManifest;
import net.dstone.dataflow.task.NewTask;
import net.dstone.dataflow.task.TaskDefining;
import net.dstone.dataflow.task.TaskDefinition;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.web.Masking;
import net.dstone.dsl.task.TaskApp;
import net.dstone.platform.LaunchId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Accepts launches: once it has answered, the launch is durable and will happen. */
@Component
public class TaskLaunching {

    private final LaunchRoom room;
    private final TaskDefining definitions;
    private final AppRegistry registry;
    private final AppArtifacts artifacts;
    private final TaskPlatforms platforms;
    private final LaunchSettings settings;
    private final ExecutionRows executions;
    private final TaskRuns runs;
    private final TaskExecutionDetails details;
    private final LaunchPlans plans;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Means ofLaunch;

    TaskLaunching(
            LaunchRoom room,
            TaskDefining definitions,
            AppRegistry registry,
            AppArtifacts artifacts,
            AppMetadata metadata,
            TaskPlatforms platforms,
            LaunchSettings settings,
            ExecutionRows executions,
            TaskRuns runs,
            TaskExecutionDetails details,
            LaunchPlans plans,
            Audit audit,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.room = room;
        this.definitions = definitions;
        this.registry = registry;
        this.artifacts = artifacts;
        this.platforms = platforms;
        this.settings = settings;
        this.executions = executions;
        this.runs = runs;
        this.details = details;
        this.plans = plans;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.ofLaunch =
                new Means(
                        definitions::getForLaunch,
                        this::previous,
                        app -> Optional.of(properties -> metadata.expand(app, properties)));
    }

    /**
     * Where what a launch is made of comes from.
     *
     * @param previous what it inherits and what masked values stand for, by the task's name and the
     *     default version of its app
     * @param shortNames replaces short names of an app's properties by full ones; empty when these are not
     *     known in time
     */
    private record Means(
            Function<String, TaskDefinition> definition,
            BiFunction<String, Optional<AppRegistration>, LaunchPlanning.Previous> previous,
            Function<AppRegistration, Optional<UnaryOperator<Map<String, String>>>> shortNames) {

        /** With nothing of other launches. */
        Means alone() {
            return new Means(definition, (name, app) -> LaunchPlanning.Previous.NONE, shortNames);
        }
    }

    /**
     * Puts the launch in the queue.
     *
     * @return the execution it will be
     */
    public ExecutionKey launch(TaskLaunch launch) {
        return accept(prepare(launch, ofLaunch));
    }

    /**
     * Launches the task of an execution once more, with what it was launched with and on the same platform.
     * Nothing comes from other launches, not even what a masked value stands for.
     *
     * @throws InvalidLaunchException if it is not known what it was launched with, or secrets of it are
     *     not known any more
     */
    public ExecutionKey launchAgain(TaskExecution execution) {
        ExecutionKey key = execution.key();
        Optional<LaunchManifest> manifest =
                Optional.ofNullable(details.manifests(List.of(key)).get(key));
        LaunchPlanning.Previous before =
                plans.find(key)
                        .map(
                                plan ->
                                        new LaunchPlanning.Previous(
                                                plan.properties(), plan.arguments()))
                        .or(() -> manifest.map(kept -> fromManifest(key, kept)))
                        .orElseThrow(
                                () ->
                                        new InvalidLaunchException(
                                                "What task execution %s was launched with is not known"
                                                        .formatted(key)));
        Map<String, String> properties = new LinkedHashMap<>(before.properties());
        details.platformName(key).ifPresent(name -> properties.put(TaskLaunch.PLATFORM_NAME, name));
        return accept(
                prepare(
                        new TaskLaunch(
                                String.valueOf(execution.taskName()),
                                properties,
                                AddedArguments.removedFrom(before.arguments()),
                                false),
                        ofLaunch.alone()));
    }

    /** Arguments are also written down by the program itself, which saw them without masks. */
    private LaunchPlanning.Previous fromManifest(ExecutionKey key, LaunchManifest manifest) {
        LaunchPlanning.Previous kept = fromManifest(manifest);
        return new LaunchPlanning.Previous(
                kept.properties(), Masks.unmask(kept.arguments(), details.arguments(key)));
    }

    /**
     * As {@link #launch}, for callers that only understand ids of {@link SchemaTarget#BOOT2}.
     *
     * @param otherUri where launches of other generations are accepted, for the error
     */
    ExecutionKey launchOnBoot2(TaskLaunch launch, String otherUri) {
        Prepared prepared = prepare(launch, ofLaunch);
        if (prepared.plan().app().bootVersion().schemaTarget() != SchemaTarget.BOOT2) {
            throw new ApiNotSupportedException(launch.taskName(), otherUri);
        }
        return accept(prepared);
    }

    /**
     * All that is decided about a launch before it is accepted.
     *
     * @param namesKnown whether short names of properties could be replaced
     */
    record Prepared(
            net.dstone.dsl.task.TaskDefinition definition,
            LaunchPlan plan,
            TaskPlatform platform,
            TimeLimits limits,
            boolean namesKnown) {}

    /**
     * What {@link #launch} would accept; nothing is stored.
     *
     * @param shortNames how to replace short names of an app's properties; empty when it is not known
     */
    Prepared foresee(
            TaskLaunch launch,
            Function<AppRegistration, Optional<UnaryOperator<Map<String, String>>>> shortNames) {
        return prepare(launch, new Means(definitions::getForPreview, this::previous, shortNames));
    }

    private Prepared prepare(TaskLaunch launch, Means means) {
        TaskPlatform platform = platform(launch.properties());
        LaunchPlanning.checkKeys(launch.properties());
        TaskDefinition stored = means.definition().apply(launch.taskName());
        if (stored.name().length() > NewTask.MAX_NAME_LENGTH) {
            throw new InvalidLaunchException(
                    "The task name '%s' is too long to be launched: %d characters, %d are allowed"
                            .formatted(
                                    stored.name(),
                                    stored.name().length(),
                                    NewTask.MAX_NAME_LENGTH));
        }
        checkFirstPlatform(stored.name(), platform);
        net.dstone.dsl.task.TaskDefinition definition = stored.parse();
        TaskApp app =
                definition.singleApp().orElseThrow(() -> new ComposedTaskException(stored.name()));
        Optional<AppRegistration> standard = registry.findDefault(AppType.task, app.name());
        LaunchPlanning.Previous previous = means.previous().apply(stored.name(), standard);
        if (!launch.inherits()) {
            previous = previous.onlyOf(launch.properties().keySet());
        }
        Map<String, String> merged =
                LaunchPlanning.merge(previous.properties(), launch.properties());
        AppRegistration registration =
                registration(app, LaunchPlanning.version(app, merged), standard);
        if (registration.uri().startsWith("file:")) {
            // Nothing to wait for, so the caller learns at once that there is nothing to run.
            artifacts.resolve(registration);
        }
        Optional<UnaryOperator<Map<String, String>>> shortNames =
                means.shortNames().apply(registration);
        LaunchPlan plan =
                LaunchPlanning.plan(
                        stored.name(),
                        app,
                        registration,
                        merged,
                        LaunchPlanning.inherited(merged, launch.properties()),
                        Masks.unmask(launch.arguments(), previous.arguments()),
                        settings.commonFor(platform.type()),
                        shortNames.orElseGet(UnaryOperator::identity));
        return new Prepared(
                definition, plan, platform, limits(platform, plan), shortNames.isPresent());
    }

    private static TimeLimits limits(TaskPlatform platform, LaunchPlan plan) {
        try {
            return platform.limits().with(LaunchPlanning.DEPLOYER, plan.platformProperties());
        } catch (IllegalArgumentException exception) {
            throw new InvalidLaunchException(String.valueOf(exception.getMessage()));
        }
    }

    /** With a single platform there is no choice, whatever was asked for. */
    private TaskPlatform platform(Map<String, String> properties) {
        if (platforms.all().size() == 1) {
            return platforms.all().getFirst();
        }
        String name = properties.getOrDefault(TaskLaunch.PLATFORM_NAME, TaskPlatforms.DEFAULT_NAME);
        return platforms
                .find(name)
                .orElseThrow(
                        () ->
                                new InvalidLaunchException(
                                        "No launcher was available for platform %s; configured are %s"
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                platforms.all().stream()
                                                                        .map(TaskPlatform::name)
                                                                        .toList()))));
    }

    private void checkFirstPlatform(String taskName, TaskPlatform platform) {
        if (platforms.all().size() > 1) {
            executions
                    .findFirstPlatform(taskName)
                    .filter(first -> !first.equals(platform.name()))
                    .ifPresent(
                            first -> {
                                throw new OtherPlatformException(taskName, first, platform.name());
                            });
        }
    }

    private AppRegistration registration(
            TaskApp app, Optional<String> version, Optional<AppRegistration> standard) {
        return version.map(wanted -> registry.find(AppType.task, app.name(), wanted))
                .orElse(standard)
                .orElseThrow(() -> new UnknownTaskAppException(app.name(), version));
    }

    /** The launch whose properties stay in use: the newest of the task, in the tables of its app. */
    private LaunchPlanning.Previous previous(String taskName, Optional<AppRegistration> standard) {
        SchemaTarget target =
                standard.map(registration -> registration.bootVersion().schemaTarget())
                        .orElse(SchemaTarget.DEFAULT);
        return executions
                .findNewestLaunched(taskName, target)
                .flatMap(
                        launched ->
                                plans.find(launched.key())
                                        .map(
                                                plan ->
                                                        new LaunchPlanning.Previous(
                                                                plan.properties(),
                                                                plan.arguments()))
                                        .or(
                                                () ->
                                                        launched.manifest()
                                                                .map(TaskLaunching::fromManifest)))
                .orElse(LaunchPlanning.Previous.NONE);
    }

    private static LaunchPlanning.Previous fromManifest(LaunchManifest manifest) {
        LaunchManifest.TaskDeploymentRequest request = manifest.taskDeploymentRequest();
        return new LaunchPlanning.Previous(
                request.deploymentProperties(), request.commandlineArguments());
    }

    private ExecutionKey accept(Prepared prepared) {
        room.require();
        LaunchPlan plan = prepared.plan();
        String platformName = prepared.platform().name();
        SealedText sealed = plans.seal(plan);
        LaunchId launchId = newLaunchId(plan.taskName());
        ExecutionKey accepted =
                transaction.execute(
                        status -> {
                            Instant now = clock.instant();
                            ExecutionKey key =
                                    executions.nextKey(plan.app().bootVersion().schemaTarget());
                            executions.insert(key, plan.taskName(), launchId, now);
                            executions.insertManifest(key, plan.manifest(key.id(), platformName));
                            executions.insertDeployment(
                                    plan.taskName(), launchId, platformName, now);
                            runs.insert(
                                    key,
                                    launchId,
                                    plan.taskName(),
                                    platformName,
                                    now,
                                    prepared.limits(),
                                    sealed);
                            audit.record(
                                    AuditOperation.TASK,
                                    AuditAction.DEPLOY,
                                    plan.taskName(),
                                    auditData(prepared, key),
                                    platformName);
                            return key;
                        });
        ExecutionKey key = Objects.requireNonNull(accepted);
        events.publishEvent(new RunQueued(key, plan.taskName(), platformName));
        return key;
    }

    private static Map<String, Object> auditData(Prepared prepared, ExecutionKey key) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("taskDefinitionDslText", prepared.definition().text(Masking::isSensitive));
        data.put("taskDeploymentProperties", prepared.plan().properties());
        data.put("commandLineArgs", Masks.mask(prepared.plan().argumentsOf(key.id())));
        return data;
    }

    /** Stands for the id of a launch that does not come about. */
    static LaunchId previewLaunchId(String taskName) {
        return launchId(taskName, "preview");
    }

    private static LaunchId newLaunchId(String taskName) {
        return launchId(taskName, UUID.randomUUID().toString());
    }

    /** Task names may hold characters that no folder or pod may have in its name. */
    private static LaunchId launchId(String taskName, String unique) {
        String name = taskName.replaceAll("[^A-Za-z0-9._$-]", "_").replaceFirst("^\\.", "_");
        return new LaunchId(name + "-" + unique);
    }
}
