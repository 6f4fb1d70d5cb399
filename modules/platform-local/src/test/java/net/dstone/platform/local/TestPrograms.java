package net.dstone.platform.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;

/**
 * Real programs for tests: a shell script stands in for Java, which starts in a millisecond, and does
 * what its first argument says.
 */
record TestPrograms(Path folder) {

    private static final String SCRIPT =
            """
            #!/bin/sh
            shift 2   # -jar file
            what=$1
            shift
            case $what in
            exit) exit "$1" ;;
            print) printf '%s' "$1"; printf '%s' "$2" >&2 ;;
            run) printf '%s' "$1"; exec sleep 600 ;;
            run-with-child)
                (trap '' TERM; exec sleep 600) &
                exec sleep 600
                ;;
            run-with-child-in-own-group)
                timeout -s USR1 600 sh -c 'trap "" TERM; sleep 600; sleep 600' &
                exec sleep 600
                ;;
            run-with-graceful-child)
                sh -c 'trap "sleep 0.5; echo saved; exit 0" TERM; echo ready; while :; do sleep 0.1; done' &
                sleep 600
                ;;
            arguments) for argument; do printf '%s\\0' "$argument"; done ;;
            variable) printenv "$1" ;;
            count) echo run >>"$1" ;;
            write) echo text >"$1" ;;
            web) exec '@java@' -XX:TieredStopAtLevel=1 -cp '@classes@' @web@ "$@" ;;
            esac
            """;

    /** Puts the programs into a folder. */
    static TestPrograms in(Path folder) throws IOException {
        TestPrograms programs = new TestPrograms(folder);
        Files.writeString(
                programs.script(),
                SCRIPT.replace("@java@", System.getProperty("java.home") + "/bin/java")
                        .replace("@classes@", classes())
                        .replace("@web@", TinyWebApp.class.getName()));
        Files.setPosixFilePermissions(
                programs.script(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(programs.jar(), "the script does not read it");
        return programs;
    }

    private static String classes() {
        return Path.of(
                        URI.create(
                                TinyWebApp.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }

    Path script() {
        return folder.resolve("program.sh");
    }

    Path jar() {
        return folder.resolve("app.jar");
    }

    LocalAccount account() {
        return LocalAccount.of(Map.of("javaCmd", script().toString(), "shutdownTimeout", "1"));
    }

    TaskLaunchRequest request(LaunchId id, String... arguments) {
        return request(id, Map.of(), Map.of(), arguments);
    }

    TaskLaunchRequest request(
            LaunchId id,
            Map<String, String> appProperties,
            Map<String, String> deploymentProperties,
            String... arguments) {
        return new TaskLaunchRequest(
                id,
                "test",
                new Executable.Jar(jar(), OptionalInt.empty()),
                3,
                appProperties,
                deploymentProperties,
                List.of(arguments));
    }

    AppDeployRequest app(
            DeploymentId id,
            int count,
            Map<String, String> appProperties,
            Map<String, String> localProperties,
            String... arguments) {
        Map<String, String> deploymentProperties = new HashMap<>();
        localProperties.forEach(
                (key, value) ->
                        deploymentProperties.put(LocalAccount.DEPLOYMENT_PREFIX + key, value));
        return new AppDeployRequest(
                id,
                "stream",
                "app",
                count,
                new Executable.Jar(jar(), OptionalInt.empty()),
                3,
                appProperties,
                deploymentProperties,
                List.of(arguments));
    }

    /** All processes of an app, those that watch over its programs included. */
    static Stream<ProcessHandle> processesOf(DeploymentId id) {
        return processesWith(id.value());
    }

    static Stream<ProcessHandle> programsOf(DeploymentId id) {
        return processesOf(id).filter(process -> isProgram(commandLine(process)));
    }

    static Stream<ProcessHandle> programsOf(DeploymentId id, int index) {
        return processesWith("\"spring.cloud.application.guid\":\"" + id.instance(index) + "\"")
                .filter(process -> isProgram(commandLine(process)));
    }

    private static Stream<ProcessHandle> processesWith(String variable) {
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(variable))
                .filter(ProcessIdentity::runs);
    }

    /** The processes that bear the launch id in their environment, which children inherit. */
    static List<ProcessHandle> processesOf(LaunchId id) {
        return processesWith(id.value()).toList();
    }

    /** Without the shells that have not become the program, and what they call, which end by themselves. */
    static Stream<ProcessHandle> programsOf(LaunchId id) {
        return processesOf(id).stream().filter(process -> isProgram(commandLine(process)));
    }

    /** Whether it is the half of the script that is going to become the program. */
    static boolean isShell(ProcessHandle process) {
        List<String> words = List.of(commandLine(process).split("\0", -1));
        return words.size() > 2
                && words.get(1).endsWith("supervise.sh")
                && words.get(2).equals("program");
    }

    /** A process that has just ended, such as the supervising shell, has no command line any more. */
    private static boolean isProgram(String commandLine) {
        return !commandLine.isEmpty()
                && !commandLine.contains("supervise.sh\0")
                && !commandLine.startsWith("mv\0");
    }

    static String commandLine(ProcessHandle process) {
        return read(Path.of("/proc/" + process.pid() + "/cmdline"));
    }

    static String environment(ProcessHandle process) {
        return read(Path.of("/proc/" + process.pid() + "/environ"));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
