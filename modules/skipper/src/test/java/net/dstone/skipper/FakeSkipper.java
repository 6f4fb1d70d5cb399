package net.dstone.skipper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.dstone.platform.AppState;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A Skipper that runs nothing but keeps everything: packages, releases with their versions, and what its
 * apps are said to be. Apps deploy until a test says otherwise. An upgrade takes effect at once.
 */
public final class FakeSkipper implements Skipper {

    private static final String GROUP = "spring.cloud.deployer.group";
    private static final String COUNT = "spring.cloud.deployer.count";

    private final List<Deployer> deployers =
            new ArrayList<>(
                    List.of(
                            new Deployer("default", "local", "for tests", List.of()),
                            new Deployer("other", "local", "for tests too", List.of())));
    private final Map<String, Package> packages = new LinkedHashMap<>();
    private final Map<String, List<Version>> releases = new TreeMap<>();
    private final Map<String, AppState> states = new HashMap<>();
    private final Map<String, String> logs = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> actuatorCalls = new ArrayList<>();
    private @Nullable SkipperException installFailure;

    /** A stored package and the release that was made of it. */
    private record Package(PackageMetadata metadata, Pkg content) {}

    /** An app of a version, with the instances it has by now. */
    private record App(
            String name, String deploymentId, Map<String, Object> document, int instances) {}

    private static final class Version {
        private Release release;
        private final List<App> apps;

        private Version(Release release, List<App> apps) {
            this.release = release;
            this.apps = new ArrayList<>(apps);
        }
    }

    // --- what tests say and see

    public synchronized void clear() {
        packages.clear();
        releases.clear();
        states.clear();
        logs.clear();
        calls.clear();
        actuatorCalls.clear();
        installFailure = null;
    }

    /** All instances of the app are in this state from now on. */
    public synchronized void set(String deploymentId, AppState state) {
        states.put(deploymentId, state);
    }

    public synchronized void setAll(String release, AppState state) {
        newest(release).apps.forEach(app -> states.put(app.deploymentId(), state));
    }

    /**
     * @param id of a deployment, or of one instance
     */
    public synchronized void log(String id, String text) {
        logs.put(id, text);
    }

    /** Lets the next installation fail, after its package was stored. */
    public synchronized void failNextInstall(String message) {
        installFailure = new SkipperException(message);
    }

    /** The newest version ends as failed, and nothing of it runs. */
    public synchronized void failNewest(String release, String description) {
        Version version = newest(release);
        version.apps.clear();
        finish(version, ReleaseStatus.FAILED, description);
    }

    public synchronized List<String> packageNames() {
        return List.copyOf(packages.keySet());
    }

