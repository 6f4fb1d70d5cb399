package net.dstone.dataflow.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.dstone.dataflow.app.AppMetadata;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.platform.AppState;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.Deployer;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.PackageDeleteException;
import net.dstone.skipper.PackageIdentifier;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.ReleaseUpgradeException;
import net.dstone.skipper.RollbackRequest;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.UpgradeProperties;
import net.dstone.skipper.UpgradeRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Deploys streams, changes what is deployed, and takes it away. No transaction waits for Skipper. */
@Component
class StreamDeploying {

    private static final Logger log = LoggerFactory.getLogger(StreamDeploying.class);
    private static final String DEFAULT_VERSION = "1.0.0";
    private static final String DEFAULT_REPOSITORY = "local";

    private final StreamDefinitions definitions;
    private final StreamPlans plans;
    private final StreamStates states;
    private final Skipper skipper;
    private final AppMetadata metadata;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    StreamDeploying(
            StreamDefinitions definitions,
            StreamPlans plans,
            StreamStates states,
            Skipper skipper,
            AppMetadata metadata,
            TransactionOperations transaction,
            Audit audit,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.plans = plans;
        this.states = states;
        this.skipper = skipper;
        this.metadata = metadata;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What an update asks for.
     *
     * @param packageIdentifier the release's own package when null
     * @param force whether apps are replaced that do not differ
     * @param appNames which of those; all when null or empty
     */
    record Update(
            @Nullable PackageIdentifier packageIdentifier,
            Map<String, ? extends @Nullable String> properties,
            boolean force,
            @Nullable List<String> appNames) {}

    /**
     * @throws net.dstone.dataflow.web.DataflowException if it cannot be deployed like this, or is already
     */
    void deploy(String name, @Nullable Map<String, ? extends @Nullable String> properties) {
        StreamDefinition definition = definitions.get(name);
        refuseIfDeployed(name);
        DeploymentProperties wanted = unmasked(name, DeploymentProperties.of(properties), skipper);
        Deployer platform = StreamPlans.platform(wanted, skipper.deployers());
        List<PlannedApp> apps =
                plans.deployment(definition.parse(), wanted, platform, metadata::expand);
        Release release = install(definition, apps, wanted, platform, skipper);
        if (!isMadeOf(release, apps)) {
            // Somebody else put another package of the same name in its place meanwhile.
            transaction.executeWithoutResult(
                    status -> {
                        rewrite(definition, release);
                        events.publishEvent(new StreamsChanged());
                    });
            throw new StreamAlreadyDeployingException(name);
        }
        transaction.executeWithoutResult(
                status -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("streamDefinitionDslText", definition.maskedText());
                    data.put("deploymentProperties", wanted.apps());
                    audit.record(
                            AuditOperation.STREAM, AuditAction.DEPLOY, name, data, platform.name());
                    rewrite(definition, release)
                            .ifPresent(
                                    written ->
                                            record(AuditAction.UPDATE, written, platform.name()));
                    events.publishEvent(new StreamsChanged());
                });
    }

    /** By the values of the package, as not every Skipper makes the same manifest of them. */
    static boolean isMadeOf(Release release, List<PlannedApp> apps) {
        for (Pkg app : release.pkg().dependencies()) {
            ConfigValues values = app.configValues();
            if (values == null || values.raw() == null) {
                continue;
            }
            List<Map<String, @Nullable Object>> given = ReleaseYaml.read(values.raw());
            boolean planned =
                    apps.stream()
                            .filter(wanted -> wanted.label().equals(app.metadata().name()))
                            .anyMatch(wanted -> given.equals(List.of(wanted.values())));
            if (!planned) {
                return false;
            }
        }
        return true;
    }

    private void refuseIfDeployed(String name) {
        AppState state = states.of(name);
        if (state == AppState.DEPLOYED || state == AppState.UNKNOWN) {
            throw new StreamAlreadyDeployedException(name);
        }
        if (state == AppState.DEPLOYING) {
            throw new StreamAlreadyDeployingException(name);
        }
    }

    static DeploymentProperties unmasked(
            String name, DeploymentProperties wanted, Skipper skipper) {
        if (!MaskedValues.any(wanted)) {
            return wanted;
        }
        return MaskedValues.replaced(
                wanted,
                findRunning(name, skipper)
                        .map(release -> ReleaseManifest.parse(release.manifest().data()))
                        .orElse(new ReleaseManifest(List.of())));
    }

    private static Release install(
            StreamDefinition definition,
            List<PlannedApp> apps,
            DeploymentProperties wanted,
            Deployer platform,
            Skipper skipper) {
        String packageName = wanted.release("packageName").orElse(definition.name());
        String packageVersion = wanted.release("packageVersion").orElse(DEFAULT_VERSION);
        String repository = wanted.release("repoName").orElse(DEFAULT_REPOSITORY);
        PackageUpload upload =
                StreamPackage.of(
                        repository, packageName, packageVersion, definition.maskedText(), apps);
        if (packageName.equals(definition.name())) {
            deletePackage(packageName, skipper);
        }
        skipper.upload(upload);
        try {
            return skipper.install(
                    new InstallRequest(
                            new PackageIdentifier(repository, packageName, packageVersion),
                            new InstallProperties(definition.name(), platform.name(), null)));
        } catch (RuntimeException exception) {
            try {
                deletePackage(packageName, skipper);
            } catch (SkipperException further) {
                exception.addSuppressed(further);
            }
            throw exception;
        }
    }

