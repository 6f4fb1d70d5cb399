package net.dstone.platform.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.Executable;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is recorded of a deployed app, in {@code app.json}. It holds the app's properties, and
 * secrets with them, so the file is the server's alone.
 *
 * @param javaLevel as in {@link Executable.Jar}, null for none
 * @param count how many instances are wanted
 * @param undeploying whether all of it was asked to end
 * @param undeployedAt when the last of it had ended
 * @param instances in the order of their index; also those that are not wanted any more and still end
 */
record AppRecord(
        String id,
        String group,
        String appName,
        String jar,
        @Nullable Integer javaLevel,
        int bootVersion,
        Map<String, String> appProperties,
        Map<String, String> deploymentProperties,
        List<String> arguments,
        int count,
        boolean undeploying,
        @Nullable Instant undeployedAt,
        List<InstanceRecord> instances) {

    AppRecord {
        appProperties = Map.copyOf(appProperties);
        deploymentProperties = Map.copyOf(deploymentProperties);
        arguments = List.copyOf(arguments);
        instances =
                instances.stream().sorted(Comparator.comparingInt(InstanceRecord::index)).toList();
    }

    static AppRecord of(
            AppDeployRequest request, Executable.Jar jar, List<InstanceRecord> instances) {
        return new AppRecord(
                request.id().value(),
                request.group(),
                request.appName(),
                jar.file().toAbsolutePath().toString(),
                jar.javaLevel().isPresent() ? jar.javaLevel().getAsInt() : null,
                request.bootVersion(),
                request.appProperties(),
                request.deploymentProperties(),
                request.arguments(),
                request.count(),
                false,
                null,
                instances);
    }

    AppDeployRequest request() {
        return new AppDeployRequest(
                new DeploymentId(id),
                group,
                appName,
                count,
                new Executable.Jar(
                        Path.of(jar),
                        javaLevel == null ? OptionalInt.empty() : OptionalInt.of(javaLevel)),
                bootVersion,
                appProperties,
                deploymentProperties,
                arguments);
    }

    Optional<InstanceRecord> instance(int index) {
        return instances.stream().filter(instance -> instance.index() == index).findFirst();
    }

    boolean isUndeployed() {
        return undeployedAt != null;
    }

    /** In place of the instance with the same index, if there is one. */
    AppRecord with(InstanceRecord instance) {
        List<InstanceRecord> all = new ArrayList<>(without(instance.index()).instances);
        all.add(instance);
        return with(count, undeploying, all);
    }

    AppRecord without(int index) {
        return with(
                count,
                undeploying,
                instances.stream().filter(instance -> instance.index() != index).toList());
    }

    /** Those that are too many are asked to end. */
    AppRecord scaled(int wanted) {
        return with(
                wanted,
                undeploying,
                instances.stream().map(i -> i.index() < wanted ? i : i.ending()).toList());
    }

    AppRecord undeployingAll() {
        return with(count, true, instances.stream().map(InstanceRecord::ending).toList());
    }

    /** What is kept until its logs go: nothing that could be a secret. */
    AppRecord undeployed(Instant at) {
        return new AppRecord(
                id,
                group,
                appName,
                jar,
                javaLevel,
                bootVersion,
                Map.of(),
                Map.of(),
                List.of(),
                count,
                true,
                at,
                List.of());
    }

    private AppRecord with(int wanted, boolean ending, List<InstanceRecord> all) {
        return new AppRecord(
                id,
                group,
                appName,
                jar,
                javaLevel,
                bootVersion,
                appProperties,
                deploymentProperties,
                arguments,
                wanted,
                ending,
                undeployedAt,
                all);
    }

    /** Without values, which may be secrets. */
    @Override
    public String toString() {
        return "AppRecord[id=%s, count=%d, undeploying=%s, undeployedAt=%s, instances=%s]"
                .formatted(id, count, undeploying, undeployedAt, instances);
    }
}
