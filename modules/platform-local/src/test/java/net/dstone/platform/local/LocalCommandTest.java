package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalCommandTest {

    private static final String LOCAL = LocalAccount.DEPLOYMENT_PREFIX;
    private static final Executable.Jar JAR =
            new Executable.Jar(Path.of("/apps/app.jar"), OptionalInt.of(17));

    @Test
    void aPlainAppIsJavaWithItsJarAndItsArguments() {
        assertThat(line(Map.of(), "--a=b", "run.id=1"))
                .containsExactly("/jdk/bin/java", "-jar", "/apps/app.jar", "--a=b", "run.id=1");
    }

    @Test
    void argumentsAreNotTouched() {
        String odd = "--text=a \"b\" 'c' $HOME `d` \\ 한글\nnext";
        assertThat(line(Map.of(), odd, "")).endsWith(odd, "");
    }

    @Test
    void javaOptsAreSplitAtBlanksAndStandBeforeTheJar() {
        assertThat(line(Map.of(LOCAL + "javaOpts", "-Xms64m  -Da=b")))
                .containsExactly("/jdk/bin/java", "-Xms64m", "-Da=b", "-jar", "/apps/app.jar");
    }

    @Test
    void javaOptsOfALaunchReplaceThoseOfTheAccount() {
        LocalAccount account = LocalAccount.of(Map.of("java-opts", "-Done=1"));
        assertThat(command(account, Map.of(LOCAL + "java-opts", "-Dtwo=2"), Map.of()).line())
                .contains("-Dtwo=2")
                .doesNotContain("-Done=1");
    }

    @ParameterizedTest
    @CsvSource({
        "512, -Xmx512m",
        "512m, -Xmx512m",
        "768MB, -Xmx768m",
        "2g, -Xmx2048m",
        "1G, -Xmx1024m"
    })
    void memoryBecomesTheHeap(String memory, String option) {
        assertThat(line(Map.of("spring.cloud.deployer.memory", memory)))
                .containsExactly("/jdk/bin/java", option, "-jar", "/apps/app.jar");
    }

    @Test
    void aHeapInTheJavaOptsWinsOverMemory() {
        assertThat(
                        line(
                                Map.of(
                                        "spring.cloud.deployer.memory",
                                        "512m",
                                        LOCAL + "javaOpts",
                                        "-Xmx1g")))
                .contains("-Xmx1g")
                .doesNotContain("-Xmx512m");
    }

    @Test
    void memoryThatIsNoAmountIsRefused() {
        assertThatThrownBy(() -> line(Map.of("spring.cloud.deployer.memory", "lots")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("spring.cloud.deployer.memory")
                .hasMessageContaining("lots");
    }

    @ParameterizedTest
    @CsvSource({
        "debugPort, 8000, 'suspend=y,address=8000'",
        "debug-address, 8001, 'suspend=y,address=8001'",
        "debugAddress, *:8002, 'suspend=y,address=*:8002'",
        "debugAddress, 10.0.0.1:8003, 'suspend=y,address=10.0.0.1:8003'"
    })
    void theDebuggerListensWhereItIsTold(String key, String value, String expected) {
        assertThat(line(Map.of(LOCAL + key, value)).get(1))
                .isEqualTo("-agentlib:jdwp=transport=dt_socket,server=y," + expected);
    }

    @Test
    void theDebugAddressWinsOverThePortAndNeedNotSuspend() {
        assertThat(
                        line(
                                Map.of(
                                        LOCAL + "debugPort", "8000",
                                        LOCAL + "debugAddress", "8001",
                                        LOCAL + "debugSuspend", "n")))
                .contains("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=8001");
    }

    @Test
    void aWrongDebugAddressMeansNoDebuggerButTheJobRuns() {
        assertThat(line(Map.of(LOCAL + "debugAddress", "here:99999")))
                .containsExactly("/jdk/bin/java", "-jar", "/apps/app.jar");
    }

    @Test
    void appPropertiesAreOneJsonVariableAndNeverOnTheCommandLine() {
        LocalCommand command =
                command(
                        LocalAccount.defaults(),
                        Map.of(),
                        Map.of("db.password", "s3\"cret\n한", "x", "1"));

        JsonNode json = json(command);
        assertThat(json.get("db.password").asString()).isEqualTo("s3\"cret\n한");
        assertThat(json.get("x").asString()).isEqualTo("1");
        assertThat(json.get("spring.jmx.default-domain").asString()).isEqualTo("t-1");
        assertThat(json.get("endpoints.shutdown.enabled").asString()).isEqualTo("true");
        assertThat(json.get("endpoints.jmx.unique-names").asString()).isEqualTo("true");
        assertThat(json.get("server.port").asString()).isEqualTo("20001");
        assertThat(command.environment().get("SPRING_APPLICATION_JSON")).isASCII();
        assertThat(String.join(" ", command.line())).doesNotContain("cret");
    }

    @Test
    void aJsonTextAmongThePropertiesIsTakenInAndSinglePropertiesWin() {
        JsonNode json =
                json(
                        command(
                                LocalAccount.defaults(),
                                Map.of(),
                                Map.of(
                                        "SPRING_APPLICATION_JSON",
                                        "{\"a\":{\"b\":1},\"x\":\"json\"}",
                                        "x",
                                        "property")));

        assertThat(json.get("a").get("b").asInt()).isEqualTo(1);
        assertThat(json.get("x").asString()).isEqualTo("property");
        assertThat(json.has("SPRING_APPLICATION_JSON")).isFalse();
    }

    @Test
    void aBrokenJsonTextIsRefusedWithoutShowingIt() {
        assertThatThrownBy(
                        () ->
                                command(
                                        LocalAccount.defaults(),
                                        Map.of(),
                                        Map.of("SPRING_APPLICATION_JSON", "{secret")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("SPRING_APPLICATION_JSON")
                .hasMessageNotContaining("{secret");
    }

    @Test
    void withoutJsonEachPropertyIsAVariable() {
        Map<String, String> environment =
                command(
                                LocalAccount.defaults(),
                                Map.of(LOCAL + "useSpringApplicationJson", "false"),
                                Map.of("DB_HOST", "db", "spring.datasource.driver-class-name", "D"))
                        .environment();

        assertThat(environment)
                .containsEntry("DB_HOST", "db")
                .containsEntry("SPRING_DATASOURCE_DRIVERCLASSNAME", "D")
                .containsEntry("SERVER_PORT", "20001")
                .doesNotContainKey("SPRING_APPLICATION_JSON");
    }

    @Test
    void anAppPropertyTurnsJsonOnAgain() {
        assertThat(
                        command(
                                        LocalAccount.defaults(),
                                        Map.of(LOCAL + "use-spring-application-json", "false"),
                                        Map.of(LOCAL + "use-spring-application-json", "true"))
                                .environment())
                .containsKey("SPRING_APPLICATION_JSON");
    }

    @Test
    void onlyTheVariablesThatTheAccountNamesAreInherited() {
        Map<String, String> server = new HashMap<>();
        server.put("PATH", "/bin");
        server.put("LC_ALL", "C.UTF-8");
        server.put("DB_PASSWORD", "the server's own");
        server.put("MYPATH", "full match only");

        assertThat(environmentFrom(LocalAccount.defaults(), server))
                .containsOnlyKeys("PATH", "LC_ALL", "SPRING_APPLICATION_JSON");
        assertThat(environmentFrom(LocalAccount.of(Map.of("envVarsToInherit", "DB_.*, X")), server))
                .containsOnlyKeys("DB_PASSWORD", "SPRING_APPLICATION_JSON");
    }

    @ParameterizedTest
    @CsvSource({"--server.port=9000, false", "--server.portal=9000, true", "--other=1, true"})
    void anArgumentMaySayThePort(String argument, boolean needsPort) {
        assertThat(LocalCommand.needsPort(request(Map.of(), Map.of(), argument)))
                .isEqualTo(needsPort);
    }

    @Test
    void aPropertyMaySayThePort() {
        assertThat(LocalCommand.needsPort(request(Map.of(), Map.of("server.port", "0")))).isFalse();
    }

    private static List<String> line(Map<String, String> deployment, String... arguments) {
        return command(LocalAccount.defaults(), deployment, Map.of(), arguments).line();
    }

    private static LocalCommand command(
            LocalAccount account,
            Map<String, String> deployment,
            Map<String, String> app,
            String... arguments) {
        return LocalCommand.of(
                request(deployment, app, arguments),
                JAR,
                account.forLaunch(deployment),
                "/jdk/bin/java",
                OptionalInt.of(20001),
                Map.of());
    }

    private static Map<String, String> environmentFrom(
            LocalAccount account, Map<String, String> inherited) {
        return LocalCommand.of(
                        request(Map.of(), Map.of()),
                        JAR,
                        account,
                        "java",
                        OptionalInt.empty(),
                        inherited)
                .environment();
    }

    private static TaskLaunchRequest request(
            Map<String, String> deployment, Map<String, String> app, String... arguments) {
        return new TaskLaunchRequest(
                new LaunchId("t-1"), "t", JAR, 3, app, deployment, List.of(arguments));
    }

    private static JsonNode json(LocalCommand command) {
        return JsonMapper.shared().readTree(command.environment().get("SPRING_APPLICATION_JSON"));
    }
}