    /** One that a deployment left behind which did not come to its end would keep the next from being made. */
    private static void deletePackage(String name, Skipper skipper) {
        List<PackageMetadata> packages = skipper.packages(name);
        if (!packages.isEmpty()) {
            skipper.deleteLocalPackage(name);
        }
    }

    /** Takes the apps away, and returns when they are gone. Nothing happens if nothing is deployed. */
    void undeploy(String name) {
        StreamDefinition definition = current(name);
        undeployApps(name);
        transaction.executeWithoutResult(
                status -> {
                    record(AuditAction.UNDEPLOY, definition, null);
                    events.publishEvent(new StreamsChanged());
                });
    }

    /** As {@link #undeploy}, of every stream that has something deployed. */
    void undeployAll() {
        Map<String, AppState> all = states.of(definitions.names());
        forEach(
                all.keySet().stream().filter(name -> all.get(name) != AppState.UNDEPLOYED).toList(),
                this::undeploy);
    }

    /**
     * Goes on when one stream fails, and tells of the first that did at the end. What somebody else deleted
     * meanwhile needs nothing any more.
     */
    static void forEach(Collection<String> streams, Consumer<String> action) {
        Optional<RuntimeException> first = Optional.empty();
        for (String stream : streams) {
            try {
                action.accept(stream);
            } catch (NoSuchStreamDefinitionException exception) {
                log.debug("Stream '{}' was deleted meanwhile", stream, exception);
            } catch (RuntimeException exception) {
                log.warn("Stream '{}' is passed over", stream, exception);
                if (first.isEmpty()) {
                    first = Optional.of(exception);
                }
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }

    /** Leaves no record: for those who write one of their own. */
    void undeployApps(String name) {
        try {
            skipper.delete(name, true);
        } catch (ReleaseNotFoundException exception) {
            log.debug("Nothing of stream '{}' is deployed", name, exception);
            deletePackage(name, skipper);
        } catch (PackageDeleteException exception) {
            log.info("The package of stream '{}' is used by others and stays", name, exception);
            skipper.delete(name, false);
        }
    }

    /**
     * Begins to replace the apps that differ.
     *
     * @throws net.dstone.dataflow.web.DataflowException if there is no such stream or what is wanted makes
     *     no sense
     * @throws SkipperException if nothing is deployed or nothing would change
     */
    void update(String name, Update update) {
        StreamDefinition definition = definitions.get(name);
        Release running = running(name, skipper);
        DeploymentProperties wanted = DeploymentProperties.of(update.properties());
        Map<String, Object> values = plannedUpdate(definition, wanted, running, metadata::expand);
        String yaml = ReleaseYaml.write(values);
        PackageIdentifier identifier = identifier(update.packageIdentifier(), running);
        Release release =
                upgrade(
                        new UpgradeRequest(
                                inItsRepository(identifier, running),
                                new UpgradeProperties(name, new ConfigValues(yaml)),
                                null,
                                update.force(),
                                update.appNames()),
                        definition,
                        wanted);
        transaction.executeWithoutResult(
                status -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("releaseName", name);
                    data.put("packageIdentifier", packageData(identifier));
                    data.put("updateYaml", ReleaseYaml.masked(yaml));
                    audit.record(
                            AuditOperation.STREAM,
                            AuditAction.UPDATE,
                            name,
                            data,
                            running.platformName());
                    rewrite(definition, release);
                    events.publishEvent(new StreamsChanged());
                });
    }

    /** What had no effect is the likeliest reason why nothing would change. */
    private Release upgrade(
            UpgradeRequest request, StreamDefinition definition, DeploymentProperties wanted) {
        try {
            return skipper.upgrade(request);
        } catch (ReleaseUpgradeException exception) {
            List<String> withoutEffect = StreamPlanning.withoutEffect(definition.parse(), wanted);
            if (withoutEffect.isEmpty()) {
                throw exception;
            }
            throw new ReleaseUpgradeException(
                    "%s (%s)".formatted(exception.getMessage(), String.join("; ", withoutEffect)));
        }
    }

    /** The values of an update, masks replaced. */
    Map<String, Object> plannedUpdate(
            StreamDefinition definition,
            DeploymentProperties given,
            Release release,
            StreamPlanning.ShortNames shortNames) {
        net.dstone.dsl.stream.StreamDefinition stream = definition.parse();
        ReleaseManifest running = ReleaseManifest.parse(release.manifest().data());
        DeploymentProperties wanted = MaskedValues.replaced(given, running);
        Map<String, AppRegistration> registrations = plans.registrations(stream, wanted, running);
        return StreamPlanning.update(
                stream, registrations, wanted, running, deployerDefaults(release), shortNames);
    }

    private Map<String, Map<String, String>> deployerDefaults(Release release) {
        return skipper.deployers().stream()
                .filter(deployer -> deployer.name().equals(release.platformName()))
                .findFirst()
                .map(deployer -> plans.deployerDefaults(deployer.type()))
                .orElse(Map.of());
    }

    /**
     * The version of a release that runs, or ran last.
     *
     * @throws ReleaseNotFoundException if nothing of the stream was ever deployed
     */
    static Release running(String name, Skipper skipper) {
        return findRunning(name, skipper).orElseThrow(() -> new ReleaseNotFoundException(name));
    }

    private static Optional<Release> findRunning(String name, Skipper skipper) {
        List<Release> history = skipper.history(name);
        return history.stream()
                .filter(StreamDeploying::isDeployed)
                .findFirst()
                .or(() -> history.stream().filter(release -> !isFailed(release)).findFirst())
                .or(() -> history.stream().findFirst());
    }

    private static boolean isDeployed(Release release) {
        return release.info().status().statusCode() == ReleaseStatus.DEPLOYED;
    }

    private static boolean isFailed(Release release) {
        return release.info().status().statusCode() == ReleaseStatus.FAILED;
    }

    /**
     * The definition as what runs was made of. An update writes its text when it begins; when it comes to
     * nothing, the text of what goes on running is put back here.
     */
    StreamDefinition current(String name) {
        StreamDefinition definition = definitions.get(name);
        try {
            if (skipper.status(name).status().statusCode() != ReleaseStatus.FAILED) {
                return definition;
            }
        } catch (ReleaseNotFoundException exception) {
            return definition;
        }
        return skipper.history(name).stream()
                .filter(StreamDeploying::isDeployed)
                .findFirst()
                .flatMap(running -> deployedText(definition, running))
                .filter(text -> !text.equals(definition.dslText()))
                .map(text -> rewritten(definition, text))
                .orElse(definition);
    }

    private static PackageIdentifier identifier(
            @Nullable PackageIdentifier given, Release running) {
        if (given != null && !given.packageName().isBlank()) {
            return given;
        }
        PackageMetadata metadata = running.pkg().metadata();
        String name = metadata.name();
        return new PackageIdentifier(null, name == null ? running.name() : name, null);
    }

    /** A package of the same name in another repository may be newer, and is not the stream's. */
    private static PackageIdentifier inItsRepository(PackageIdentifier wanted, Release running) {
        PackageMetadata metadata = running.pkg().metadata();
        return wanted.repositoryName() == null && wanted.packageName().equals(metadata.name())
                ? new PackageIdentifier(
                        metadata.repositoryName(), wanted.packageName(), wanted.packageVersion())
                : wanted;
    }

    private static Map<String, @Nullable Object> packageData(PackageIdentifier identifier) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("repositoryName", identifier.repositoryName());
        data.put("packageName", identifier.packageName());
        data.put("packageVersion", identifier.packageVersion());
        return data;
    }

