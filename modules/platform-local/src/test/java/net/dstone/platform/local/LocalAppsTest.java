package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.AppInstance;
import net.dstone.platform.AppState;
import net.dstone.platform.AppStatus;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LogStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of apps on this machine, whatever ends, is killed, deleted or in the way. */
class LocalAppsTest {

    private static final Map<String, String> HEALTHY_AT_ONCE = Map.of("settleTime", "0");
    private static final Map<String, String> HEALTHY_LATE = Map.of("settleTime", "600");

    @TempDir Path folder = Path.of("");

    private final List<LocalAppDeployer> deployers = new ArrayList<>();
    private final List<DeploymentId> ids = new ArrayList<>();

    /** Stands still, so that nothing happens but what the test makes happen. It is ahead of all files. */
    private final StandingClock clock =
            new StandingClock(Instant.now().plus(Duration.ofMinutes(1)));

    private TestPrograms programs = new TestPrograms(folder);

    @BeforeEach
    void placePrograms() throws IOException {
        programs = TestPrograms.in(folder);
    }

    @AfterEach
    void endAll() {
        deployers.forEach(LocalAppDeployer::close);
        ids.stream().flatMap(TestPrograms::processesOf).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void anInstanceThatEndsAgainAndAgainIsStartedLaterAndLater() {
        LocalAppDeployer deployer = newDeployer(programs.account(), clock);
        DeploymentId id = deployed(deployer, 1, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(deployer, id);

        for (int seconds : new int[] {1, 2, 4}) {
            kill(id, 0);
            awaitReason(deployer, id, "ended with exit code 137 at ");
            assertThat(only(deployer, id).state()).isEqualTo(AppState.DEPLOYING);
            assertThat(only(deployer, id).reason().orElseThrow())
                    .endsWith("; started again in %d s".formatted(seconds));
            assertThat(only(deployer, id).attributes()).containsEntry("last.exit.code", "137");
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            deployer.runOnce();
            assertThat(only(deployer, id).state()).isEqualTo(AppState.DEPLOYING);
            assertThat(TestPrograms.programsOf(id)).isEmpty();

            clock.advance(Duration.ofMillis(1));
            awaitDeployed(deployer, id);
        }

        assertThat(only(deployer, id).attributes()).containsEntry("starts", "4");
        clock.advance(AfterEnd.FORGIVEN_AFTER);
        kill(id, 0);
        awaitReason(deployer, id, "started again in 1 s");
    }

    @Test
    void whatWasHealthyIsNotStartedAgainIfThePolicySaysSo() {
        LocalAppDeployer deployer = newDeployer();
        DeploymentId id =
                deployed(
                        deployer,
                        1,
                        Map.of("settleTime", "0", "restartPolicy", "never"),
                        "run",
                        "");
        awaitDeployed(deployer, id);

        kill(id, 0);

        await(deployer, id, status -> status.state() == AppState.FAILED);
        assertThat(deployer.status(id).reason()).contains("ended with exit code 137");
    }

    @Test
    void whatAnEndedInstanceLeftRunningEndsBeforeItIsStartedAgain() {
        LocalAppDeployer deployer = newDeployer(programs.account(), clock);
        DeploymentId id = deployed(deployer, 1, HEALTHY_AT_ONCE, "run-with-child");
        awaitDeployed(deployer, id);
        awaitTrue(() -> TestPrograms.programsOf(id).count() == 2, "child");

        ProcessHandle.of(Long.parseLong(only(deployer, id).attributes().get("pid")))
                .orElseThrow()
                .destroyForcibly();

        awaitReason(deployer, id, "started again in 1 s");
        awaitTrue(() -> TestPrograms.programsOf(id).findAny().isEmpty(), "end of the child");
    }

    @Test
    void anAppWithAWebServerThatHangsInItsStartIsNeverHealthy() throws IOException {
        Files.write(
                programs.jar(),
                SmallBootApp.jar(Map.of("BOOT-INF/lib/tomcat-embed-core-11.0.1.jar", new byte[0])));
        Path health = folder.resolve("health");
        Files.writeString(health, "SILENT");
        LocalAppDeployer deployer = newDeployer();
        DeploymentId id = deployed(deployer, 1, HEALTHY_LATE, "web", health.toString());
        // It opened its port; from here on only the settle time could make it healthy.
        awaitReason(deployer, id, "GET /actuator/health is not answered");

        Files.writeString(health, "UP");

        awaitDeployed(deployer, id);
    }

    @Test
    void healthIsWhatTheActuatorSays() throws IOException {
        Path health = folder.resolve("health");
        Files.writeString(health, "DOWN");
        ShiftedClock shifted = new ShiftedClock();
        LocalAppDeployer deployer = newDeployer(programs.account(), shifted);
        DeploymentId id = deployed(deployer, 1, HEALTHY_LATE, "web", health.toString());

        awaitReason(deployer, id, "its health is DOWN");
        assertThat(deployer.status(id).state()).isEqualTo(AppState.DEPLOYING);
        Files.writeString(health, "UP");
        awaitDeployed(deployer, id);
        assertThat(only(deployer, id).reason()).isEmpty();
        assertThat(only(deployer, id).attributes().get("url"))
                .endsWith(":" + only(deployer, id).attributes().get("port"));

        Files.writeString(health, "DOWN");
        shifted.advance(Duration.ofSeconds(10));
        awaitReason(deployer, id, "its health is DOWN");
        assertThat(deployer.status(id).state()).isEqualTo(AppState.DEPLOYING);
        assertThat(only(deployer, id).attributes()).containsEntry("starts", "1");
    }

    @Test
    void aConfiguredPathIsAskedInstead() throws IOException {
        Path health = folder.resolve("health");
        Files.writeString(health, "STARTING");
        LocalAppDeployer deployer = newDeployer();
        DeploymentId id =
                deployed(
                        deployer,
                        1,
                        Map.of("startupProbe.path", "/ready", "hostname", "localhost"),
                        "web",
                        health.toString());

        awaitReason(deployer, id, "GET /ready answers 500");
        Files.writeString(health, "UP");
        awaitDeployed(deployer, id);
        assertThat(only(deployer, id).attributes().get("url")).startsWith("http://localhost:");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 9})
    void whatAKilledServerDeployedRunsOnce(int linesBeforeTheKill) throws Exception {
        List<DeploymentId> announced = deployInAnotherServer(linesBeforeTheKill);

        LocalAppDeployer deployer = newDeployer();
        for (DeploymentId id : announced) {
            deployer.deploy(programs.app(id, 2, Map.of(), HEALTHY_AT_ONCE, "run", "started"));
        }

        assertThat(announced).hasSizeGreaterThanOrEqualTo(linesBeforeTheKill);
        for (DeploymentId id : announced) {
            awaitDeployed(deployer, id);
            for (AppInstance instance : deployer.status(id).instances()) {
                assertThat(TestPrograms.programsOf(id, instance.index()))
                        .extracting(p -> String.valueOf(p.pid()))
                        .containsExactly(instance.attributes().get("pid"));
                assertThat(instance.attributes()).containsEntry("starts", "1");
                awaitTrue(
                        () -> !stdout(deployer, id, instance.index()).isEmpty(),
                        "a word of " + instance.id());
                assertThat(stdout(deployer, id, instance.index())).isEqualTo("started");
            }
        }
    }

    @Test
    void whatEndedWhileNoServerWasThereIsStartedAgain() {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 2, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(first, id);
        Map<String, String> survivor = first.status(id).instances().get(0).attributes();
        first.close();
        kill(id, 1);
        awaitTrue(() -> TestPrograms.programsOf(id, 1).findAny().isEmpty(), "end");

        LocalAppDeployer second = newDeployer();

        await(
                second,
                id,
                status ->
                        status.state() == AppState.DEPLOYED
                                && "2"
                                        .equals(
                                                status.instances()
                                                        .get(1)
                                                        .attributes()
                                                        .get("starts")));
        assertThat(second.status(id).instances().get(0).attributes()).isEqualTo(survivor);
    }

    @Test
    void aStrangerWithTheNumberOfAProgramIsNotTakenForIt() throws IOException {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 1, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(first, id);
        first.close();
        TestPrograms.processesOf(id).forEach(ProcessHandle::destroyForcibly);
        awaitTrue(() -> TestPrograms.processesOf(id).findAny().isEmpty(), "end");
        RunFolder run = onlyRun();
        ProcessIdentity program = run.program().orElseThrow();
        Files.writeString(
                run.path().resolve("program"),
                "%d %s\n".formatted(ProcessHandle.current().pid(), program.start()));

        LocalAppDeployer second = newDeployer();

        await(
                second,
                id,
                status ->
                        status.state() == AppState.DEPLOYED
                                && "2".equals(only(second, id).attributes().get("starts")));
        assertThat(only(second, id).attributes().get("pid"))
                .isNotEqualTo(String.valueOf(ProcessHandle.current().pid()));
    }

    @Test
    void whatWasNotHealthyYetIsStartedAgainAfterARestartOfTheMachine() throws IOException {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 1, HEALTHY_LATE, "run", "");
        awaitTrue(() -> only(first, id).attributes().containsKey("pid"), "program");
        first.close();
        TestPrograms.processesOf(id).forEach(ProcessHandle::destroyForcibly);
        awaitTrue(() -> TestPrograms.processesOf(id).findAny().isEmpty(), "end");
        Path record = onlyRun().path().resolve("run.json");
        Files.writeString(
                record,
                Files.readString(record).replace(ProcessIdentity.bootId(), "an earlier boot"));

        LocalAppDeployer second = newDeployer();

        await(
                second,
                id,
                status ->
                        "2".equals(only(second, id).attributes().get("starts"))
                                && only(second, id).attributes().containsKey("pid"));
        assertThat(only(second, id).state()).isEqualTo(AppState.DEPLOYING);
        assertThat(only(second, id).reason().orElseThrow())
                .contains("was restarted", "started again, ");
    }

