package net.dstone.dataflow.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What partitions between neighbours ask of both. */
final class Partitioning {

    private static final String KEY_EXPRESSION = relaxed(StreamKeys.PARTITION_KEY);
    private static final List<String> KEYS =
            List.of(
                    KEY_EXPRESSION,
                    relaxed(StreamKeys.PRODUCER + "partitionKeyExtractorClass"),
                    relaxed(StreamKeys.PRODUCER + "partitionKeyExtractorName"));

    private Partitioning() {}

    /**
     * Two maps of one app.
     *
     * @param app its own properties
     * @param deployer those for the platform
     */
    record Properties(Map<String, String> app, Map<String, String> deployer) {

        static Properties empty() {
            return new Properties(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        int count() {
            return StreamPlanning.count(deployer).orElse(1);
        }
    }

    /**
     * What has to be added to each app, in the same order.
     *
     * @param apps bound to each other in this order
     */
    static List<Properties> additions(List<Properties> apps) {
        List<Properties> additions = new ArrayList<>();
        for (int index = 0; index < apps.size(); index++) {
            Properties added = Properties.empty();
            if (isPartitioned(apps, index)) {
                added.app().put(StreamKeys.PARTITIONED, "true");
                added.deployer().put(StreamKeys.INDEXED, "true");
            }
            if (index + 1 < apps.size() && isPartitioned(apps, index + 1)) {
                int consumers = apps.get(index + 1).count();
                added.app().put(StreamKeys.PARTITION_COUNT, Integer.toString(consumers));
                if (!hasKey(apps.get(index))) {
                    added.app().put(StreamKeys.PARTITION_KEY, "payload");
                }
            }
            additions.add(added);
        }
        return additions;
    }

    private static boolean isPartitioned(List<Properties> apps, int index) {
        boolean byItself =
                Objects.equals(apps.get(index).app().get(StreamKeys.PARTITIONED), "true");
        return byItself || index > 0 && hasKey(apps.get(index - 1));
    }

    private static boolean hasKey(Properties app) {
        return app.app().keySet().stream().anyMatch(key -> KEYS.contains(relaxed(key)));
    }

    private static String relaxed(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
