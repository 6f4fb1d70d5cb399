package net.dstone.skipper.release;

import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upgrade;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.dstone.platform.DeploymentId;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.RollbackRequest;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers on one database, each with the apps on its own machine. */
class OwnershipTest {

    private static final DeploymentId LOG_1 = new DeploymentId("ticktock.log-v1");
    private static final DeploymentId LOG_2 = new DeploymentId("ticktock.log-v2");
    private static final DeploymentId TIME_1 = new DeploymentId("ticktock.time-v1");
    private static final String WARN =
            "log:\n  spec:\n    applicationProperties:\n      level: WARN\n";

    private SkipperBed bed = new SkipperBed(TestDatabase.H2.create());
    private SkipperBed another = bed.another();

    @Test
    void tellsWhereAReleaseRunsInsteadOfTakingItForGone() {
        installed();
        assertThat(another.skipper.states(List.of("ticktock")))
                .isEqualTo(Map.of("ticktock", Map.of()));
        assertThat(another.skipper.status("ticktock"))
                .satisfies(
                        info -> {
                            assertThat(info.status().statusCode())
                                    .isEqualTo(ReleaseStatus.DEPLOYED);
                            assertThat(info.status().platformStatus())
                                    .contains("\"state\":\"unknown\"")
                                    .doesNotContain("failed", "error");
                            assertThat(info.description())
                                    .isEqualTo(
                                            "Install complete. Its apps are on the machine of server host:/this-server"
                                                    + " (this-server), last seen 2026-11-22T10:00:00Z: ask that server, or,"
                                                    + " if it is gone for good, take the release over with"
                                                    + " POST /api/release/take-over/ticktock");
                        });
        assertThat(bed.skipper.status("ticktock").description()).isEqualTo("Install complete");
        assertThat(another.skipper.history("ticktock").getFirst().info().description())
                .contains("host:/this-server");
    }

