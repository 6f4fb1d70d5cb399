package net.dstone.skipper.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation has to do, kept so that another process of this server can finish it.
 *
 * @param deploy names of the apps of the new version that are deployed
 * @param undeploy deployment ids that go
 * @param scale how many instances deployments are to have
 * @param deletePackage the package that goes with its release
 */
record Work(
        List<String> deploy,
        List<String> undeploy,
        List<Count> scale,
        @Nullable String deletePackage) {

    record Count(String deployment, int count) {}

    Work {
        deploy = List.copyOf(deploy);
        undeploy = List.copyOf(undeploy);
        scale = List.copyOf(scale);
    }

    static Work deploying(List<String> deploy, List<String> undeploy) {
        return new Work(deploy, undeploy, List.of(), null);
    }

    static Work undeploying(List<String> undeploy, @Nullable String deletePackage) {
        return new Work(List.of(), undeploy, List.of(), deletePackage);
    }

    static Work scaling(List<Count> scale) {
        return new Work(List.of(), List.of(), scale, null);
    }
}
