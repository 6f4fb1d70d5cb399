package net.dstone.dataflow.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dstone.artifacts.AppUri;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers, replaces and unregisters applications. What is registered is not fetched here. */
@Component
class AppRegistering {

    private final AppRegistry registry;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<AppUse> uses;

    AppRegistering(
            AppRegistry registry,
            Audit audit,
            ApplicationEventPublisher events,
            ObjectProvider<AppUse> uses) {
        this.registry = registry;
        this.audit = audit;
        this.events = events;
        this.uses = uses;
    }

    /**
     * Asked before the transaction of an unregistration, as it may take a while.
     *
     * @throws UnregisterAppException if it is still needed
     */
    void requireUnused(AppType type, String name, Optional<String> version) {
        Optional<AppRegistration> found =
                version.isPresent()
                        ? registry.find(type, name, version.get())
                        : registry.findDefault(type, name);
        found.ifPresent(
                app ->
                        uses.stream()
                                .flatMap(use -> use.users(List.of(app)).values().stream())
                                .findFirst()
                                .ifPresent(
                                        user -> {
                                            throw new UnregisterAppException(app, user);
                                        }));
    }

    /**
     * Registers one version. The first one becomes the default.
     *
     * @param force whether to replace the URIs of a version that exists
     * @throws AppAlreadyRegisteredException if it exists and is not to be replaced
     * @throws InvalidAppRegistrationException if it does not look like a version of the same program
     */
    @Transactional
    AppRegistration register(NewApp app, boolean force) {
        registry.lock();
        registry.findDefault(app.type(), app.name().value())
                .ifPresent(current -> checkSameProgram(current, app));
        Optional<AppRegistration> existing =
                registry.find(app.type(), app.name().value(), app.version());
        if (existing.isPresent() && !force) {
            throw new AppAlreadyRegisteredException(existing.get());
        }
        AppRegistration saved = save(app, existing);
        events.publishEvent(new AppsChanged());
        return saved;
    }

    /**
     * Registers all or, if anything fails, none.
     *
     * @param force whether to replace the URIs of versions that exist; without it these are left alone
     * @return those that were registered or replaced, in order
     */
    @Transactional
    List<AppRegistration> registerAll(List<NewApp> apps, boolean force) {
        registry.lock();
        List<AppRegistration> saved = new ArrayList<>();
        for (NewApp app : apps) {
            Optional<AppRegistration> existing =
                    registry.find(app.type(), app.name().value(), app.version());
            if (existing.isEmpty() || force) {
                saved.add(save(app, existing));
            }
        }
        events.publishEvent(new AppsChanged());
        return saved;
    }

    @Transactional
    void makeDefault(AppType type, String name, String version) {
        registry.lock();
        AppRegistration app = get(type, name, version);
        registry.makeDefault(app);
        record(AuditAction.UPDATE, app, true);
        events.publishEvent(new AppsChanged());
    }

    /** Without a default version nothing is elected: which one is meant is for people to say. */
    @Transactional
    void unregister(AppType type, String name, String version) {
        registry.lock();
        delete(get(type, name, version));
        events.publishEvent(new AppsChanged());
    }

    @Transactional
    void unregisterDefault(AppType type, String name) {
        registry.lock();
        delete(
                registry.findDefault(type, name)
                        .orElseThrow(() -> new NoSuchAppRegistrationException(type, name)));
        events.publishEvent(new AppsChanged());
    }

    /** Those that something still needs. Asked beforehand, as above. */
    Set<AppRegistration> used() {
        List<AppRegistration> all = registry.findAll(List.of(AppType.values()));
        return uses.stream()
                .flatMap(use -> use.users(all).keySet().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Not audited app by app, as with SCDF.
     *
     * @param kept these stay
     */
    @Transactional
    void unregisterAll(Set<AppRegistration> kept) {
        registry.lock();
        registry.deleteAllBut(kept);
        events.publishEvent(new AppsChanged());
    }

    private AppRegistration save(NewApp app, Optional<AppRegistration> existing) {
        if (existing.isPresent()) {
            AppRegistration replaced = registry.replaceUris(existing.get(), app);
            record(AuditAction.UPDATE, replaced, replaced.defaultVersion());
            return replaced;
        }
        boolean first = registry.findDefault(app.type(), app.name().value()).isEmpty();
        AppRegistration added = registry.insert(app, first);
        record(AuditAction.CREATE, added, first);
        return added;
    }

    private void delete(AppRegistration app) {
        registry.delete(app);
        record(AuditAction.DELETE, app, app.defaultVersion());
    }

    private AppRegistration get(AppType type, String name, String version) {
        return registry.find(type, name, version)
                .orElseThrow(() -> new NoSuchAppRegistrationException(type, name, version));
    }

    /** Versions of one application have URIs that differ in nothing but the version. */
    private static void checkSameProgram(AppRegistration current, NewApp app) {
        AppUri currentUri = AppUri.parse(current.uri());
        boolean sameVersion =
                current.version().equals(app.version())
                        && currentUri.normalized().equals(app.uri().normalized());
        boolean otherVersion =
                currentUri.normalized().contains(current.version())
                        && app.uri().normalized().contains(app.version())
                        && currentUri.differsOnlyInVersion(
                                current.version(), app.uri(), app.version());
        if (!sameVersion && !otherVersion) {
            throw new InvalidAppRegistrationException(
                    "Version %s of '%s:%s' must have the URI of the default version %s, %s, with only the version changed, but has %s"
                            .formatted(
                                    app.version(),
                                    app.type(),
                                    app.name(),
                                    current.version(),
                                    currentUri.masked(),
                                    app.uri().masked()));
        }
    }

    private void record(AuditAction action, AppRegistration app, boolean defaultVersion) {
        boolean gone = action == AuditAction.DELETE;
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("APP_NAME", app.name());
        data.put("APP_TYPE", app.type().name());
        data.put("APP_VERSION", app.version());
        data.put("APP_IS_DEFAULT", defaultVersion);
        data.put("uri", gone ? "" : app.maskedUri());
        data.put("metaDataUri", gone ? "" : app.maskedMetadataUri());
        audit.record(AuditOperation.APP_REGISTRATION, action, app.name(), data, null);
    }
}
