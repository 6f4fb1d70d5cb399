package net.dstone.dataflow.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dsl.Argument;
import net.dstone.dsl.task.TaskApp;

/**
 * Decides what a launch is made of. Nothing here asks a database or a platform; which value wins over
 * which is SCDF's order.
 */
final class LaunchPlanning {

    static final String DEPLOYER = "spring.cloud.deployer.";
    private static final String TASK_NAME = "spring.cloud.task.name";
    private static final List<String> PREFIXES =
            List.of("app.", "deployer.", "scheduler.", "version.");

    /** {@code app.timestamp.0=foo} is how a positional argument is written. */
    private static final Pattern POSITIONAL =
            Pattern.compile("app\\.[^=]+\\.\\d+=(.*)", Pattern.DOTALL);

    private LaunchPlanning() {}

    /**
     * What an earlier launch of the task was made of.
     *
     * @param properties unmasked where the server could still read them
     */
    record Previous(Map<String, String> properties, List<String> arguments) {
        static final Previous NONE = new Previous(Map.of(), List.of());

        /** Without properties of other keys: what is left only tells what masked values stand for. */
        Previous onlyOf(Set<String> keys) {
            Map<String, String> left = new LinkedHashMap<>(properties);
            left.keySet().retainAll(keys);
            return new Previous(left, arguments);
        }
    }

    /**
     * What the server adds to every launch.
     *
     * @param appProperties the operator's common properties of all task programs
     * @param appDefaults further ones that only fill gaps; already those of the platform's type
     * @param database where executions are recorded
     */
    record Common(
            Map<String, String> appProperties,
            Map<String, String> appDefaults,
            DatabaseConnection database) {}

    /**
     * @throws InvalidLaunchException if a key cannot be one of a task launch
     */
    static void checkKeys(Map<String, String> properties) {
        for (String key : properties.keySet()) {
            if (!key.equals(TaskLaunch.PLATFORM_NAME)
                    && PREFIXES.stream().noneMatch(key::startsWith)) {
                throw InvalidLaunchException.unknownKey(key);
            }
        }
    }

    /**
     * Properties once used stay until they are given anew or with a blank value. A masked value means the
     * one before.
     */
    static Map<String, String> merge(Map<String, String> before, Map<String, String> request) {
        Map<String, String> merged = new LinkedHashMap<>(before);
        request.forEach(
                (key, value) -> {
                    if (value.isBlank()) {
                        if (merged.remove(key) == null) {
                            merged.put(key, value);
                        }
                    } else {
                        merged.put(
                                key,
                                Masks.isMasked(key, value)
                                        ? Masks.unmask(key, value, merged.get(key))
                                        : value);
                    }
                });
        merged.remove(TaskLaunch.PLATFORM_NAME);
        merged.forEach(
                (key, value) -> {
                    if (Masks.isMasked(key, value)) {
                        throw Masks.unknown(key);
                    }
                });
        return merged;
    }

    /** The keys of merged properties that the request did not name. */
    static List<String> inherited(Map<String, String> merged, Map<String, String> request) {
        return merged.keySet().stream().filter(key -> !request.containsKey(key)).toList();
    }

    /** The version asked for by the merged properties; empty means the default one. */
    static Optional<String> version(TaskApp app, Map<String, String> merged) {
        return Optional.ofNullable(merged.get("version." + app.effectiveName()))
                .or(() -> Optional.ofNullable(merged.get("version." + app.name())))
                .filter(version -> !version.isBlank());
    }

    /**
     * @param merged the properties, as {@link #merge} gave them
     * @param inherited the keys of those that come from an earlier launch
     * @param arguments as the caller gave them
     * @param shortNames replaces short names of the app's properties by full ones
     */
    static LaunchPlan plan(
            String taskName,
            TaskApp app,
            AppRegistration registration,
            Map<String, String> merged,
            List<String> inherited,
            List<String> arguments,
            Common common,
            UnaryOperator<Map<String, String>> shortNames) {
        Map<String, String> fixed = fixedProperties(registration);
        Map<String, String> properties = new LinkedHashMap<>(merged);
        List<String> ofEarlier = new ArrayList<>(inherited);
        fixed.forEach(
                (key, value) -> {
                    properties.put(appKey(app.name(), key), value);
                    ofEarlier.remove(appKey(app.name(), key));
                });
        return new LaunchPlan(
                taskName,
                registration,
                properties,
                ofEarlier,
                appProperties(taskName, app, merged, fixed, common, shortNames),
                platformProperties(app, registration, merged),
                arguments(app, arguments, fixed));
    }