    /**
     * Begins to go back.
     *
     * @param version 0 for the one before the present
     */
    void rollback(String name, int version) {
        if (version < 0) {
            throw new InvalidDeploymentException(
                    "There is no version %d to go back to".formatted(version));
        }
        StreamDefinition definition = definitions.get(name);
        Release release = skipper.rollback(new RollbackRequest(name, version, null));
        transaction.executeWithoutResult(
                status -> {
                    record(AuditAction.ROLLBACK, definition, release.platformName());
                    rewrite(definition, release);
                    events.publishEvent(new StreamsChanged());
                });
    }

    /** An app that the stream does not have is passed over, as with SCDF. */
    void scale(String name, String app, int count, @Nullable Map<String, String> properties) {
        if (count < 1) {
            throw new InvalidDeploymentException(
                    "The count of an app must be a number from 1, not %d".formatted(count));
        }
        if (!isDeployed(running(name, skipper))) {
            throw new StreamNotDeployedException(name);
        }
        Release release = skipper.scale(name, List.of(new AppScale(app, count, properties)));
        transaction.executeWithoutResult(
                status -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("appName", app);
                    data.put("count", count);
                    audit.record(
                            AuditOperation.STREAM,
                            AuditAction.UPDATE,
                            name,
                            data,
                            release.platformName());
                    events.publishEvent(new StreamsChanged());
                });
    }

    /** Writes what is deployed into the definition, and returns it; empty when it stays. */
    private Optional<StreamDefinition> rewrite(StreamDefinition definition, Release release) {
        return deployedText(definition, release).map(text -> rewritten(definition, text));
    }

    private static Optional<String> deployedText(StreamDefinition definition, Release release) {
        return definition
                .tryParse()
                .flatMap(
                        stream ->
                                DeployedText.of(
                                        stream, ReleaseManifest.parse(release.manifest().data())));
    }

    private StreamDefinition rewritten(StreamDefinition definition, String text) {
        definitions.updateText(definition.name(), text);
        return new StreamDefinition(
                definition.name(), text, definition.originalDslText(), definition.description());
    }

    private void record(
            AuditAction action, StreamDefinition definition, @Nullable String platform) {
        audit.record(
                AuditOperation.STREAM,
                action,
                definition.name(),
                definition.maskedText(),
                platform);
    }
}
