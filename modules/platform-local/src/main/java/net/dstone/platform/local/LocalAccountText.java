package net.dstone.platform.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings of an account as people write them, one key after the other. */
final class LocalAccountText {

    private static final String JAVA_HOME_PATH = "javahomepath.";

    private static final Set<String> FOR_ACCOUNTS_ONLY =
            Set.of(
                    "portrange.low",
                    "portrange.high",
                    "shutdowntimeout",
                    "maximumconcurrenttasks",
                    "warmcachesize",
                    "appadmin.user",
                    "appadmin.password");

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,9})\\s*([kmg]?)b?", Pattern.CASE_INSENSITIVE);

    /** Settings of containers: known, but they say nothing about a process. */
    private static final String FOR_CONTAINERS = "docker.";

    private Optional<Path> workingDirectoriesRoot;
    private boolean deleteFilesOnExit;
    private List<String> envVarsToInherit;
    private boolean envVarsReplaced;
    private String javaCmd;
    private final Map<Integer, Path> javaHomePath;
    private List<String> javaOpts;
    private boolean useSpringApplicationJson;
    private int lowestPort;
    private int highestPort;
    private Duration shutdownTimeout;
    private int maximumConcurrentTasks;
    private OptionalInt debugPort;
    private Optional<String> debugAddress;
    private boolean debugSuspend;
    private boolean inheritLogging;
    private boolean warmLaunches;
    private long warmCacheSize;
    private Duration warmShortRun;
    private AppSettings apps;

    LocalAccountText(LocalAccount base) {
        workingDirectoriesRoot = base.workingDirectoriesRoot();
        deleteFilesOnExit = base.deleteFilesOnExit();
        envVarsToInherit = base.envVarsToInherit();
        javaCmd = base.javaCmd();
        javaHomePath = new HashMap<>(base.javaHomePath());
        javaOpts = base.javaOpts();
        useSpringApplicationJson = base.useSpringApplicationJson();
        lowestPort = base.portRange().low();
        highestPort = base.portRange().high();
        shutdownTimeout = base.shutdownTimeout();
        maximumConcurrentTasks = base.maximumConcurrentTasks();
        debugPort = base.debugPort();
        debugAddress = base.debugAddress();
        debugSuspend = base.debugSuspend();
        inheritLogging = base.inheritLogging();
        warmLaunches = base.warm().enabled();
        warmCacheSize = base.warm().cacheBytes();
        warmShortRun = base.warm().shortRun();
        apps = base.apps();
    }

    static boolean isForAccountsOnly(String key) {
        return FOR_ACCOUNTS_ONLY.contains(canonical(key));
    }

    /** Whether the key is known. */
    boolean read(String key, String value) {
        String text = value.strip();
        String name = canonical(key);
        switch (name) {
            case "workingdirectoriesroot" -> workingDirectoriesRoot = Optional.of(Path.of(text));
            case "deletefilesonexit" -> deleteFilesOnExit = flag(key, text);
            case "envvarstoinherit" -> inherit(text);
            case "javacmd" -> javaCmd = text;
            case "javaopts" -> javaOpts = text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
            case "usespringapplicationjson" -> useSpringApplicationJson = flag(key, text);
            case "portrange.low" -> lowestPort = number(key, text);
            case "portrange.high" -> highestPort = number(key, text);
            case "shutdowntimeout" -> shutdownTimeout = Duration.ofSeconds(number(key, text));
            case "maximumconcurrenttasks" -> maximumConcurrentTasks = number(key, text);
            case "debugport" -> debugPort = OptionalInt.of(number(key, text));
            case "debugaddress" -> debugAddress = Optional.of(text);
            case "debugsuspend" -> debugSuspend = suspend(key, text);
            case "inheritlogging" -> inheritLogging = flag(key, text);
            case "warmlaunches" -> warmLaunches = flag(key, text);
            case "warmcachesize" -> warmCacheSize = size(key, text);
            case "warmshortrun" -> warmShortRun = Duration.ofSeconds(number(key, text));
            default -> {
                return readJavaHome(name, key, text)
                        || readForApps(name, key, text)
                        || name.startsWith(FOR_CONTAINERS);
            }
        }
        return true;
    }

    LocalAccount account() {
        return new LocalAccount(
                workingDirectoriesRoot,
                deleteFilesOnExit,
                envVarsToInherit,
                javaCmd,
                javaHomePath,
                javaOpts,
                useSpringApplicationJson,
                new PortRange(lowestPort, highestPort),
                shutdownTimeout,
                maximumConcurrentTasks,
                debugPort,
                debugAddress,
                debugSuspend,
                inheritLogging,
                new WarmSettings(warmLaunches, warmCacheSize, warmShortRun),
                apps);
    }

    /** All spellings of a key that Spring's relaxed binding takes for the same. */
    private static String canonical(String key) {
        return key.replaceAll("\\[\\d+]$", "").replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** An indexed list arrives as several keys; together they replace what was there before. */
    private void inherit(String text) {
        List<String> all = new ArrayList<>(envVarsReplaced ? envVarsToInherit : List.of());
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(all::add);
        envVarsToInherit = all;
        envVarsReplaced = true;
    }

    private boolean readJavaHome(String name, String key, String text) {
        if (!name.startsWith(JAVA_HOME_PATH)) {
            return false;
        }
        javaHomePath.put(number(key, name.substring(JAVA_HOME_PATH.length())), Path.of(text));
        return true;
    }

    private boolean readForApps(String name, String key, String text) {
        Optional<String> value = Optional.of(text).filter(t -> !t.isEmpty());
        switch (name) {
            case "hostname" -> apps = apps.withHostname(value);
            case "startupprobe.path" -> apps = apps.withStartupProbe(value);
            case "healthprobe.path" -> apps = apps.withHealthProbe(value);
            case "appadmin.user" -> apps = apps.withAdminUser(value);
            case "appadmin.password" -> apps = apps.withAdminPassword(value);
            case "restartpolicy" -> apps = apps.withRestartPolicy(restartPolicy(key, text));
            case "settletime" ->
                    apps = apps.withSettleTime(Duration.ofSeconds(atLeastZero(key, text)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static RestartPolicy restartPolicy(String key, String text) {
        return RestartPolicy.parse(text)
                .orElseThrow(() -> notAllowed(key, text, "must be always, on-failure or never"));
    }

    private static int atLeastZero(String key, String text) {
        int number = number(key, text);
        if (number < 0) {
            throw notAllowed(key, text, "must be 0 or more seconds");
        }
        return number;
    }

    private static boolean flag(String key, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw notAllowed(key, text, "must be true or false");
        };
    }

    private static boolean suspend(String key, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "y" -> true;
            case "n" -> false;
            default -> throw notAllowed(key, text, "must be y or n");
        };
    }

    private static int number(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notAllowed(key, text, "must be a whole number");
        }
    }

    private static long size(String key, String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            throw notAllowed(key, text, "must be a number with k, m or g, for example 2g");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> amount << 10;
            case "m" -> amount << 20;
            case "g" -> amount << 30;
            default -> amount;
        };
    }

    private static IllegalArgumentException notAllowed(String key, String text, String rule) {
        return new IllegalArgumentException("%s %s, but is '%s'".formatted(key, rule, text));
    }
}
