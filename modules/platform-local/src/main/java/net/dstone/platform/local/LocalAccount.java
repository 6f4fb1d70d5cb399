package net.dstone.platform.local;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The settings of one account of the local platform. Names and defaults are those of Spring Cloud
 * Deployer Local, except for {@code deleteFilesOnExit}: a run outlives the server here, so its files
 * are kept unless an account asks for the opposite.
 *
 * @param workingDirectoriesRoot where working directories are made; empty means inside the run's folder
 * @param deleteFilesOnExit whether finished runs are cleaned up when the server stops
 * @param envVarsToInherit regular expressions; a variable of the server that matches none is not passed on
 * @param javaCmd used as it is; {@code java} means the executable of the Java chosen for the app
 * @param javaHomePath Spring Boot generation to Java home
 * @param javaOpts options of the JVM, already split
 * @param useSpringApplicationJson app properties in one JSON variable, or else in a variable each
 * @param portRange where {@code server.port} is taken from
 * @param shutdownTimeout time between the polite and the hard end of a cancelled program; zero or less
 *     means none
 * @param maximumConcurrentTasks how many programs may run at a time; the caller of the launcher keeps it
 * @param debugPort port of the Java debugger
 * @param debugAddress {@code port} or {@code host:port} of the Java debugger; wins over debugPort
 * @param debugSuspend whether the program waits for the debugger
 * @param inheritLogging the program prints where the server prints, and has no log files
 * @param warm whether and how programs are started quicker than from their jar
 * @param apps what concerns long-lived apps only
 */
public record LocalAccount(
        Optional<Path> workingDirectoriesRoot,
        boolean deleteFilesOnExit,
        List<String> envVarsToInherit,
        String javaCmd,
        Map<Integer, Path> javaHomePath,
        List<String> javaOpts,
        boolean useSpringApplicationJson,
        PortRange portRange,
        Duration shutdownTimeout,
        int maximumConcurrentTasks,
        OptionalInt debugPort,
        Optional<String> debugAddress,
        boolean debugSuspend,
        boolean inheritLogging,
        WarmSettings warm,
        AppSettings apps) {

    /** What a launch calls its own settings, for instance {@code spring.cloud.deployer.local.javaOpts}. */
    public static final String DEPLOYMENT_PREFIX = "spring.cloud.deployer.local.";

    static final String DEFAULT_JAVA_CMD = "java";

    private static final System.Logger LOG = System.getLogger(LocalAccount.class.getName());

    public LocalAccount {
        envVarsToInherit = List.copyOf(envVarsToInherit);
        javaHomePath = Map.copyOf(javaHomePath);
        javaOpts = List.copyOf(javaOpts);
        require(!javaCmd.isBlank(), "javaCmd", javaCmd, "must not be blank");
        require(
                shutdownTimeout.toSeconds() >= -1,
                "shutdownTimeout",
                shutdownTimeout,
                "must be -1 or more seconds");
        require(
                maximumConcurrentTasks >= 1,
                "maximumConcurrentTasks",
                maximumConcurrentTasks,
                "must be 1 or more");
        debugPort.ifPresent(
                port ->
                        require(
                                port >= 1 && port <= 65535,
                                "debugPort",
                                port,
                                "must be within 1 and 65535"));
        for (String expression : envVarsToInherit) {
            require(
                    isRegularExpression(expression),
                    "envVarsToInherit",
                    expression,
                    "is not a regular expression");
        }
    }

    public static LocalAccount defaults() {
        return new LocalAccount(
                Optional.empty(),
                false,
                List.of("TMP", "LANG", "LANGUAGE", "LC_.*", "PATH", "SPRING_APPLICATION_JSON"),
                DEFAULT_JAVA_CMD,
                Map.of(),
                List.of(),
                true,
                new PortRange(20000, 61000),
                Duration.ofSeconds(30),
                20,
                OptionalInt.empty(),
                Optional.empty(),
                true,
                false,
                WarmSettings.defaults(),
                AppSettings.defaults());
    }

    /**
     * An account from its configuration. Keys may be written {@code javaOpts}, {@code java-opts} or
     * {@code java_opts}; list entries may have an index, {@code envVarsToInherit[0]}.
     *
     * @throws IllegalArgumentException naming the key, if it is unknown or its value is not allowed
     */
    public static LocalAccount of(Map<String, String> settings) {
        LocalAccountText text = new LocalAccountText(defaults());
        settings.forEach(
                (key, value) -> {
                    if (!text.read(key, value)) {
                        throw new IllegalArgumentException(
                                "Unknown setting of a local platform account: '" + key + "'");
                    }
                });
        return text.account();
    }

    /**
     * The account as one launch sees it. Only what may differ per app is taken from the deployment
     * properties; a key nobody knows is logged and ignored, as stored definitions may hold such keys
     * for years.
     *
     * @throws IllegalArgumentException naming the key, if a value is not allowed
     */
    public LocalAccount forLaunch(Map<String, String> deploymentProperties) {
        return forLaunch(
                deploymentProperties,
                key -> LOG.log(Level.WARNING, "Ignored the unknown deployment property {0}", key));
    }

    /**
     * As {@link #forLaunch(Map)}.
     *
     * @param unknown is told each key nobody knows
     */
    LocalAccount forLaunch(Map<String, String> deploymentProperties, Consumer<String> unknown) {
        LocalAccountText text = new LocalAccountText(this);
        deploymentProperties.forEach(
                (key, value) -> {
                    if (!key.startsWith(DEPLOYMENT_PREFIX)) {
                        return;
                    }
                    String name = key.substring(DEPLOYMENT_PREFIX.length());
                    if (!LocalAccountText.isForAccountsOnly(name) && !text.read(name, value)) {
                        unknown.accept(key);
                    }
                });
        return text.account();
    }

    /**
     * As one instance of a long-lived app sees it: with a debugger port of its own, started plainly, and
     * with files that are its deployer's to remove.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    LocalAccount forInstance(int index) {
        return new LocalAccount(
                workingDirectoriesRoot,
                false,
                envVarsToInherit,
                javaCmd,
                javaHomePath,
                javaOpts,
                useSpringApplicationJson,
                portRange,
                shutdownTimeout,
                maximumConcurrentTasks,
                debugPort.isPresent()
                        ? OptionalInt.of(debugPort.getAsInt() + index)
                        : OptionalInt.empty(),
                debugAddress.map(address -> LocalCommand.debugAddress(address, index)),
                debugSuspend,
                inheritLogging,
                new WarmSettings(false, warm.cacheBytes(), warm.shortRun()),
                apps);
    }

    private static boolean isRegularExpression(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static void require(boolean condition, String key, Object value, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("%s %s, but is '%s'".formatted(key, rule, value));
        }
    }
}
