package net.dstone.skipper.release;

import static net.dstone.skipper.testing.TestPackages.identifier;
import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upgrade;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.dstone.platform.AppState;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LaunchException;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What becomes of releases when their server is killed, and when several want the same. Tests that spin have a
 * limit and a thread of their own, as what spins is not interrupted.
 */
class RecoveryTest {

    private static final DeploymentId LOG_1 = new DeploymentId("ticktock.log-v1");
    private static final DeploymentId LOG_2 = new DeploymentId("ticktock.log-v2");
    private static final String WARN =
            "log:\n  spec:\n    applicationProperties:\n      level: WARN\n";

    private final SkipperBed bed = new SkipperBed(TestDatabase.H2.create());

    /** Ends the server in the middle of what it does, as an error that nobody catches does. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aServerKilledWhileItDeploysTheFirstAppsDeploysTheRest() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        killAtStartOf("log");
        assertThatThrownBy(() -> bed.skipper.install(install("ticktock", "ticktock", "1.0.0")))
                .isInstanceOf(Killed.class);
        assertThat(bed.deployer.running()).containsExactly(LOG_1);
        SkipperBed restarted = restarted();
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.UNKNOWN);
        restarted.turn();
        assertThat(bed.deployer.running())
                .containsExactly(LOG_1, new DeploymentId("ticktock.time-v1"));
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void aServerKilledWhileItDeploysAnUpgradeFinishesIt() {
        installed();
        killAtStartOf("log");
        assertThatThrownBy(this::upgradeLog).isInstanceOf(Killed.class);
        SkipperBed restarted = restarted();
        restarted.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_1, LOG_2);
        bed.deployer.healthy(LOG_2);
        restarted.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_2);
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void aServerKilledWhileItWaitsGoesOnWaitingToTheSameMoment() {
        installed();
        upgradeLog();
        bed.clock.pass(SkipperBed.TIMEOUT.minusMillis(1));
        SkipperBed restarted = restarted();
        restarted.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_1, LOG_2);
        bed.clock.pass(Duration.ofMillis(1));
        restarted.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_1);
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.FAILED);
        assertThat(restarted.skipper.status("ticktock", 1).status().statusCode())
                .isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void aServerKilledWhileItRemovesTheOldAppsRemovesThem() {
        installed();
        upgradeLog();
        bed.deployer.healthy(LOG_2);
        bed.deployer.hangOnUndeploy();
        bed.turn();
        assertThat(bed.skipper.status("ticktock", 1).status().statusCode())
                .isEqualTo(ReleaseStatus.DEPLOYED);
        SkipperBed restarted = restarted();
        bed.deployer.finishUndeploy(LOG_1);
        restarted.turn();
        assertThat(restarted.skipper.history("ticktock"))
                .extracting(release -> release.info().status().statusCode())
                .containsExactly(ReleaseStatus.DEPLOYED, ReleaseStatus.DELETED);
        assertThat(bed.deployer.running()).containsExactly(LOG_2);
    }

    @Test
    void aServerKilledWhileItBacksOutBacksOut() {
        installed();
        upgradeLog();
        bed.deployer.hangOnUndeploy();
        bed.deployer.crash(LOG_2, 0, 1);
        bed.turn();
        SkipperBed restarted = restarted();
        assertThatThrownBy(() -> restarted.skipper.delete("ticktock", false))
                .isInstanceOf(SkipperException.class)
                .hasMessageContaining("not in state ready");
        bed.deployer.finishUndeploy(LOG_2);
        restarted.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_1);
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.FAILED);
        assertThat(
                        restarted
                                .skipper
                                .upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN))
                                .version())
                .isEqualTo(3);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aServerKilledWhileItDeletesDeletes() throws Exception {
        installed();
        bed.deployer.hangOnUndeploy();
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Release> deleted = client.submit(() -> bed.skipper.delete("ticktock", true));
            while (bed.deployer.undeploys().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(deleted.isDone()).isFalse();
            SkipperBed restarted = restarted();
            bed.deployer.finishUndeploy(LOG_1);
            restarted.turn();
            assertThat(status(restarted)).isEqualTo(ReleaseStatus.DELETED);
            assertThat(restarted.skipper.packages("ticktock")).isEmpty();
            assertThat(deleted.get().info().status().statusCode()).isEqualTo(ReleaseStatus.DELETED);
        }
    }

    /** An upgrade is deployed for everybody who looks, although what it has replaced takes its time to end. */
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatFollowsAnUpgradeWaitsForTheOldAppsToEnd() throws Exception {
        installed();
        upgradeLog();
        bed.deployer.healthy(LOG_2);
        bed.deployer.hangOnUndeploy();
        bed.turn();
        assertThat(status(bed)).isEqualTo(ReleaseStatus.DEPLOYED);
        try (ExecutorService clients = Executors.newSingleThreadExecutor()) {
            AtomicReference<Thread> client = new AtomicReference<>();
            Future<Release> scaled =
                    clients.submit(
                            () -> {
                                client.set(Thread.currentThread());
                                return bed.skipper.scale(
                                        "ticktock", List.of(new AppScale("log", 2, Map.of())));
                            });
            while (client.get() == null
                    || client.get().getState() != Thread.State.TIMED_WAITING && !scaled.isDone()) {
                Thread.onSpinWait();
            }
            bed.deployer.finishUndeploy(LOG_1);
            assertThat(scaled.get().version()).isEqualTo(2);
        }
        assertThat(bed.deployer.status(LOG_2).instances()).hasSize(2);
    }

