package net.dstone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JVM the start script asks for: the JVM here is a script that prints what it was asked. */
class ServerScriptTest {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ""))
                    .toAbsolutePath()
                    .resolve("../..")
                    .normalize();

    @TempDir private Path installation;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Files.createDirectories(installation.resolve("bin"));
        for (String script : List.of("01.dataflow.sh", "02.skipper.sh", "common.sh")) {
            Files.copy(PROJECT.resolve("bin/" + script), installation.resolve("bin/" + script));
        }
        write("conf/dataflow-server.yml", "");
        write("lib/dataflow-server.jar", "the jar");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\nJAVA_RUNTIME_VERSION=\"25.0.1+8-LTS\"\n");
        executable("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    }

    @Test
    void startsTheJarAsLongAsNothingIsPrepared() throws Exception {
        assertThat(command(Map.of()))
                .containsSubsequence("-jar", path("lib/dataflow-server.jar"))
                .contains("-XX:+UseSerialGC", "-Xms32m", "-Xmx512m")
                .noneMatch(option -> option.contains("AOT"));
    }

    @Test
    void startsSkipperWithAFolderAndSettingsOfItsOwn() throws Exception {
        write("conf/skipper-server.yml", "");
        write("lib/skipper-server.jar", "the jar");
        assertThat(run("02.skipper.sh", "run", Map.of("JAVA_OPTS", "-Xmx1g")))
                .containsSubsequence("-jar", path("lib/skipper-server.jar"))
                .contains(
                        "-Xmx1g",
                        "--spring.config.additional-location=file:"
                                + path("conf/skipper-server.yml"),
                        "--dstone.server.home=" + path("data/skipper"))
                .doesNotContain("-Xmx512m");
    }

    @Test
    void startsThePreparedLayoutWithItsCacheSilently() throws Exception {
        Path layout = prepare();
        assertThat(command(Map.of()))
                .contains("-XX:AOTCache=" + layout.resolve("server.aot"), "-Xlog:aot*=off")
                .containsSubsequence("-jar", layout.resolve("dataflow-server.jar").toString());
    }

    @Test
    void anImageKeepsTheLayoutThatItNamesAndNotTheJarItWasMadeFrom() throws Exception {
        installRehearsals();
        Map<String, String> image = Map.of("DSTONE_LAYOUT", path("image"));
        run("prepare", image);
        Files.delete(installation.resolve("lib/dataflow-server.jar"));

        assertThat(run("run", image))
                .contains("-XX:AOTCache=" + path("image/server.aot"))
                .containsSubsequence("-jar", path("image/dataflow-server.jar"));
        assertThat(run("check", image))
                .containsSubsequence(
                        "-cp",
                        path("image/dataflow-server.jar"),
                        "net.dstone.dataflow.migration.DatabaseCheck");
    }

    @Test
    void skipperIsPreparedAsWell() throws Exception {
        installRehearsals();
        write("conf/skipper-server.yml", "");
        write("lib/skipper-server.jar", "the jar");
        run("02.skipper.sh", "prepare", Map.of());
        assertThat(run("02.skipper.sh", "run", Map.of()))
                .anyMatch(option -> option.matches("-XX:AOTCache=.*/lib/skipper-server-.*"))
                .anyMatch(option -> option.matches(".*/lib/skipper-server-.*/skipper-server.jar"));
    }

    @Test
    void knowsItsServerWhereThereIsNoPs() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")));
        executable("path/ps", "#!/bin/sh\nexit 127\n");
        executable("path/curl", "#!/bin/sh\nexit 0\n");
        write("data/dataflow.port", "9393");
        Process server =
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "read end",
                                "-Ddataflow.data=" + path("data"),
                                "-jar")
                        .start();
        try {
            write("data/dataflow.pid", String.valueOf(server.pid()));
            assertThat(run("status", Map.of()))
                    .singleElement()
                    .asString()
                    .contains("runs (pid %d)".formatted(server.pid()));
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void leavesOutACacheThatIsNotWhole() throws Exception {
        Path layout = prepare();
        Files.writeString(layout.resolve("server.aot"), "the cachE");
        assertThat(command(Map.of()))
                .contains(layout.resolve("dataflow-server.jar").toString())
                .noneMatch(option -> option.contains("AOT"));
    }

    @Test
    void usesNothingThatWasMadeFromAnotherJar() throws Exception {
        prepare();
        Files.setLastModifiedTime(
                installation.resolve("lib/dataflow-server.jar"),
                FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        assertThat(command(Map.of())).contains(path("lib/dataflow-server.jar"));
    }

    @Test
    void usesNothingThatWasMadeByAnotherJdk() throws Exception {
        prepare();
        write("jdk/release", "JAVA_VERSION=\"25.0.2\"\nJAVA_RUNTIME_VERSION=\"25.0.2+9-LTS\"\n");
        assertThat(command(Map.of())).contains(path("lib/dataflow-server.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx2g", "-Dkey=value -Xss1m", "-XX:+ExitOnOutOfMemoryError", ""})
    void keepsTheCacheWithHarmlessOptionsOfTheOperator(String options) throws Exception {
        prepare();
        assertThat(command(Map.of("JAVA_OPTS", options)))
                .anyMatch(option -> option.startsWith("-XX:AOTCache="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:agent.jar",
                "-XX:+UseZGC",
                "-XX:-UseCompactObjectHeaders",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx1g -agentlib:jdwp=transport=dt_socket"
            })
    void leavesTheCacheOutWithOptionsThatMakeItSlowerThanNone(String options) throws Exception {
        prepare();
        for (String variable :
                List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            assertThat(command(Map.of(variable, options)))
                    .as(variable)
                    .noneMatch(option -> option.startsWith("-XX:AOTCache="));
        }
    }

    @Test
    void letsTheOperatorChooseCollectorAndHeap() throws Exception {
        assertThat(command(Map.of("JAVA_OPTS", "-XX:+UseG1GC -Xms1g")))
                .contains("-XX:+UseG1GC", "-Xms1g")
                .doesNotContain("-XX:+UseSerialGC", "-Xms32m", "-Xmx512m");
        assertThat(command(Map.of("_JAVA_OPTIONS", "-XX:+UseG1GC -Xmx1g")))
                .doesNotContain("-XX:+UseSerialGC", "-Xmx512m");
        assertThat(command(Map.of("JAVA_OPTS", "-Xmx2g")))
                .contains("-Xms32m", "-Xmx2g")
                .doesNotContain("-Xmx512m");
    }

    @Test
    void preparesAgainWhatAFailedRehearsalLeftWithoutACache() throws Exception {
        installRehearsals();
        Path broken = write("broken", "");
        run("prepare", Map.of());
        assertThat(command(Map.of())).noneMatch(option -> option.contains("AOT"));

        Files.delete(broken);
        run("prepare", Map.of());
        assertThat(command(Map.of())).anyMatch(option -> option.startsWith("-XX:AOTCache="));
        assertThat(run("prepare", Map.of())).isEmpty();
    }

    @Test
    void removesWhatAKilledPrepareLeft() throws Exception {
        installRehearsals();
        Path left = write("lib/preparing.999999999.home/log", "killed");
        Path live = write("lib/preparing.%d/log".formatted(ProcessHandle.current().pid()), "");
        run("prepare", Map.of());
        assertThat(left.getParent()).doesNotExist();
        assertThat(live).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"exit 1", "echo java -jar '%s/dataflow-server.jar'", "echo java; exit 0"})
    void removesAnOldLayoutOnlyWhenNobodyRunsFromIt(String ps) throws Exception {
        installRehearsals();
        Path old = write("lib/dataflow-server-old/dataflow-server.jar", "grep").getParent();
        executable("path/ps", "#!/bin/sh\n" + ps.replace("%s", String.valueOf(old)) + "\n");
        run("prepare", Map.of());
        assertThat(Files.exists(old)).isEqualTo(!ps.startsWith("echo java;"));
    }

    /** A JVM that lays out and rehearses, unless a file says that it fails, and a server that answers. */
    private void installRehearsals() throws IOException {
        executable(
                "jdk/bin/java",
                """
                #!/bin/sh
                for option in "$@"; do
                  case $option in
                    -Djarmode=tools)
                      for folder in "$@"; do :; done
                      mkdir "$folder"
                      for server in dataflow skipper; do
                        echo laid out >"$folder/$server-server.jar"
                      done
                      exit ;;
                    -XX:AOTCacheOutput=*) cache=${option#*=} ;;
                    -DPORTFILE=*) port=${option#*=} ;;
                  esac
                done
                [ -n "${cache:-}" ] || { printf '%s\\n' "$@"; exit; }
                [ ! -f "${0%/*}/../../broken" ] || exit 1
                trap 'echo cache >"$cache"; exit' TERM
                echo 1 >"$port"
                for tenth in 1 2 3 4 5 6 7 8 9; do
                  for second in 1 2 3 4 5 6 7 8 9; do sleep 0.2; done
                done
                """);
        executable("path/curl", "#!/bin/sh\nexit 0\n");
    }

    private void executable(String name, String text) throws IOException {
        Files.setPosixFilePermissions(
                write(name, text), PosixFilePermissions.fromString("rwx------"));
    }

    /** What {@code prepare} leaves behind. */
    private Path prepare() throws Exception {
        Path jar = installation.resolve("lib/dataflow-server.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        String layout = "lib/dataflow-server-7-1767225600-25.0.1+8_LTS";
        write(layout + "/dataflow-server.jar", "the jar, laid out");
        Path cache = write(layout + "/server.aot", "the cache");
        Path sum = installation.resolve(layout + "/server.aot.sum");
        Process cksum =
                new ProcessBuilder("cksum")
                        .redirectInput(cache.toFile())
                        .redirectOutput(sum.toFile())
                        .start();
        assertThat(cksum.waitFor()).isZero();
        return installation.resolve(layout);
    }

    private List<String> command(Map<String, String> environment) throws Exception {
        return run("run", environment);
    }

    private List<String> run(String command, Map<String, String> environment) throws Exception {
        return run("01.dataflow.sh", command, environment);
    }

    private List<String> run(String file, String command, Map<String, String> environment)
            throws Exception {
        Path output = installation.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", path("bin/" + file), command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.contains("JAVA"));
        builder.environment().put("JAVA25_HOME", path("jdk"));
        builder.environment().put("DSTONE_DATA", path("data"));
        builder.environment().put("PATH", path("path") + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process script = builder.start();
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private String path(String name) {
        return installation.resolve(name).toString();
    }

    private Path write(String name, String text) throws IOException {
        Path file = installation.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
