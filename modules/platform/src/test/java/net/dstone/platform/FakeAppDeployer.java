package net.dstone.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A platform in memory whose apps do what the test says: an instance is deploying until {@link #healthy}.
 * One that ends before is failed, one that ends later is started again, as the platforms do. Undeployed
 * apps are gone at once, unless {@link #hangOnUndeploy} was called. It keeps its apps over {@link #close},
 * as real platforms do.
 */
public final class FakeAppDeployer implements AppDeployer {

    private static final int FIRST_PORT = 20000;

    private static final class Instance {
        private final int port;
        private final Map<LogStream, ByteArrayOutputStream> printed =
                new EnumMap<>(LogStream.class);
        private AppState state = AppState.DEPLOYING;
        private Optional<String> reason = Optional.of("is being started");
        private boolean wasHealthy;
        private int starts = 1;

        private Instance(int port) {
            this.port = port;
        }
    }

    private static final class App {
        private final AppDeployRequest request;
        private final TreeMap<Integer, Instance> instances = new TreeMap<>();
        private boolean undeploying;
        private boolean undeployed;

        private App(AppDeployRequest request) {
            this.request = request;
        }
    }

    private final Map<DeploymentId, App> apps = new LinkedHashMap<>();
    private final List<AppDeployRequest> requests = new ArrayList<>();
    private final List<DeploymentId> undeploys = new ArrayList<>();
    private final List<AppListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<DeploymentId, String> broken = new HashMap<>();
    private final Map<String, String> refusedApps = new HashMap<>();
    private BiConsumer<AppDeployRequest, Integer> onStart = (request, index) -> {};
    private @Nullable String refusal;
    private boolean undeploysHang;
    private @Nullable String undeployRefusal;
    private int nextPort = FIRST_PORT;

    // ---- what the test does

    /** The next instance that is deployed says it listens on this port. */
    public synchronized void nextPort(int port) {
        nextPort = port;
    }

    /** From now on every deployment and every further instance fails with this message. */
    public synchronized void refuse(String message) {
        refusal = message;
    }

    /** From now on every deployment of the app with this name fails with this message. */
    public synchronized void refuse(String appName, String message) {
        refusedApps.put(appName, message);
    }

    public synchronized void acceptAgain() {
        refusal = null;
        refusedApps.clear();
    }

    /** From now on the platform fails when it is asked about this app. */
    public synchronized void breakStatus(DeploymentId id, String message) {
        broken.put(id, message);
    }

    public synchronized void mendStatus(DeploymentId id) {
        broken.remove(id);
    }

    /** Undeploys are recorded but nothing ends until {@link #finishUndeploy}. */
    public synchronized void hangOnUndeploy() {
        undeploysHang = true;
    }

    /** From now on every undeploy fails with this message. */
    public synchronized void refuseUndeploys(String message) {
        undeployRefusal = message;
    }

    /** Ends what {@link #hangOnUndeploy} left running. */
    public void finishUndeploy(DeploymentId id) {
        synchronized (this) {
            end(get(id));
        }
        tell(id);
    }

    /**
     * Runs after each start of an instance, on the thread that caused it, with the instance's index; may
     * make it healthy or end it.
     */
    public synchronized void onStart(BiConsumer<AppDeployRequest, Integer> action) {
        onStart = action;
    }

    /** From now on every instance is healthy as soon as it is started. */
    public void healthyAtOnce() {
        onStart((request, index) -> healthy(request.id(), index));
    }

    /** All instances become healthy. */
    public void healthy(DeploymentId id) {
        List<Integer> indexes;
        synchronized (this) {
            indexes = List.copyOf(get(id).instances.keySet());
        }
        indexes.forEach(index -> healthy(id, index));
    }

    public void healthy(DeploymentId id, int index) {
        synchronized (this) {
            Instance instance = get(id, index);
            instance.state = AppState.DEPLOYED;
            instance.reason = Optional.empty();
            instance.wasHealthy = true;
        }
        tell(id);
    }

    /** It goes on running, but not well. */
    public void unhealthy(DeploymentId id, int index, String reason) {
        synchronized (this) {
            Instance instance = get(id, index);
            instance.state = AppState.DEPLOYING;
            instance.reason = Optional.of(reason);
        }
        tell(id);
    }

    /** The program of an instance ends without being asked. */
    public void crash(DeploymentId id, int index, int exitCode) {
        Optional<AppDeployRequest> startedAgain = Optional.empty();
        synchronized (this) {
            App app = get(id);
            Instance instance = get(id, index);
            String reason = "ended with exit code " + exitCode;
            instance.state = AppState.FAILED;
            if (instance.wasHealthy) {
                instance.state = AppState.DEPLOYING;
                instance.starts++;
                reason += "; was started again";
                startedAgain = Optional.of(app.request);
            }
            instance.reason = Optional.of(reason);
        }
        tell(id);
        startedAgain.ifPresent(request -> started(request, index));
    }

    /** The platform is as at the beginning, but keeps those who listen. */
    public synchronized void clear() {
        apps.clear();
        requests.clear();
        undeploys.clear();
        broken.clear();
        refusedApps.clear();
        onStart = (request, index) -> {};
        refusal = null;
        undeploysHang = false;
        undeployRefusal = null;
        nextPort = FIRST_PORT;
    }

    /** The platform forgets the app, as if somebody had removed it by hand. */
    public synchronized void forget(DeploymentId id) {
        apps.remove(id);
    }

    public synchronized void print(DeploymentId id, int index, LogStream stream, String text) {
        get(id, index)
                .printed
                .computeIfAbsent(stream, s -> new ByteArrayOutputStream())
                .writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every request that was accepted, in order; repeated ones once. */
    public synchronized List<AppDeployRequest> requests() {
        return List.copyOf(requests);
    }

    /** Every undeploy that was asked for, in order. */
    public synchronized List<DeploymentId> undeploys() {
        return List.copyOf(undeploys);
    }

    /** The apps of which something runs, in the order in which they were deployed. */
    public synchronized List<DeploymentId> running() {
        return apps.entrySet().stream()
                .filter(app -> !app.getValue().undeployed)
                .map(Map.Entry::getKey)
                .toList();
    }

    // ---- what the server does

    @Override
    public void deploy(AppDeployRequest request) {
        synchronized (this) {
            App present = apps.get(request.id());
            if (present != null && present.undeploying) {
                throw new LaunchException(request.id() + " is still being undeployed");
            }
            if (present != null && !present.undeployed) {
                return;
            }
            requireAccepted(request.appName());
            apps.remove(request.id());
            App app = new App(request);
            apps.put(request.id(), app);
            requests.add(request);
            addInstances(app, request.count());
        }
        tell(request.id());
        for (int index = 0; index < request.count(); index++) {
            started(request, index);
        }
    }

    @Override
    public void undeploy(DeploymentId id) {
        synchronized (this) {
            if (undeployRefusal != null) {
                throw new LaunchException(undeployRefusal);
            }
            undeploys.add(id);
            App app = apps.get(id);
            if (app == null || app.undeployed) {
                return;
            }
            app.undeploying = true;
            if (undeploysHang) {
                return;
            }
            end(app);
        }
        tell(id);
    }

    @Override
    public synchronized AppStatus status(DeploymentId id) {
        String problem = broken.get(id);
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
        App app = apps.get(id);
        if (app == null) {
            return AppStatus.of(List.of());
        }
        if (app.undeployed) {
            return new AppStatus(AppState.UNDEPLOYED, List.of());
        }
        List<AppInstance> instances = new ArrayList<>();
        app.instances.forEach((index, instance) -> instances.add(show(id, index, instance)));
        return AppStatus.of(instances);
    }

    private static AppInstance show(DeploymentId id, int index, Instance instance) {
        String name = id.instance(index);
        return new AppInstance(
                name,
                index,
                instance.state,
                Map.of(
                        "guid",
                        name,
                        "port",
                        String.valueOf(instance.port),
                        "url",
                        "http://127.0.0.1:" + instance.port,
                        "starts",
                        String.valueOf(instance.starts)),
                instance.reason);
    }

    @Override
    public void scale(DeploymentId id, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("An app has at least one instance, not " + count);
        }
        AppDeployRequest request;
        int before;
        synchronized (this) {
            App app = apps.get(id);
            if (app == null || app.undeploying || app.undeployed) {
                throw new LaunchException(id + " is not deployed");
            }
            request = app.request;
            before = app.instances.size();
            if (count > before) {
                requireAccepted(request.appName());
                addInstances(app, count);
            }
            app.instances.tailMap(count, true).clear();
        }
        tell(id);
        for (int index = before; index < count; index++) {
            started(request, index);
        }
    }

    @Override
    public synchronized Optional<LaunchLog> log(DeploymentId id, String instance) {
        App app = apps.get(id);
        return app == null
                ? Optional.empty()
                : app.instances.entrySet().stream()
                        .filter(entry -> id.instance(entry.getKey()).equals(instance))
                        .map(entry -> (LaunchLog) new PrintedLog(this, entry.getValue()))
                        .findFirst();
    }

    @Override
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public void subscribe(AppListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private void requireAccepted(String appName) {
        String message = refusal == null ? refusedApps.get(appName) : refusal;
        if (message != null) {
            throw new LaunchException(message);
        }
    }

    private void addInstances(App app, int count) {
        for (int index = app.instances.size(); index < count; index++) {
            app.instances.put(index, new Instance(nextPort++));
        }
    }

    private static void end(App app) {
        app.undeploying = false;
        app.undeployed = true;
        app.instances.clear();
    }

    private App get(DeploymentId id) {
        return Objects.requireNonNull(apps.get(id), () -> "Never deployed: " + id);
    }

    private Instance get(DeploymentId id, int index) {
        return Objects.requireNonNull(
                get(id).instances.get(index), () -> "No instance " + id.instance(index));
    }

    private void started(AppDeployRequest request, int index) {
        BiConsumer<AppDeployRequest, Integer> action;
        synchronized (this) {
            action = onStart;
        }
        action.accept(request, index);
    }

    private void tell(DeploymentId id) {
        listeners.forEach(listener -> listener.changed(id));
    }

    private record PrintedLog(FakeAppDeployer deployer, Instance instance) implements LaunchLog {

        @Override
        public long size(LogStream stream) {
            return bytes(stream).length;
        }

        @Override
        public InputStream open(LogStream stream, long offset) {
            byte[] bytes = bytes(stream);
            int start = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        }

        private byte[] bytes(LogStream stream) {
            synchronized (deployer) {
                ByteArrayOutputStream printed = instance.printed.get(stream);
                return printed == null ? new byte[0] : printed.toByteArray();
            }
        }
    }
}
