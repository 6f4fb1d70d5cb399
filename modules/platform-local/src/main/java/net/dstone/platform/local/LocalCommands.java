package net.dstone.platform.local;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import net.dstone.platform.TaskLaunchRequest;

/** Chooses what this machine has for a request, Java and a port, and refuses what could not start. */
final class LocalCommands {

    private final LocalAccount account;
    private final JavaHomes javaHomes;
    private final FreePorts ports;
    private final Map<String, String> inherited;

    LocalCommands(LocalAccount account, JavaHomes javaHomes, Map<String, String> inherited) {
        this.account = account;
        this.javaHomes = javaHomes;
        this.ports = new FreePorts(account.portRange(), RandomGenerator.getDefault());
        this.inherited = Map.copyOf(inherited);
    }

    /**
     * @param settings as {@link LocalAccount#forLaunch} gives them
     * @throws LaunchException saying what is missing
     */
    LocalCommand of(TaskLaunchRequest request, LocalAccount settings) {
        return of(
                request,
                settings,
                LocalCommand.needsPort(request)
                        ? OptionalInt.of(ports.next())
                        : OptionalInt.empty());
    }

    /**
     * As {@link #of}, but takes no port.
     *
     * @throws LaunchException saying what is missing
     */
    LocalCommand withoutPort(TaskLaunchRequest request, LocalAccount settings) {
        return of(request, settings, OptionalInt.empty());
    }

    private LocalCommand of(TaskLaunchRequest request, LocalAccount settings, OptionalInt port) {
        Executable.Jar jar = jar(request.executable());
        String java = java(request.bootVersion(), jar, settings);
        return checked(LocalCommand.of(request, jar, settings, java, port, inherited));
    }

    /**
     * As {@link #of}, but takes no port and adds no properties: the app gets those of the request.
     *
     * @throws LaunchException saying what is missing
     */
    LocalCommand asItIs(TaskLaunchRequest request, LocalAccount settings) {
        Executable.Jar jar = jar(request.executable());
        String java = java(request.bootVersion(), jar, settings);
        return checked(
                LocalCommand.of(request, jar, settings, java, request.appProperties(), inherited));
    }

    /**
     * @param taken whether somebody has the port who does not listen on it just now
     * @throws LaunchException if there is none
     */
    int freePort(IntPredicate taken) {
        return ports.next(taken);
    }

    private static LocalCommand checked(LocalCommand command) {
        requireFound(command.java(), command.environment());
        requireEncodable(command);
        return command;
    }

    /**
     * @throws LaunchException if a Java the account names is not there, or there is none at all
     */
    void requireJava() {
        if (!account.javaCmd().equals(LocalAccount.DEFAULT_JAVA_CMD)) {
            requireFound(account.javaCmd(), inherited);
            return;
        }
        account.javaHomePath()
                .values()
                .forEach(home -> requireFound(home.resolve("bin/java").toString(), inherited));
        if (account.javaHomePath().isEmpty()
                && javaHomes.homes().values().stream()
                        .noneMatch(home -> Files.isExecutable(home.resolve("bin/java")))) {
            throw new LaunchException(
                    "No Java was found. Install one, or set javaHomePath of the local platform account.");
        }
    }

    static Executable.Jar jar(Executable executable) {
        return switch (executable) {
            case Executable.Jar jar when Files.isRegularFile(jar.file()) -> jar;
            case Executable.Jar(Path file, _) ->
                    throw new LaunchException("There is no file " + file);
            case Executable.Image(String reference) ->
                    throw new LaunchException(
                            "The local platform runs jars only, not the image '%s'. Register a jar, or launch on a Kubernetes platform."
                                    .formatted(reference));
        };
    }

    private String java(int bootVersion, Executable.Jar jar, LocalAccount settings) {
        if (!settings.javaCmd().equals(LocalAccount.DEFAULT_JAVA_CMD)) {
            return settings.javaCmd();
        }
        Path configured = settings.javaHomePath().get(bootVersion);
        Path home =
                configured != null ? configured : javaHomes.homeFor(bootVersion, jar.javaLevel());
        return home.resolve("bin/java").toString();
    }

    private static void requireFound(String command, Map<String, String> environment) {
        boolean found =
                command.contains("/")
                        ? Files.isExecutable(Path.of(command))
                        : Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        if (!found) {
            throw new LaunchException(
                    "Cannot execute '%s'. Check javaCmd and javaHomePath of the local platform account."
                            .formatted(command));
        }
    }

    /** Rather no launch than one with question marks in its arguments. */
    private static void requireEncodable(LocalCommand command) {
        String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
        CharsetEncoder encoder = Charset.forName(charset).newEncoder();
        if (!Stream.concat(command.line().stream(), command.environment().values().stream())
                .allMatch(encoder::canEncode)) {
            throw new LaunchException(
                    "An argument or property has characters that the server's locale cannot pass on (%s). Start the server with LANG=C.UTF-8."
                            .formatted(charset));
        }
    }
}