    /** Names of the methods that were called, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    public synchronized List<String> actuatorCalls() {
        return List.copyOf(actuatorCalls);
    }

    // --- Skipper

    @Override
    public SkipperAbout about() {
        return new SkipperAbout("fake", "2.11.5");
    }

    @Override
    public synchronized List<Deployer> deployers() {
        calls.add("deployers");
        return List.copyOf(deployers);
    }

    @Override
    public synchronized PackageMetadata upload(PackageUpload upload) {
        calls.add("upload");
        if (packages.containsKey(upload.name())) {
            throw new SkipperException(
                    "Failed to upload the package. Package [%s:%s] in Repository [%s] already exists."
                            .formatted(upload.name(), upload.version(), upload.repoName()));
        }
        Pkg content = read(upload);
        packages.put(upload.name(), new Package(content.metadata(), content));
        return content.metadata();
    }

    @Override
    public synchronized List<PackageMetadata> packages(String name) {
        calls.add("packages");
        Package found = packages.get(name);
        return found == null ? List.of() : List.of(found.metadata());
    }

    @Override
    public synchronized void deletePackage(String name) {
        calls.add("deletePackage");
        releases.forEach(
                (release, versions) -> {
                    Version newest = versions.getLast();
                    if (status(newest) == ReleaseStatus.DEPLOYED
                            && name.equals(newest.release.pkg().metadata().name())) {
                        throw new PackageDeleteException(
                                "Can not delete Package Metadata [%s:%s] in Repository [local]. Used by releases: [%s]"
                                        .formatted(name, "1.0.0", release));
                    }
                });
        packages.remove(name);
    }

    @Override
    public synchronized Release install(InstallRequest request) {
        calls.add("install");
        SkipperException failure = installFailure;
        if (failure != null) {
            installFailure = null;
            throw failure;
        }
        String name = request.installProperties().releaseName();
        List<Version> versions = releases.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!versions.isEmpty() && status(versions.getLast()) == ReleaseStatus.DEPLOYED) {
            throw new SkipperException(
                    "Release with the name [%s] already exists and it is not deleted."
                            .formatted(name));
        }
        return deploy(
                name,
                versions.size() + 1,
                content(request.packageIdentifier()),
                request.installProperties().configValues(),
                request.installProperties().platformName(),
                List.of(),
                "Install complete");
    }

    @Override
    public synchronized Release upgrade(UpgradeRequest request) {
        calls.add("upgrade");
        String name = request.upgradeProperties().releaseName();
        Version old = newest(name);
        Map<String, Object> values = new LinkedHashMap<>(map(raw(old.release.configValues())));
        merge(values, map(raw(request.upgradeProperties().configValues())));
        ConfigValues merged = new ConfigValues(values.isEmpty() ? null : dump(values));
        Pkg content = content(request.packageIdentifier());
        if (!request.force() && manifest(content, merged).equals(old.release.manifest().data())) {
            throw new ReleaseUpgradeException(
                    "Package to upgrade has no difference than existing deployed/deleted package. Not upgrading.");
        }
        return replace(old, content, merged, "Upgrade complete", request.force());
    }

    @Override
    public synchronized Release rollback(RollbackRequest request) {
        calls.add("rollback");
        Version present = newest(request.releaseName());
        int wanted = request.version() == 0 ? present.release.version() - 1 : request.version();
        Version target =
                versions(request.releaseName()).stream()
                        .filter(version -> version.release.version() == wanted)
                        .findFirst()
                        .orElseThrow(
                                () -> new ReleaseNotFoundException(request.releaseName(), wanted));
        return replace(
                present,
                target.release.pkg(),
                target.release.configValues(),
                "Rollback complete",
                false);
    }

    private Release replace(
            Version old,
            Pkg content,
            @Nullable ConfigValues values,
            String description,
            boolean force) {
        Release release =
                deploy(
                        old.release.name(),
                        old.release.version() + 1,
                        content,
                        values,
                        old.release.platformName(),
                        force ? List.of() : old.apps,
                        description);
        old.apps.clear();
        finish(old, ReleaseStatus.DELETED, "Delete complete");
        return release;
    }

    private Release deploy(
            String name,
            int version,
            Pkg content,
            @Nullable ConfigValues values,
            String platform,
            List<App> kept,
            String description) {
        if (deployers.stream().noneMatch(deployer -> deployer.name().equals(platform))) {
            throw new SkipperException("No deployer named '%s'".formatted(platform));
        }
        List<App> apps = new ArrayList<>();
        for (Map<String, Object> document : documents(content, values)) {
            apps.add(
                    kept.stream()
                            .filter(app -> app.document().equals(document))
                            .findFirst()
                            .orElseGet(() -> app(name, version, document)));
        }
        Instant now = Instant.now();
        Release release =
                new Release(
                        name,
                        version,
                        new ReleaseInfo(
                                new Status(ReleaseStatus.DEPLOYED, null),
                                now,
                                now,
                                null,
                                description),
                        content,
                        values,
                        new Manifest(manifest(content, values)),
                        platform);
        releases.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Version(release, apps));
        return release;
    }

    private static App app(String release, int version, Map<String, Object> document) {
        String name = Objects.toString(map(document.get("metadata")).get("name"));
        Map<String, Object> deployment = map(map(document.get("spec")).get("deploymentProperties"));
        Object count = deployment.get(COUNT);
        return new App(
                name,
                "%s.%s-v%d".formatted(deployment.getOrDefault(GROUP, release), name, version),
                document,
                count == null ? 1 : Integer.parseInt(count.toString()));
    }

    @Override
    public synchronized Release delete(String releaseName, boolean packageToo) {
        calls.add("delete");
        Version version = newest(releaseName);
        if (status(version) != ReleaseStatus.DEPLOYED && version.apps.isEmpty()) {
            throw new ReleaseNotFoundException(releaseName);
        }
        version.apps.clear();
        finish(version, ReleaseStatus.DELETED, "Delete complete");
        if (packageToo) {
            deletePackage(String.valueOf(version.release.pkg().metadata().name()));
        }
        return version.release;
    }

    @Override
    public synchronized Release scale(String releaseName, List<AppScale> apps) {
        calls.add("scale");
        Version version = newest(releaseName);
        apps.forEach(
                scale ->
                        version.apps.replaceAll(
                                app ->
                                        app.name().equals(scale.name())
                                                ? new App(
                                                        app.name(),
                                                        app.deploymentId(),
                                                        app.document(),
                                                        scale.count())
                                                : app));
        return version.release;
    }

    @Override
    public boolean cancel(String releaseName) {
        return false;
    }

    @Override
    public synchronized ReleaseInfo status(String releaseName) {
        calls.add("status");
        return info(newest(releaseName));
    }

    @Override
    public synchronized ReleaseInfo status(String releaseName, int version) {
        calls.add("status");
        return info(version(releaseName, version));
    }

    @Override
    public synchronized Map<String, ReleaseInfo> statuses(Collection<String> releaseNames) {
        calls.add("statuses");
        Map<String, ReleaseInfo> infos = new LinkedHashMap<>();
        releaseNames.stream()
                .filter(releases::containsKey)
                .forEach(name -> infos.put(name, info(newest(name))));
        return infos;
    }

    @Override
    public synchronized Map<String, Map<String, AppState>> states(Collection<String> releaseNames) {
        calls.add("states");
        Map<String, Map<String, AppState>> found = new LinkedHashMap<>();
        for (String name : releaseNames) {
            if (releases.containsKey(name)) {
                Map<String, AppState> apps = new LinkedHashMap<>();
                newest(name).apps.forEach(app -> apps.put(app.deploymentId(), state(app)));
                found.put(name, apps);
            }
        }
        return found;
    }

    @Override
    public synchronized String manifest(String releaseName, Optional<Integer> version) {
        calls.add("manifest");
        Version found =
                version.isPresent() ? version(releaseName, version.get()) : newest(releaseName);
        return found.release.manifest().data();
    }

    @Override
    public synchronized Map<String, String> logs(String releaseName, Optional<String> app) {
        calls.add("logs");
        return newest(releaseName).apps.stream()
                .flatMap(
                        one ->
                                Stream.concat(
                                        Stream.of(one.deploymentId()),
                                        app.isEmpty() ? Stream.empty() : instances(one)))
                .filter(id -> app.isEmpty() || app.get().equalsIgnoreCase(id))
                .collect(Collectors.toMap(id -> id, id -> logs.getOrDefault(id, "")));
    }

    private static Stream<String> instances(App app) {
        return IntStream.range(0, app.instances()).mapToObj(i -> app.deploymentId() + "-" + i);
    }

    @Override
    public synchronized List<Release> list(String nameContains) {
        calls.add("list");
        return releases.values().stream()
                .flatMap(List::stream)
                .map(version -> version.release)
                .filter(release -> release.name().contains(nameContains))
                .filter(
                        release ->
                                release.info().status().statusCode() == ReleaseStatus.DEPLOYED
                                        || release.info().status().statusCode()
                                                == ReleaseStatus.FAILED)
                .toList();
    }

    @Override
    public synchronized List<Release> history(String releaseName) {
        calls.add("history");
        return releases.getOrDefault(releaseName, List.of()).reversed().stream()
                .map(
                        version ->
                                new Release(
                                        version.release.name(),
                                        version.release.version(),
                                        info(version),
                                        version.release.pkg(),
                                        version.release.configValues(),
                                        version.release.manifest(),
                                        version.release.platformName()))
                .toList();
    }

    @Override
    public synchronized String getActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            Optional<String> authorization) {
        actuatorCalls.add("GET %s %s %s".formatted(instance, endpoint, authorization.orElse("-")));
        return "{\"of\":\"%s\"}".formatted(endpoint);
    }

    @Override
    public synchronized String postActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            String body,
            Optional<String> authorization) {
        actuatorCalls.add(
                "POST %s %s %s %s".formatted(instance, endpoint, body, authorization.orElse("-")));
        return "{}";
    }

    // --- releases

    private Version newest(String release) {
        return versions(release).getLast();
    }

    private List<Version> versions(String release) {
        List<Version> versions = releases.get(release);
        if (versions == null || versions.isEmpty()) {
            throw new ReleaseNotFoundException(release);
        }
        return versions;
    }

    private Version version(String release, int version) {
        return versions(release).stream()
                .filter(candidate -> candidate.release.version() == version)
                .findFirst()
                .orElseThrow(() -> new ReleaseNotFoundException(release, version));
    }

    private static ReleaseStatus status(Version version) {
        return version.release.info().status().statusCode();
    }

    private static void finish(Version version, ReleaseStatus status, String description) {
        Release old = version.release;
        version.release =
                new Release(
                        old.name(),
                        old.version(),
                        new ReleaseInfo(
                                new Status(status, null),
                                old.info().firstDeployed(),
                                old.info().lastDeployed(),
                                null,
                                description),
                        old.pkg(),
                        old.configValues(),
                        old.manifest(),
                        old.platformName());
    }

    private AppState state(App app) {
        return states.getOrDefault(app.deploymentId(), AppState.DEPLOYING);
    }

    private ReleaseInfo info(Version version) {
        ReleaseInfo info = version.release.info();
        return new ReleaseInfo(
                new Status(
                        info.status().statusCode(),
                        version.apps.isEmpty() ? null : platformStatus(version)),
                info.firstDeployed(),
                info.lastDeployed(),
                info.deleted(),
                info.description());
    }

    private String platformStatus(Version version) {
        return version.apps.stream()
                .map(app -> platformStatus(version, app))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String platformStatus(Version version, App app) {
        String word = state(app).word();
        List<String> instances = new ArrayList<>();
        for (int index = 0; index < app.instances(); index++) {
            String id = app.deploymentId() + "-" + index;
            instances.add(
                    """
                    "%s":{"id":"%s","state":"%s","attributes":{"guid":"%s","port":"%d",
                    "skipper.application.name":"%s","skipper.release.name":"%s",
                    "skipper.release.version":"%d","url":"http://127.0.0.1:%d"}}
                    """
                            .formatted(
                                    id,
                                    id,
                                    word,
                                    id,
                                    21000 + index,
                                    app.name(),
                                    version.release.name(),
                                    version.release.version(),
                                    21000 + index));
        }
        return "{\"deploymentId\":\"%s\",\"instances\":{%s},\"state\":\"%s\"}"
                .formatted(app.deploymentId(), String.join(",", instances), word);
    }

    // --- packages and manifests

    private Pkg content(PackageIdentifier identifier) {
        Package found = packages.get(identifier.packageName());
        if (found == null) {
            throw new SkipperException(
                    "Package [%s] does not exist".formatted(identifier.packageName()));
        }
        return found.content();
    }

    private static Pkg read(PackageUpload upload) {
        Map<String, String> files = unzip(upload.packageFileAsBytes());
        String root = upload.name() + "-" + upload.version() + "/";
        return read(files, root);
    }

    private static Pkg read(Map<String, String> files, String folder) {
        Map<String, Object> metadata = map(load(files.get(folder + "package.yml")));
        String packages = folder + "packages/";
        List<Pkg> dependencies =
                files.keySet().stream()
                        .filter(name -> name.startsWith(packages))
                        .map(name -> name.substring(packages.length()).split("/")[0])
                        .distinct()
                        .map(name -> read(files, packages + name + "/"))
                        .toList();
        List<Template> templates =
                files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith(folder + "templates/"))
                        .map(
                                file ->
                                        new Template(
                                                file.getKey()
                                                        .substring(
                                                                (folder + "templates/").length()),
                                                file.getValue()))
                        .toList();
        String values = files.get(folder + "values.yml");
        return new Pkg(
                new PackageMetadata(
                        text(metadata, "apiVersion"),
                        null,
                        1L,
                        "local",
                        text(metadata, "kind"),
                        text(metadata, "name"),
                        null,
                        text(metadata, "version"),
                        null,
                        null,
                        null,
                        text(metadata, "maintainer"),
                        text(metadata, "description"),
                        null,
                        null),
                templates,
                dependencies,
                values == null ? null : new ConfigValues(values),
                List.of());
    }

    private static @Nullable String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
    }

    private static Map<String, String> unzip(byte[] bytes) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return files;
    }

    private static String manifest(Pkg content, @Nullable ConfigValues values) {
        return documents(content, values).stream()
                .map(FakeSkipper::dump)
                .collect(Collectors.joining("---\n"));
    }

    /** What the standard template makes of the values. */
    private static List<Map<String, Object>> documents(Pkg content, @Nullable ConfigValues values) {
        Map<String, Object> given = map(raw(values));
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Pkg dependency : content.dependencies()) {
            Map<String, Object> merged = new LinkedHashMap<>(map(raw(dependency.configValues())));
            merge(merged, map(given.get(String.valueOf(dependency.metadata().name()))));
            Map<String, Object> spec = map(merged.get("spec"));
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("resource", Objects.toString(spec.get("resource"), ""));
            if (spec.get("version") != null) {
                written.put(
                        "resourceMetadata",
                        spec.get("resource") + ":jar:metadata:" + spec.get("version"));
                written.put("version", spec.get("version").toString());
            }
            written.put("applicationProperties", unescaped(spec.get("applicationProperties")));
            written.put("deploymentProperties", unescaped(spec.get("deploymentProperties")));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("apiVersion", "skipper.spring.io/v1");
            document.put("kind", "SpringCloudDeployerApplication");
            document.put("metadata", map(merged.get("metadata")));
            document.put("spec", written);
            documents.add(document);
        }
        return documents;
    }

    /** The template sets values between double quotes, where an escaped one stands for itself. */
    private static Map<String, Object> unescaped(@Nullable Object properties) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map(properties)
                .forEach((key, value) -> texts.put(key, value.toString().replace("\\\"", "\"")));
        return texts;
    }

    private static @Nullable Object raw(@Nullable ConfigValues values) {
        String raw = values == null ? null : values.raw();
        return raw == null ? null : load(raw);
    }

    private static void merge(Map<String, Object> target, Map<String, Object> source) {
        source.forEach(
                (key, value) -> {
                    if (value instanceof Map<?, ?> && target.get(key) instanceof Map<?, ?>) {
                        Map<String, Object> nested = new LinkedHashMap<>(map(target.get(key)));
                        merge(nested, map(value));
                        target.put(key, nested);
                    } else {
                        target.put(key, value);
                    }
                });
    }

    private static Object load(@Nullable String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Objects.requireNonNull(yaml, "a file of the package"));
    }

    private static String dump(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        options.setSplitLines(false);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options)
                .dump(document);
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> any) {
            any.forEach((key, nested) -> map.put(key.toString(), nested));
        }
        return map;
    }
}
