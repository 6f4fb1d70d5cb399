package net.dstone.platform.local;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import net.dstone.platform.TaskLaunchRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process that a request becomes: its command line, and its environment, which holds the app
 * properties because every user of a machine can read every command line on it.
 *
 * @param java what starts Java
 * @param javaOptions of the Java machine
 * @param arguments of the program
 */
public record LocalCommand(
        String java,
        List<String> javaOptions,
        Path jar,
        List<String> arguments,
        Map<String, String> environment) {

    static final String SERVER_PORT = "server.port";

    private static final System.Logger LOG = System.getLogger(LocalCommand.class.getName());

    private static final String JSON_VARIABLE = "SPRING_APPLICATION_JSON";
    private static final String MEMORY = "spring.cloud.deployer.memory";
    private static final String JSON_FLAG =
            "spring.cloud.deployer.local.use-spring-application-json";

    private static final Pattern MEMORY_TEXT =
            Pattern.compile("(\\d+)\\s*([mg]?)b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEBUG_ADDRESS = Pattern.compile("([^:\\s]+:)?(\\d{1,5})");
    private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** ASCII only, so that the value survives whatever character set the server's locale has. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public LocalCommand {
        javaOptions = List.copyOf(javaOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * @param account as {@link LocalAccount#forLaunch} gives it
     * @param java what starts Java, chosen for this app
     * @param port for an app that has none of its own, see {@link #needsPort}
     * @param inherited the server's environment
     * @throws LaunchException if a property cannot be understood
     */
    public static LocalCommand of(
            TaskLaunchRequest request,
            Executable.Jar jar,
            LocalAccount account,
            String java,
            OptionalInt port,
            Map<String, String> inherited) {
        return of(request, jar, account, java, appProperties(request, port), inherited);
    }

    /**
     * @param properties all that the app gets
     * @throws LaunchException if a property cannot be understood
     */
    static LocalCommand of(
            TaskLaunchRequest request,
            Executable.Jar jar,
            LocalAccount account,
            String java,
            Map<String, String> properties,
            Map<String, String> inherited) {
        return new LocalCommand(
                java,
                javaOptions(request, account),
                jar.file().toAbsolutePath(),
                request.arguments(),
                environment(account, properties, inherited));
    }

    public List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(java);
        line.addAll(javaOptions);
        line.add("-jar");
        line.add(jar.toString());
        line.addAll(arguments);
        return line;
    }

    /** The same program, started in another way. */
    LocalCommand with(WarmLaunch warm) {
        return with(warm.options(), warm.jar());
    }

    LocalCommand with(List<String> furtherOptions, Path otherJar) {
        List<String> options = new ArrayList<>(furtherOptions);
        options.addAll(javaOptions);
        return new LocalCommand(java, options, otherJar, arguments, environment);
    }

    /** Whether neither a property nor an argument says which port the app listens on. */
    public static boolean needsPort(TaskLaunchRequest request) {
        return !request.appProperties().containsKey(SERVER_PORT)
                && request.arguments().stream()
                        .noneMatch(argument -> argument.startsWith("--" + SERVER_PORT + "="));
    }

    private static List<String> javaOptions(TaskLaunchRequest request, LocalAccount account) {
        List<String> options = new ArrayList<>();
        debugAddress(account)
                .ifPresent(
                        address ->
                                options.add(
                                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=%s,address=%s"
                                                .formatted(
                                                        account.debugSuspend() ? "y" : "n",
                                                        address)));
        @Nullable String memory = request.deploymentProperties().get(MEMORY);
        if (memory != null && account.javaOpts().stream().noneMatch(o -> o.startsWith("-Xmx"))) {
            options.add("-Xmx%dm".formatted(mebibytes(memory)));
        }
        options.addAll(account.javaOpts());
        return options;
    }

    /** A wrong address is no reason not to run a job, so it is only logged. */
    private static Optional<String> debugAddress(LocalAccount account) {
        if (account.debugAddress().isEmpty()) {
            return account.debugPort().stream().mapToObj(String::valueOf).findFirst();
        }
        String address = account.debugAddress().get();
        Matcher parts = DEBUG_ADDRESS.matcher(address);
        if (parts.matches() && Integer.parseInt(parts.group(2)) <= 65535) {
            return Optional.of(address);
        }
        LOG.log(
                Level.WARNING,
                "No debugger: debugAddress must be port or host:port, but is {0}",
                address);
        return Optional.empty();
    }

    /** The address with a port that is higher by the given number; a wrong address stays as it is. */
    static String debugAddress(String address, int above) {
        Matcher parts = DEBUG_ADDRESS.matcher(address);
        if (!parts.matches()) {
            return address;
        }
        String host = parts.group(1) == null ? "" : parts.group(1);
        return host + (Integer.parseInt(parts.group(2)) + above);
    }

    /** A plain number is mebibytes. */
    private static long mebibytes(String memory) {
        Matcher parts = MEMORY_TEXT.matcher(memory.strip());
        if (!parts.matches()) {
            throw new LaunchException(
                    "%s must be a number with m or g, for example 512m, but is '%s'"
                            .formatted(MEMORY, memory));
        }
        long amount = Long.parseLong(parts.group(1));
        return parts.group(2).equalsIgnoreCase("g") ? amount * 1024 : amount;
    }

    private static Map<String, String> environment(
            LocalAccount account, Map<String, String> properties, Map<String, String> inherited) {
        List<Pattern> toInherit =
                account.envVarsToInherit().stream().map(Pattern::compile).toList();
        Map<String, String> environment = new HashMap<>();
        inherited.forEach(
                (name, value) -> {
                    if (toInherit.stream().anyMatch(p -> p.matcher(name).matches())) {
                        environment.put(name, value);
                    }
                });
        if (account.useSpringApplicationJson() || properties.containsKey(JSON_FLAG)) {
            environment.put(JSON_VARIABLE, json(properties));
        } else {
            properties.forEach((name, value) -> environment.put(variableName(name), value));
        }
        return environment;
    }

    private static Map<String, String> appProperties(TaskLaunchRequest request, OptionalInt port) {
        Map<String, String> properties = new HashMap<>(request.appProperties());
        properties.put("spring.jmx.default-domain", request.id().value());
        properties.put("endpoints.shutdown.enabled", "true");
        properties.put("endpoints.jmx.unique-names", "true");
        port.ifPresent(number -> properties.put(SERVER_PORT, String.valueOf(number)));
        return properties;
    }

    /** All properties as one JSON object; a JSON text among them is taken in, single ones win over it. */
    private static String json(Map<String, String> properties) {
        Map<String, Object> all = new TreeMap<>();
        @Nullable String text = properties.get(JSON_VARIABLE);
        if (text != null) {
            try {
                all.putAll(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
            } catch (JacksonException e) {
                // Without the cause: its message shows the text, which may hold secrets.
                throw new LaunchException(
                        "The app property %s is not a JSON object".formatted(JSON_VARIABLE));
            }
        }
        all.putAll(properties);
        all.remove(JSON_VARIABLE);
        return JSON.writeValueAsString(all);
    }

    /**
     * The property's own name if a POSIX shell passes such a variable on, else the spelling that Spring
     * Boot documents for the environment: {@code spring.jmx.default-domain} is {@code
     * SPRING_JMX_DEFAULTDOMAIN}.
     */
    private static String variableName(String property) {
        return SHELL_NAME.matcher(property).matches()
                ? property
                : property.replace("-", "")
                        .replaceAll("[^A-Za-z0-9]+", "_")
                        .toUpperCase(Locale.ROOT);
    }
}