    @Test
    void anUndeployUnderWayIsFinishedByTheNextServer() {
        LocalAppDeployer patient = newDeployer(accountThatWaits("600"), Clock.systemUTC());
        DeploymentId id = deployed(patient, 2, HEALTHY_AT_ONCE, "run-with-child");
        awaitDeployed(patient, id);
        awaitTrue(() -> TestPrograms.programsOf(id).count() == 4, "children");
        patient.undeploy(id);
        assertThat(patient.status(id).reason()).contains("is being ended");
        assertThatThrownBy(
                        () ->
                                patient.deploy(
                                        programs.app(id, 1, Map.of(), HEALTHY_AT_ONCE, "run", "")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("still being undeployed");
        patient.close();

        LocalAppDeployer next = newDeployer(accountThatWaits("0"), Clock.systemUTC());

        await(next, id, status -> status.state() == AppState.UNDEPLOYED);
        assertThat(TestPrograms.programsOf(id)).isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void anInstanceThatIsWantedAgainWhileItEndsIsStartedAnew() {
        LocalAppDeployer deployer = newDeployer();
        DeploymentId id = deployed(deployer, 2, HEALTHY_AT_ONCE, "run-with-child");
        awaitDeployed(deployer, id);
        awaitTrue(() -> TestPrograms.programsOf(id, 1).count() == 2, "child");
        String before =
                deployer.status(id).instances().get(1).attributes().getOrDefault("pid", "none");

        deployer.scale(id, 1);
        deployer.scale(id, 2);

        await(
                deployer,
                id,
                status ->
                        status.state() == AppState.DEPLOYED
                                && status.instances().size() == 2
                                && !before.equals(status.instances().get(1).attributes().get("pid"))
                                && status.instances().get(1).attributes().containsKey("pid"));
        assertThat(deployer.status(id).instances().get(1).attributes())
                .containsEntry("starts", "1")
                .doesNotContainKey("last.exit.code");
    }

    @Test
    void severalInstancesOnOneFixedPortAreRefused() {
        LocalAppDeployer deployer = newDeployer();
        DeploymentId id = id();
        Map<String, String> fixed = Map.of("server.port", "23456");

        assertThatThrownBy(
                        () ->
                                deployer.deploy(
                                        programs.app(id, 2, fixed, HEALTHY_AT_ONCE, "run", "")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("23456");
        deployer.deploy(programs.app(id, 1, fixed, HEALTHY_AT_ONCE, "run", ""));
        awaitDeployed(deployer, id);
        assertThatThrownBy(() -> deployer.scale(id, 2)).isInstanceOf(LaunchException.class);

        assertThat(only(deployer, id).attributes()).containsEntry("port", "23456");
    }

    @Test
    void aSmallRangeOfPortsIsHandedOutOnce() {
        LocalAccount account =
                LocalAccount.of(
                        Map.of(
                                "javaCmd", programs.script().toString(),
                                "portRange.low", "47110",
                                "portRange.high", "47112",
                                "shutdownTimeout", "1"));
        LocalAppDeployer deployer = newDeployer(account, Clock.systemUTC());
        DeploymentId id = deployed(deployer, 3, HEALTHY_AT_ONCE, "run", "");

        assertThat(awaitDeployed(deployer, id).instances())
                .extracting(i -> i.attributes().get("port"))
                .containsExactlyInAnyOrder("47110", "47111", "47112");
        assertThatThrownBy(() -> deployer.scale(id, 4))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("portRange");
        deployer.scale(id, 2);
        await(deployer, id, status -> status.instances().size() == 2);
        deployer.scale(id, 3);

        assertThat(awaitDeployed(deployer, id).instances()).hasSize(3);
    }

    @Test
    void anAppGetsItsPropertiesAndNobodyElseSeesThem() throws IOException {
        LocalAppDeployer deployer = newDeployer();
        DeploymentId id = id();
        String secret = "s3cret-" + System.nanoTime();
        deployer.deploy(
                programs.app(
                        id,
                        1,
                        Map.of("db.password", secret),
                        HEALTHY_LATE,
                        "variable",
                        "SPRING_APPLICATION_JSON"));
        await(deployer, id, status -> status.state() == AppState.FAILED);

        assertThat(stdout(deployer, id, 0))
                .contains(
                        "\"db.password\":\"" + secret + "\"",
                        "\"spring.jmx.default-domain\":\"" + id + "\"",
                        "\"server.port\":\"" + only(deployer, id).attributes().get("port") + "\"");
        Path record = folder.resolve("home/apps").resolve(id.value()).resolve("app.json");
        assertThat(Files.readString(record)).contains(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(record)))
                .isEqualTo("rw-------");
        deployer.undeploy(id);
        await(deployer, id, status -> status.state() == AppState.UNDEPLOYED);
        assertThat(Files.readString(record)).doesNotContain(secret);
    }

    @Test
    void propertiesMayBeVariablesOfTheirOwn() {
        LocalAppDeployer deployer = newDeployer();
        Map<String, String> local = new HashMap<>(HEALTHY_LATE);
        local.put("useSpringApplicationJson", "false");
        DeploymentId id = deployed(deployer, 1, local, "variable", "SPRING_CLOUD_APPLICATION_GUID");

        await(deployer, id, status -> status.state() == AppState.FAILED);

        assertThat(stdout(deployer, id, 0)).isEqualTo(id.instance(0) + "\n");
    }

    @Test
    void theLogsOfAnUndeployedAppAreKeptForAWhile() {
        LocalAppDeployer deployer = newDeployer(programs.account(), clock);
        DeploymentId id = deployed(deployer, 1, HEALTHY_AT_ONCE, "run", "last words");
        awaitDeployed(deployer, id);
        awaitTrue(() -> stdout(deployer, id, 0).equals("last words"), "output");
        deployer.undeploy(id);
        await(deployer, id, status -> status.state() == AppState.UNDEPLOYED);

        clock.advance(LocalAppDeployer.UNDEPLOYED_KEPT_FOR);
        deployer.runOnce();
        assertThat(stdout(deployer, id, 0)).isEqualTo("last words");
        assertThat(deployer.status(id)).isEqualTo(new AppStatus(AppState.UNDEPLOYED, List.of()));

        clock.advance(Duration.ofSeconds(1));
        deployer.runOnce();
        assertThat(deployer.log(id, id.instance(0))).isEmpty();
        assertThat(deployer.status(id).state()).isEqualTo(AppState.UNKNOWN);
        assertThat(folder.resolve("home/apps").resolve(id.value())).doesNotExist();
    }

    @Test
    void onlyTheNewestUndeployedAppsAreKept() throws IOException {
        AppFolders folders = AppFolders.in(folder.resolve("home"));
        for (int i = 0; i <= LocalAppDeployer.KEPT_UNDEPLOYED; i++) {
            AppDeployRequest request =
                    programs.app(new DeploymentId("app" + i), 1, Map.of(), Map.of());
            AppRecord record =
                    AppRecord.of(request, LocalCommands.jar(request.executable()), List.of());
            folders.write(request.id(), record.undeployed(clock.instant().minusSeconds(100 - i)));
        }

        newDeployer(programs.account(), clock).runOnce();

        assertThat(folders.list())
                .hasSize(LocalAppDeployer.KEPT_UNDEPLOYED)
                .doesNotContain(new DeploymentId("app0"));
    }

    @Test
    void aLogThatGrewTooLargeMakesRoomAtTheNextStart() throws IOException {
        AppFolders folders = AppFolders.in(folder.resolve("home"));
        DeploymentId id = id();
        Files.createDirectory(folders.root().resolve(id.value()));
        Path logs = folders.logsForStart(id, 0);
        Path stdout = logs.resolve("stdout.log");
        try (RandomAccessFile file = new RandomAccessFile(stdout.toFile(), "rw")) {
            file.setLength(64L << 20);
        }
        folders.logsForStart(id, 0);
        assertThat(stdout).exists();

        Files.writeString(stdout, "x", StandardOpenOption.APPEND);
        folders.logsForStart(id, 0);

        assertThat(stdout).doesNotExist();
        assertThat(logs.resolve("stdout.log.1")).hasSize((64L << 20) + 1);
    }

    @Test
    void aSecondServerWaitsUntilTheFirstIsGone() {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 1, HEALTHY_AT_ONCE, "run", "");
        AppStatus running = awaitDeployed(first, id);

        LocalAppDeployer second = newDeployer();
        assertThat(second.problem().orElseThrow()).contains("Another server");
        assertThat(second.status(id).state()).isEqualTo(AppState.ERROR);
        assertThatThrownBy(() -> second.undeploy(id)).isInstanceOf(LaunchException.class);
        first.close();

        second.runOnce();
        assertThat(second.problem()).isEmpty();
        assertThat(second.status(id)).isEqualTo(running);
        assertThatThrownBy(() -> first.undeploy(id)).isInstanceOf(LaunchException.class);
    }

    @Test
    void whatRunsWithoutARecordIsEndedByTheNextServer() throws IOException {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 1, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(first, id);
        first.close();
        RunFolders.deleteRecursively(folder.resolve("home/apps").resolve(id.value()));

        LocalAppDeployer second = newDeployer();

        assertThat(second.status(id).state()).isEqualTo(AppState.UNKNOWN);
        awaitTrue(() -> TestPrograms.processesOf(id).findAny().isEmpty(), "end");
    }

    @Test
    void whatRunsWithARecordThatCannotBeReadIsLeftAloneUntilItCan() throws IOException {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 1, HEALTHY_AT_ONCE, "run", "");
        AppStatus running = awaitDeployed(first, id);
        first.close();
        Path record = folder.resolve("home/apps").resolve(id.value()).resolve("app.json");
        String intact = Files.readString(record);
        Files.writeString(record, "{\"id\":");

        LocalAppDeployer second = newDeployer(programs.account(), clock);

        assertThat(second.status(id).state()).isEqualTo(AppState.ERROR);
        assertThatThrownBy(() -> second.undeploy(id))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(record.toString());
        assertThatThrownBy(
                        () -> second.deploy(programs.app(id, 1, Map.of(), HEALTHY_AT_ONCE, "run")))
                .isInstanceOf(LaunchException.class);
        second.runOnce();
        assertThat(second.status(id).state()).isEqualTo(AppState.ERROR);
        Files.writeString(record, intact);
        second.runOnce();
        awaitDeployed(second, id);
        assertThat(only(second, id).attributes())
                .isEqualTo(running.instances().getFirst().attributes());
    }

    @Test
    void whatRunsIsEndedOnceSomebodyRemovesTheRecordThatCannotBeRead() throws IOException {
        LocalAppDeployer first = newDeployer();
        DeploymentId id = deployed(first, 1, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(first, id);
        first.close();
        Path record = folder.resolve("home/apps").resolve(id.value()).resolve("app.json");
        Files.writeString(record, "");
        LocalAppDeployer second = newDeployer();
        assertThat(TestPrograms.programsOf(id)).isNotEmpty();

        Files.delete(record);
        second.runOnce();

        assertThat(second.status(id).state()).isEqualTo(AppState.UNKNOWN);
        awaitTrue(() -> TestPrograms.processesOf(id).findAny().isEmpty(), "end");
    }

    @Test
    void whoStopsSaysSo() {
        LocalAppDeployer deployer = newDeployer();
        deployer.close();
        assertThatThrownBy(() -> deployer.undeploy(id()))
                .isInstanceOf(LaunchException.class)
                .hasMessage("The server is being stopped");
    }

    @Test
    void startsThatFailUseUpNoPorts() throws IOException {
        LocalAccount account =
                LocalAccount.of(
                        Map.of(
                                "javaCmd", programs.script().toString(),
                                "portRange.low", "47120",
                                "portRange.high", "47122",
                                "shutdownTimeout", "1"));
        LocalAppDeployer deployer = newDeployer(account, clock);
        DeploymentId id = deployed(deployer, 1, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(deployer, id);
        int port = Integer.parseInt(only(deployer, id).attributes().get("port"));
        Files.move(programs.jar(), folder.resolve("elsewhere.jar"));
        kill(id, 0);
        awaitReason(deployer, id, "started again in 1 s");

        try (ServerSocket somebodyElse = new ServerSocket(port)) {
            for (int seconds : new int[] {1, 2, 4}) {
                clock.advance(Duration.ofSeconds(seconds));
                awaitReason(deployer, id, "started again in %d s".formatted(2 * seconds));
                assertThat(only(deployer, id).reason().orElseThrow())
                        .contains("cannot be started: There is no file");
            }
            Files.move(folder.resolve("elsewhere.jar"), programs.jar());
            clock.advance(Duration.ofSeconds(8));
            awaitDeployed(deployer, id);
            assertThat(only(deployer, id).attributes().get("port"))
                    .isNotEqualTo(String.valueOf(somebodyElse.getLocalPort()));
        }
    }

    @Test
    void whatCannotBeStartedAgainIsTriedAgainAndSaysWhy() throws IOException {
        LocalAppDeployer deployer = newDeployer(programs.account(), clock);
        DeploymentId id = deployed(deployer, 1, HEALTHY_AT_ONCE, "run", "");
        awaitDeployed(deployer, id);
        Files.move(programs.jar(), folder.resolve("elsewhere.jar"));
        kill(id, 0);
        awaitReason(deployer, id, "started again in 1 s");

        clock.advance(Duration.ofSeconds(1));
        awaitReason(deployer, id, "cannot be started: There is no file");
        Files.move(folder.resolve("elsewhere.jar"), programs.jar());
        clock.advance(Duration.ofSeconds(2));

        awaitDeployed(deployer, id);
    }

    // ---- helpers

    private LocalAppDeployer newDeployer() {
        return newDeployer(programs.account(), Clock.systemUTC());
    }

    private LocalAppDeployer newDeployer(LocalAccount account, Clock time) {
        LocalAppDeployer deployer =
                new LocalAppDeployer(
                        folder.resolve("home"),
                        account,
                        new JavaHomes(Map.of()),
                        System.getenv(),
                        time);
        deployers.add(deployer);
        return deployer;
    }

    private LocalAccount accountThatWaits(String seconds) {
        return LocalAccount.of(
                Map.of("javaCmd", programs.script().toString(), "shutdownTimeout", seconds));
    }

    private DeploymentId id() {
        DeploymentId id = new DeploymentId("stream.app-v" + System.nanoTime());
        ids.add(id);
        return id;
    }

    private DeploymentId deployed(
            LocalAppDeployer deployer, int count, Map<String, String> local, String... program) {
        DeploymentId id = id();
        deployer.deploy(programs.app(id, count, Map.of(), local, program));
        return id;
    }

    private static void kill(DeploymentId id, int index) {
        TestPrograms.programsOf(id, index).forEach(ProcessHandle::destroyForcibly);
    }

    private static AppInstance only(LocalAppDeployer deployer, DeploymentId id) {
        assertThat(deployer.status(id).instances()).hasSize(1);
        return deployer.status(id).instances().getFirst();
    }

    /** Healthy, and no shell any more that is about to become the program. */
    private static AppStatus awaitDeployed(LocalAppDeployer deployer, DeploymentId id) {
        AppStatus deployed = await(deployer, id, status -> status.state() == AppState.DEPLOYED);
        awaitTrue(
                () -> TestPrograms.processesOf(id).noneMatch(TestPrograms::isShell),
                "the programs of " + id);
        return deployed;
    }

    private static void awaitReason(LocalAppDeployer deployer, DeploymentId id, String part) {
        await(deployer, id, status -> status.reason().filter(r -> r.contains(part)).isPresent());
    }

    private static AppStatus await(
            LocalAppDeployer deployer, DeploymentId id, Predicate<AppStatus> wanted) {
        AtomicReference<AppStatus> last = new AtomicReference<>();
        LocalRuns.awaitTrue(
                () -> {
                    last.set(deployer.status(id));
                    return wanted.test(last.get());
                },
                "status of " + id);
        return last.get();
    }

    private static void awaitTrue(Callable<Boolean> condition, String what) {
        LocalRuns.awaitTrue(condition, what);
    }

    private static String stdout(LocalAppDeployer deployer, DeploymentId id, int index) {
        try (InputStream in =
                deployer.log(id, id.instance(index)).orElseThrow().open(LogStream.STDOUT, 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> runs() {
        try (Stream<Path> all = Files.list(folder.resolve("home/apps/.runs/runs"))) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RunFolder onlyRun() {
        assertThat(runs()).hasSize(1);
        return new RunFolder(runs().getFirst());
    }

    /** Kills a server after it announced some apps; returns all that it announced. */
    private List<DeploymentId> deployInAnotherServer(int lines) throws Exception {
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KilledAppServer.class.getName(),
                                folder.toString(),
                                folder.resolve("home").toString(),
                                id().value() + "-")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<DeploymentId> announced = new ArrayList<>();
        Consumer<String> add = text -> announced.add(new DeploymentId(text));
        try (BufferedReader output = server.inputReader()) {
            for (int i = 0; i < lines; i++) {
                add.accept(output.readLine());
            }
            // Not through Process, which would close the pipe with what it still holds.
            server.toHandle().destroyForcibly();
            output.lines().forEach(add);
        }
        assertThat(server.waitFor()).isEqualTo(137);
        return announced;
    }

    private static final class StandingClock extends Clock {

        private final AtomicReference<Instant> now;

        private StandingClock(Instant start) {
            now = new AtomicReference<>(start);
        }

        private void advance(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Goes on, and jumps when the test says so. */
    private static final class ShiftedClock extends Clock {

        private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

        private void advance(Duration time) {
            shift.updateAndGet(before -> before.plus(time));
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(shift.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