    /** Where the program has to record itself; not a user's choice. */
    private static Map<String, String> fixedProperties(AppRegistration registration) {
        SchemaTarget target = registration.bootVersion().schemaTarget();
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put("spring.cloud.task.initialize-enabled", "false");
        fixed.put("spring.batch.jdbc.table-prefix", target.batchPrefix());
        fixed.put("spring.cloud.task.tablePrefix", target.taskPrefix());
        fixed.put("spring.cloud.task.schemaTarget", target.wireName());
        fixed.put("spring.cloud.deployer.bootVersion", registration.bootVersion().wireName());
        return fixed;
    }

    private static Map<String, String> appProperties(
            String taskName,
            TaskApp app,
            Map<String, String> merged,
            Map<String, String> fixed,
            Common common,
            UnaryOperator<Map<String, String>> shortNames) {
        Map<String, String> given = new LinkedHashMap<>();
        given.putAll(shortNames.apply(common.appProperties()));
        given.putAll(shortNames.apply(withoutPrefix("app." + app.name() + ".", merged)));
        given.putAll(shortNames.apply(withoutPrefix("app." + app.effectiveName() + ".", merged)));
        common.appDefaults().forEach(given::putIfAbsent);

        Map<String, String> effective = new LinkedHashMap<>();
        effective.put(TASK_NAME, taskName);
        effective.putAll(shortNames.apply(Argument.toMap(app.arguments())));
        effective.putAll(given);
        addDatabase(effective, common.database());
        effective.putAll(fixed);
        return effective;
    }

    /**
     * A program with an address of its own keeps it, and one with a user of its own gets no password of
     * ours.
     */
    private static void addDatabase(Map<String, String> effective, DatabaseConnection database) {
        if (!hasAny(effective, "spring.datasource.url")) {
            effective.put("spring.datasource.url", database.url());
            if (!hasAny(effective, "spring.datasource.driverclassname")) {
                effective.put("spring.datasource.driverClassName", database.driverClassName());
            }
        }
        if (!hasAny(effective, "spring.datasource.username")) {
            effective.put("spring.datasource.username", database.username());
            if (!database.password().isEmpty()
                    && !hasAny(effective, "spring.datasource.password")) {
                effective.put("spring.datasource.password", database.password());
            }
        }
    }

    /** Whether there is a property of that name in any of the spellings Spring Boot accepts. */
    private static boolean hasAny(Map<String, String> properties, String uniformName) {
        return properties.keySet().stream()
                .anyMatch(
                        key ->
                                key.toLowerCase(Locale.ROOT)
                                        .replace("-", "")
                                        .replace("_", "")
                                        .equals(uniformName));
    }

    private static Map<String, String> platformProperties(
            TaskApp app, AppRegistration registration, Map<String, String> merged) {
        Map<String, String> platform = new LinkedHashMap<>();
        for (String name : List.of("*", app.name(), app.effectiveName())) {
            withoutPrefix("deployer." + name + ".", merged)
                    .forEach((key, value) -> platform.put(DEPLOYER + key, value));
        }
        platform.put(DEPLOYER + "bootVersion", registration.bootVersion().wireName());
        return platform;
    }

    private static List<String> arguments(
            TaskApp app, List<String> given, Map<String, String> fixed) {
        List<String> arguments = new ArrayList<>();
        for (String argument : given) {
            Matcher positional = POSITIONAL.matcher(argument);
            if (positional.matches()) {
                arguments.add(positional.group(1));
            } else if (!argument.startsWith(LaunchPlan.EXECUTION_ID_ARGUMENT)
                    && fixed.keySet().stream()
                            .noneMatch(
                                    key ->
                                            argument.startsWith(
                                                    "--" + appKey(app.name(), key) + "="))) {
                arguments.add(argument);
            }
        }
        fixed.forEach((key, value) -> arguments.add("--" + appKey(app.name(), key) + "=" + value));
        return arguments;
    }

    private static String appKey(String appName, String key) {
        return "app." + appName + "." + key;
    }

    private static Map<String, String> withoutPrefix(
            String prefix, Map<String, String> properties) {
        Map<String, String> found = new LinkedHashMap<>();
        properties.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix) && key.length() > prefix.length()) {
                        found.put(key.substring(prefix.length()), value);
                    }
                });
        return found;
    }
}