    @Test
    void ofThreeUpgradesAtOnceOneIsMade() throws Exception {
        installed();
        // The last one shares nothing in memory with the others.
        List<SkipperBed> servers = List.of(bed, bed, bed.restarted());
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Boolean>> upgrades;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            upgrades =
                    servers.stream()
                            .map(
                                    server ->
                                            clients.submit(
                                                    () -> {
                                                        together.await();
                                                        return upgradesOnceReady(server);
                                                    }))
                            .toList();
            together.countDown();
        }
        int made = 0;
        for (Future<Boolean> upgrade : upgrades) {
            made += upgrade.get() ? 1 : 0;
        }
        assertThat(made).isEqualTo(1);
        assertThat(bed.deployer.running()).containsExactly(LOG_1, LOG_2);
        assertThat(bed.skipper.history("ticktock")).hasSize(2);
    }

    private static boolean upgradesOnceReady(SkipperBed server) {
        try {
            server.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
            return true;
        } catch (SkipperException refused) {
            assertThat(refused).hasMessage("Statemachine is not in state ready to do UPGRADE");
            return false;
        }
    }

    @Test
    void waitsForAPlatformThatCannotSay() {
        installed();
        upgradeLog();
        bed.deployer.healthy(LOG_2);
        bed.deployer.breakStatus(LOG_2, "away");
        bed.turn();
        assertThat(bed.skipper.states(List.of("ticktock")).get("ticktock"))
                .containsEntry("ticktock.log-v2", AppState.ERROR);
        bed.deployer.mendStatus(LOG_2);
        bed.turn();
        assertThat(bed.skipper.status("ticktock").description()).isEqualTo("Upgrade complete");
    }

    @Test
    void aServerStoppedWhileItDeploysLeavesTheRestToTheNextOne() {
        installed();
        bed.deployer.onStart((request, index) -> bed.skipper.runner().stopping(true));
        bed.skipper.upload(upload(stream("ticktock", "1.1.0", "log", "time")));
        assertThatThrownBy(() -> bed.skipper.install(install("another", "ticktock", "1.1.0")))
                .isInstanceOf(SkipperException.class)
                .hasMessageContaining("The server is being stopped");
        SkipperBed restarted = restarted();
        assertThat(restarted.skipper.status("another").status().statusCode())
                .isEqualTo(ReleaseStatus.UNKNOWN);
        restarted.turn();
        assertThat(bed.deployer.running())
                .contains(new DeploymentId("another.log-v1"), new DeploymentId("another.time-v1"));
        assertThat(restarted.skipper.status("another").status().statusCode())
                .isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void aPlatformThatIsClosedUnderAStepIsNoReasonToBackOut() {
        installed();
        ReleaseLoop loop =
                new ReleaseLoop(bed.skipper.runner(), bed.skipper.platforms(), Duration.ofHours(1));
        loop.start();
        bed.deployer.onStart(
                (request, index) -> {
                    loop.stop();
                    throw new LaunchException("closed");
                });
        assertThatThrownBy(this::upgradeLog).hasMessageContaining("closed");
        assertThat(loop.isRunning()).isFalse();
        SkipperBed restarted = restarted();
        restarted.turn();
        bed.deployer.healthy(LOG_2);
        restarted.turn();
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.DEPLOYED);
        assertThat(bed.deployer.running()).containsExactly(LOG_2);
    }

    @Test
    void scalesOnceTheServerIsBack() {
        installed();
        bed.deployer.onStart(
                (request, index) -> {
                    bed.skipper.runner().stopping(true);
                    throw new LaunchException("closed");
                });
        assertThatThrownBy(
                        () -> bed.skipper.scale("ticktock", List.of(new AppScale("log", 2, null))))
                .hasMessageContaining("closed");
        SkipperBed restarted = restarted();
        assertThatThrownBy(this::upgradeLog).hasMessageContaining("not in state ready");
        restarted.turn();
        restarted.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        assertThat(bed.deployer.status(LOG_2).instances()).hasSize(2);
    }

    @Test
    void waitsForAnAccountThatIsNotConfiguredAnyMore() {
        installed();
        upgradeLog();
        SkipperBed without = bed.withAccount("another-account");
        without.turn();
        assertThat(without.skipper.states(List.of("ticktock")).get("ticktock"))
                .containsEntry("ticktock.log-v2", AppState.ERROR);
        bed.clock.pass(SkipperBed.TIMEOUT);
        without.turn();
        assertThat(without.skipper.status("ticktock").description())
                .contains("no platform named 'default'");
        assertThat(bed.deployer.running()).containsExactly(LOG_1, LOG_2);
        bed.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_1);
        assertThatThrownBy(() -> without.skipper.delete("ticktock", false))
                .isInstanceOf(SkipperException.class)
                .hasMessageContaining("No platform named 'default'");
        assertThat(bed.skipper.status("ticktock", 1).status().statusCode())
                .isEqualTo(ReleaseStatus.DEPLOYED);
        bed.skipper.delete("ticktock", false);
        assertThat(bed.deployer.running()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 7 * 24 * 60 * 60 * 1000L + 1, 0, -1})
    void refusesToWaitForNoTimeOrForEver(long timeout) {
        installed();
        UpgradeRequest upgrade = upgrade("ticktock", "ticktock", "1.0.0", WARN);
        assertThatThrownBy(
                        () ->
                                bed.skipper.upgrade(
                                        new UpgradeRequest(
                                                upgrade.packageIdentifier(),
                                                upgrade.upgradeProperties(),
                                                timeout,
                                                false,
                                                null)))
                .isInstanceOf(SkipperException.class)
                .hasMessageContaining("at most 604800000 ms");
        assertThat(bed.skipper.history("ticktock")).hasSize(1);
    }

    @Test
    void goesOnWithAnUpgradeThatWasToWaitForEver() {
        installed();
        killAtStartOf("log");
        assertThatThrownBy(this::upgradeLog).isInstanceOf(Killed.class);
        new JdbcTemplate(bed.database)
                .update("update release_operation set timeout_millis = ?", Long.MAX_VALUE);
        SkipperBed restarted = restarted();
        restarted.turn();
        bed.deployer.healthy(LOG_2);
        restarted.turn();
        assertThat(status(restarted)).isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void deploysNothingInThePlaceOfAnotherRelease() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "b.c")));
        bed.skipper.upload(upload(stream("other", "1.0.0", "c")));
        bed.skipper.install(install("a", "ticktock", "1.0.0"));
        assertThatThrownBy(() -> bed.skipper.install(install("a.b", "other", "1.0.0")))
                .isInstanceOf(SkipperException.class)
                .hasMessageContaining("a.b.c-v1")
                .hasMessageContaining("release 'a'");
        assertThat(bed.skipper.history("a.b")).isEmpty();
        bed.skipper.delete("a", false);
        bed.skipper.install(install("a.b", "other", "1.0.0"));
        assertThat(bed.deployer.running()).containsExactly(new DeploymentId("a.b.c-v1"));
    }

    @Test
    void deploysNoTwoAppsOfAReleaseInOnePlace() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "c", "b.c")));
        assertThatThrownBy(
                        () ->
                                bed.skipper.install(
                                        new InstallRequest(
                                                identifier("ticktock", "1.0.0"),
                                                new InstallProperties(
                                                        "a",
                                                        "default",
                                                        new ConfigValues(
                                                                """
                                                                c:
                                                                  spec:
                                                                    deploymentProperties:
                                                                      spring.cloud.deployer.group: a.b
                                                                """)))))
                .isInstanceOf(SkipperException.class)
                .hasMessageContaining("a.b.c-v1");
        assertThat(bed.deployer.running()).isEmpty();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void oneReleaseThatTakesLongHoldsUpNoOther() throws Exception {
        installed();
        upgradeLog();
        bed.skipper.upload(upload(stream("other", "1.0.0", "log")));
        bed.skipper.install(install("other", "other", "1.0.0"));
        killAtStartOf("log");
        assertThatThrownBy(() -> bed.skipper.upgrade(upgrade("other", "other", "1.0.0", WARN)))
                .isInstanceOf(Killed.class);
        CountDownLatch download = new CountDownLatch(1);
        bed.deployer.onStart((request, index) -> await(download));
        bed.clock.pass(Duration.ofMinutes(1));
        DeploymentId slow = new DeploymentId("other.log-v2");
        bed.deployer.forget(slow);
        bed.deployer.healthy(LOG_2);
        SkipperBed restarted = bed.restarted();

        restarted.skipper.runner().beginAll();

        while (bed.deployer.running().contains(LOG_1)) {
            Thread.onSpinWait();
        }
        assertThat(restarted.skipper.status("other").status().statusCode())
                .isEqualTo(ReleaseStatus.UNKNOWN);
        download.countDown();
        restarted.turn();
        assertThat(bed.deployer.running()).contains(slow);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Test
    void everybodyWhoWaitsGetsAHint() throws Exception {
        long known = bed.skipper.runner().hints();
        CountDownLatch woken = new CountDownLatch(2);
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                waiting.submit(
                        () -> {
                            bed.skipper.runner().awaitHint(known, Duration.ofHours(1));
                            woken.countDown();
                            return true;
                        });
            }
            bed.skipper.runner().hint();
            assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void answersThatADeleteGoesOnWhenItTakesTooLong() throws Exception {
        installed();
        bed.deployer.hangOnUndeploy();
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Release> deleted = client.submit(() -> bed.skipper.delete("ticktock", false));
            while (bed.deployer.undeploys().isEmpty()) {
                Thread.onSpinWait();
            }
            while (!deleted.isDone()) {
                bed.clock.pass(Duration.ofMinutes(1));
                bed.skipper.runner().hint();
                Thread.onSpinWait();
            }
            assertThatThrownBy(deleted::get)
                    .cause()
                    .isInstanceOf(SkipperException.class)
                    .hasMessageContaining("goes on");
        }
        bed.deployer.finishUndeploy(LOG_1);
        bed.turn();
        assertThat(status(bed)).isEqualTo(ReleaseStatus.DELETED);
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDeleteIsDoneAlthoughAnotherOperationHasBegunSince() throws Exception {
        installed();
        bed.deployer.hangOnUndeploy();
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Release> deleted = client.submit(() -> bed.skipper.delete("ticktock", false));
            while (bed.deployer.undeploys().isEmpty()) {
                Thread.onSpinWait();
            }
            // What another server does, which the caller does not get to see meanwhile.
            new JdbcTemplate(bed.database)
                    .update(
                            "update release_operation set operation = 'INSTALL', step = 'DEPLOY_NEW',"
                                    + " release_version = 1, turn = turn + 1, owner = 'another-server'");
            bed.skipper.runner().hint();
            assertThat(deleted.get(30, TimeUnit.SECONDS).version()).isEqualTo(1);
        }
    }

    @Test
    void refusesInItsOwnWordsWhatThePlatformRefuses() {
        installed();
        bed.deployer.refuseUndeploys("the platform is away");
        assertThatThrownBy(() -> bed.skipper.delete("ticktock", false))
                .isInstanceOf(SkipperException.class)
                .hasMessage("the platform is away");
    }

    @Test
    void tellsAFailureWhoseTextNoDatabaseTakesAsItIs() {
        installed();
        bed.deployer.onStart(
                (request, index) -> {
                    throw new LaunchException("a\0b\ud800" + "x".repeat(221) + "😀".repeat(20));
                });
        assertThatThrownBy(this::upgradeLog).isInstanceOf(SkipperException.class);
        String told = String.valueOf(bed.skipper.status("ticktock").description());
        assertThat(told).contains("a b\ufffdx").endsWith("😀…").hasSizeLessThan(256);
    }

    private void installed() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
    }

    private void upgradeLog() {
        bed.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
    }

    private void killAtStartOf(String app) {
        bed.deployer.onStart(
                (request, index) -> {
                    if (request.appName().equals(app)) {
                        throw new Killed();
                    }
                });
    }

    private SkipperBed restarted() {
        bed.deployer.onStart((request, index) -> {});
        return bed.restarted();
    }

    private static ReleaseStatus status(SkipperBed server) {
        return server.skipper.status("ticktock").status().statusCode();
    }
}
