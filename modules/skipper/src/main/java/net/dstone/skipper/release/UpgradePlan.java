package net.dstone.skipper.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must happen for the running apps to become the wanted ones; {@link ReleaseRunner} does it. Changed
 * apps are in both lists: the new one runs beside the old one until it is healthy.
 *
 * @param deploy in the order of the manifest
 * @param undeploy the apps of the running version that are replaced or no longer wanted
 * @param keep the apps that go on running as they are
 */
record UpgradePlan(List<ManifestApp> deploy, List<ManifestApp> undeploy, List<ManifestApp> keep) {

    UpgradePlan {
        deploy = List.copyOf(deploy);
        undeploy = List.copyOf(undeploy);
        keep = List.copyOf(keep);
    }

    /**
     * @param force whether apps are replaced that do not differ
     * @param forced which of those; all when empty
     */
    static UpgradePlan between(
            List<ManifestApp> running,
            List<ManifestApp> wanted,
            boolean force,
            List<String> forced) {
        Map<String, ManifestApp> left = new LinkedHashMap<>();
        running.forEach(app -> left.put(app.name(), app));
        List<ManifestApp> deploy = new ArrayList<>();
        List<ManifestApp> undeploy = new ArrayList<>();
        List<ManifestApp> keep = new ArrayList<>();
        for (ManifestApp app : wanted) {
            ManifestApp present = left.remove(app.name());
            boolean replace = force && (forced.isEmpty() || forced.contains(app.name()));
            if (present != null && present.runsAs(app) && !replace) {
                keep.add(app);
                continue;
            }
            deploy.add(app);
            if (present != null) {
                undeploy.add(present);
            }
        }
        undeploy.addAll(left.values());
        return new UpgradePlan(deploy, undeploy, keep);
    }

    boolean changesNothing() {
        return deploy.isEmpty() && undeploy.isEmpty();
    }
}