    @Test
    void leavesTheReleaseOfAnotherServerAlone() {
        installed();
        isRefusedByName(
                () -> another.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN)));
        isRefusedByName(() -> another.skipper.rollback(new RollbackRequest("ticktock", 1, null)));
        isRefusedByName(() -> another.skipper.delete("ticktock", false));
        isRefusedByName(
                () -> another.skipper.scale("ticktock", List.of(new AppScale("log", 2, Map.of()))));
        isRefusedByName(() -> another.skipper.install(install("ticktock", "ticktock", "1.0.0")));
        isRefusedByName(() -> another.skipper.logs("ticktock", Optional.empty()));
        isRefusedByName(
                () ->
                        another.skipper.getActuator(
                                "ticktock",
                                LOG_1.value(),
                                LOG_1.instance(0),
                                "/health",
                                Optional.empty()));
        another.turn();
        assertThat(another.deployer.requests()).isEmpty();
        assertThat(bed.deployer.running()).containsExactly(LOG_1, TIME_1);
        assertThat(bed.skipper.history("ticktock")).hasSize(1);
    }

    @Test
    void leavesToAnotherServerWhatThatHasBegun() {
        installed();
        upgradeLog();
        another.turn();
        isRefusedByName(
                () -> another.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN)));
        bed.deployer.healthy(LOG_2);
        bed.turn();
        assertThat(bed.skipper.status("ticktock").description()).isEqualTo("Upgrade complete");
    }

    @Test
    void whatNowhereRunsIsNobodys() {
        installed();
        bed.skipper.delete("ticktock", false);
        another.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThat(another.deployer.running())
                .containsExactly(LOG_2, new DeploymentId("ticktock.time-v2"));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> bed.skipper.delete("ticktock", false))
                .withMessageContaining("host:/another-server");
    }

    @Test
    void isNotTakenFromAServerThatWasThereLately() {
        installed();
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE.minusSeconds(1));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> another.skipper.takeOver("ticktock"))
                .withMessage(
                        "Server host:/this-server, which has release [ticktock], was there at"
                                + " 2026-11-22T10:00:00Z. Ask it, or stop it and try again 2 minutes later");
        // It says so even while it has nothing to do.
        bed.turn();
        bed.clock.pass(Ownership.TELLING);
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> another.skipper.takeOver("ticktock"));
        assertThat(another.deployer.running()).isEmpty();
    }

    @Test
    void nobodyTakesWhatIsHis() {
        installed();
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> bed.skipper.takeOver("ticktock"))
                .withMessage("Release [ticktock] is no other server's");
    }

    @ParameterizedTest
    @EnumSource
    void runsWhereItWasTakenOver(TestDatabase database) {
        bed = new SkipperBed(database.create());
        another = bed.another();
        installed();
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        assertThat(another.skipper.takeOver("ticktock").version()).isEqualTo(1);
        assertThat(another.deployer.running()).containsExactly(LOG_1, TIME_1);
        another.deployer.healthy(TIME_1);
        another.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        another.deployer.healthy(LOG_2);
        another.turn();
        assertThat(another.deployer.running()).containsExactly(TIME_1, LOG_2);

        // The other one comes back nevertheless, and finds that it has lost them.
        SkipperBed back = bed.restarted();
        back.deployer.hangOnUndeploy();
        back.turn();
        back.deployer.finishUndeploy(LOG_1);
        assertThat(back.deployer.running()).containsExactly(TIME_1);
        assertThat(back.skipper.status("ticktock").description()).contains("host:/another-server");
        back.deployer.finishUndeploy(TIME_1);
        back.turn();
        int asked = back.deployer.undeploys().size();
        back.turn();
        assertThat(back.deployer.undeploys()).hasSize(asked);

        // What it takes back meanwhile is its own again.
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        back.skipper.takeOver("ticktock");
        assertThat(back.deployer.running()).containsExactly(LOG_2, TIME_1);
        another.skipper.list("");
        another.turn();
        another.turn();
        assertThat(another.deployer.running()).isEmpty();
        back.turn();
        assertThat(back.deployer.running()).containsExactly(LOG_2, TIME_1);
    }

    @Test
    void givesUpTheUpgradeOfAServerThatIsGone() {
        installed();
        upgradeLog();
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        another.skipper.takeOver("ticktock");
        assertThat(another.deployer.running()).containsExactly(LOG_1, TIME_1);
        assertThat(another.skipper.status("ticktock", 1).status().statusCode())
                .isEqualTo(ReleaseStatus.DEPLOYED);
        assertThat(another.skipper.status("ticktock").description())
                .isEqualTo("Given up, as its server is gone");
        // Its server had not heard of that while it was away.
        bed.turn();
        assertThat(bed.deployer.running()).isEmpty();
        assertThat(another.skipper.history("ticktock")).hasSize(2);
    }

    @Test
    void keepsTheUpgradeWhoseAppsWereHealthy() {
        installed();
        upgradeLog();
        bed.deployer.healthy(LOG_2);
        bed.deployer.hangOnUndeploy();
        bed.turn();
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        another.skipper.takeOver("ticktock");
        assertThat(another.deployer.running()).containsExactly(LOG_2, TIME_1);
        assertThat(another.skipper.status("ticktock", 1).status().statusCode())
                .isEqualTo(ReleaseStatus.DELETED);
    }

    // In a thread of its own: what spins is not interrupted.
    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void deletesWhatAServerThatIsGoneWasDeleting() throws Exception {
        installed();
        bed.deployer.hangOnUndeploy();
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Release> deleted = client.submit(() -> bed.skipper.delete("ticktock", true));
            while (bed.deployer.undeploys().size() < 2 && !deleted.isDone()) {
                Thread.onSpinWait();
            }
            bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
            another.skipper.takeOver("ticktock");
            assertThat(another.skipper.status("ticktock").status().statusCode())
                    .isEqualTo(ReleaseStatus.DELETED);
            assertThat(another.skipper.packages("ticktock")).isEmpty();
            assertThat(deleted.get().info().status().statusCode()).isEqualTo(ReleaseStatus.DELETED);
        }
    }

    @Test
    void deploysNothingThatWasTakenWhileItsProgramWasDownloaded() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        bed.onLookUp(
                () -> {
                    bed.onLookUp(() -> {});
                    takenByAnother();
                });
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        bed.turn();
        assertThat(bed.deployer.requests()).isEmpty();
        assertThat(another.deployer.running()).containsExactly(LOG_1, TIME_1);
    }

    @Test
    void endsWhatItWasDeployingWhenItWasTaken() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        bed.deployer.onStart(
                (request, index) -> {
                    bed.deployer.onStart((next, nextIndex) -> {});
                    // For the platform it is not there yet.
                    bed.deployer.forget(request.id());
                    takenByAnother();
                    bed.turn();
                    bed.deployer.deploy(request);
                });
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThat(bed.deployer.running()).containsExactly(LOG_1);
        bed.turn();
        assertThat(bed.deployer.running()).isEmpty();
        assertThat(another.deployer.running()).containsExactly(LOG_1, TIME_1);
    }

    @Test
    void goesOnWithNothingThatIsAnotherServers() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        bed.onLookUp(
                () -> {
                    bed.onLookUp(() -> {});
                    another.skipper.runner().advance("ticktock");
                    assertThat(another.deployer.requests()).isEmpty();
                });
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThat(another.deployer.requests()).isEmpty();
        assertThat(bed.deployer.running()).containsExactly(LOG_1, TIME_1);
    }

    @Test
    void takesOverWithoutHarmWhatRunsOnAPlatformOfAllServers() {
        bed = SkipperBed.onSharedPlatform(TestDatabase.H2.create());
        another = bed.another();
        installed();
        upgradeLog();
        takenByAnother();
        bed.turn();
        assertThat(bed.deployer.running()).containsExactly(LOG_1, TIME_1, LOG_2);
        bed.deployer.healthy(LOG_2);
        another.turn();
        assertThat(bed.deployer.running()).containsExactly(TIME_1, LOG_2);
        takenByAnother(bed);
        another.turn();
        assertThat(bed.deployer.running()).containsExactly(TIME_1, LOG_2);
    }

    private void takenByAnother(SkipperBed server) {
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        server.skipper.takeOver("ticktock");
    }

    private void takenByAnother() {
        takenByAnother(another);
    }

    @Test
    void saysWhatIsMissingWhereItIsTakenOver() {
        installed();
        bed.clock.pass(Ownership.SILENCE_OF_THE_GONE);
        another.deployer.refuse("no room");
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> another.skipper.takeOver("ticktock"))
                .withMessage("Install failed: no room");
        another.deployer.acceptAgain();
        assertThat(another.skipper.install(install("ticktock", "ticktock", "1.0.0")).version())
                .isEqualTo(2);
    }

    private void installed() {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        bed.deployer.healthy(TIME_1);
    }

    private void upgradeLog() {
        bed.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
    }

    private static void isRefusedByName(ThrowingCallable action) {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(action)
                .withMessageStartingWith(
                        "Release [ticktock] is another server's. Its apps are on the machine of server host:/this-server")
                .withMessageEndingWith("POST /api/release/take-over/ticktock")
                .returns(SkipperException.Kind.REFUSED, SkipperException::kind);
    }
}
