package net.dstone.skipper;

import static net.dstone.skipper.testing.TestPackages.identifier;
import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upgrade;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.AppState;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LogStream;
import net.dstone.skipper.testing.SkipperBed;
import org.junit.jupiter.api.Test;

/** What {@link Skipper} promises, whether it is in this process or reached over HTTP. */
public abstract class SkipperContract {

    private static final DeploymentId LOG_1 = new DeploymentId("ticktock.log-v1");
    private static final DeploymentId LOG_2 = new DeploymentId("ticktock.log-v2");
    private static final DeploymentId TIME_1 = new DeploymentId("ticktock.time-v1");
    private static final String WARN =
            "log:\n  spec:\n    applicationProperties:\n      level: WARN\n";

    protected abstract Skipper skipper();

    /** What is behind it. */
    protected abstract SkipperBed bed();

    @Test
    void saysWhatItIsCompatibleWith() {
        assertThat(skipper().about()).isEqualTo(new SkipperAbout("Skipper", "2.11.5"));
    }

    @Test
    void listsItsPlatforms() {
        assertThat(skipper().deployers())
                .extracting(Deployer::name, Deployer::type, Deployer::description)
                .containsExactly(tuple("default", "local", "in memory"));
    }

    @Test
    void storesAPackage() {
        PackageMetadata stored = skipper().upload(upload(stream("ticktock", "1.0.0", "log")));
        assertThat(stored.name()).isEqualTo("ticktock");
        assertThat(stored.repositoryName()).isEqualTo("local");
        assertThat(stored.maintainer()).isEqualTo("dataflow");
        assertThat(skipper().packages("ticktock")).containsExactly(stored);
        assertThat(skipper().packages("tickt")).isEmpty();
    }

    @Test
    void refusesAPackageItHasAlready() {
        skipper().upload(upload(stream("ticktock", "1.0.0", "log")));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().upload(upload(stream("ticktock", "1.0.0", "log"))))
                .withMessage(
                        "Failed to upload the package. Package [ticktock:1.0.0] in Repository [local] already exists.");
    }

    @Test
    void refusesWhatIsNoPackage() {
        byte[] bytes = "no zip".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                skipper()
                                        .upload(
                                                new PackageUpload(
                                                        "a", "local", "1.0.0", "zip", bytes)))
                .withMessageContaining("not a zip file");
    }

    @Test
    void deletesAllVersionsOfAPackage() {
        skipper().upload(upload(stream("ticktock", "1.0.0", "log")));
        skipper().upload(upload(stream("ticktock", "1.1.0", "log")));
        skipper().deletePackage("ticktock");
        assertThat(skipper().packages("ticktock")).isEmpty();
    }

    @Test
    void keepsAPackageThatIsDeployed() {
        installed();
        assertThatExceptionOfType(PackageDeleteException.class)
                .isThrownBy(() -> skipper().deletePackage("ticktock"))
                .withMessageEndingWith("Active Releases [ticktock]");
        assertThat(skipper().packages("ticktock")).hasSize(1);
    }

    @Test
    void deploysTheAppsOfARelease() {
        Release release = installed();
        assertThat(release.name()).isEqualTo("ticktock");
        assertThat(release.version()).isEqualTo(1);
        assertThat(release.platformName()).isEqualTo("default");
        assertThat(release.info().status().statusCode()).isEqualTo(ReleaseStatus.DEPLOYED);
        assertThat(release.info().description()).isEqualTo("Install complete");
        assertThat(bed().deployer.requests())
                .extracting(AppDeployRequest::id, AppDeployRequest::group, AppDeployRequest::count)
                .containsExactly(tuple(LOG_1, "ticktock", 1), tuple(TIME_1, "ticktock", 1));
        AppDeployRequest log = bed().deployer.requests().getFirst();
        assertThat(log.bootVersion()).isEqualTo(4);
        assertThat(log.appProperties()).containsExactly(entry("level", "INFO"));
        assertThat(log.deploymentProperties())
                .containsEntry("spring.cloud.deployer.appName", "log")
                .containsEntry("spring.cloud.deployer.group", "ticktock");
    }

    @Test
    void refusesToInstallWhatIsInstalled() {
        installed();
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().install(install("ticktock", "ticktock", "1.0.0")))
                .withMessage(
                        "Release with the name [ticktock] already exists and it is not deleted.");
    }

    @Test
    void refusesAnUnknownPackageAndAnUnknownPlatform() {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().install(install("a", "zorg", "1.0.0")))
                .withMessage("Can not find package 'zorg', version '1.0.0'");
        skipper().upload(upload(stream("ticktock", "1.0.0", "log")));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                skipper()
                                        .install(
                                                new InstallRequest(
                                                        identifier("ticktock", "1.0.0"),
                                                        new InstallProperties("a", "zorg", null))))
                .withMessageContaining("zorg");
    }

    @Test
    void undeploysWhatItCouldNotDeployWhole() {
        bed().deployer.refuse("time", "no room");
        skipper().upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().install(install("ticktock", "ticktock", "1.0.0")))
                .withMessage("Install failed: no room");
        assertThat(bed().deployer.running()).isEmpty();
        assertThat(skipper().status("ticktock").status().statusCode())
                .isEqualTo(ReleaseStatus.FAILED);
        assertThat(skipper().status("ticktock").description()).isEqualTo("Install failed: no room");
        assertThat(skipper().states(List.of("ticktock"))).isEqualTo(Map.of("ticktock", Map.of()));
        skipper().deletePackage("ticktock");
        bed().deployer.acceptAgain();
        assertThat(installed().version()).isEqualTo(2);
    }

    @Test
    void deploysNothingWhenAProgramCannotBeHad() {
        skipper().upload(upload(stream("ticktock", "1.0.0", "log", "missing")));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().install(install("ticktock", "ticktock", "1.0.0")))
                .withMessageContaining("There is no file maven://org.example:missing:1.0.0");
        assertThat(bed().deployer.requests()).isEmpty();
    }

    @Test
    void asksThePlatformHowAReleaseIs() {
        installed();
        assertThat(skipper().status("ticktock").status().platformStatus())
                .contains("\"deploymentId\":\"ticktock.log-v1\"", "\"state\":\"deploying\"");
        bed().deployer.healthy(LOG_1);
        assertThat(skipper().states(List.of("ticktock", "nope")))
                .isEqualTo(
                        Map.of(
                                "ticktock",
                                Map.of(
                                        "ticktock.log-v1",
                                        AppState.DEPLOYED,
                                        "ticktock.time-v1",
                                        AppState.DEPLOYING)));
        assertThat(skipper().status("ticktock", 1).status().platformStatus())
                .contains(
                        "\"state\":\"deployed\"",
                        "\"skipper.application.name\":\"log\"",
                        "\"skipper.release.version\":\"1\"",
                        "\"guid\":\"ticktock.log-v1-0\"");
        assertThat(skipper().statuses(List.of("ticktock", "nope"))).containsOnlyKeys("ticktock");
    }

    @Test
    void namesTheReleaseItDoesNotKnow() {
        assertThatExceptionOfType(ReleaseNotFoundException.class)
                .isThrownBy(() -> skipper().status("nope"))
                .withMessage("Release with the name [nope] doesn't exist")
                .satisfies(exception -> assertThat(exception.releaseName()).isEqualTo("nope"));
        installed();
        assertThatExceptionOfType(ReleaseNotFoundException.class)
                .isThrownBy(() -> skipper().manifest("ticktock", Optional.of(99)))
                .withMessage("Release with the name [ticktock] and version [99] doesn't exist")
                .satisfies(exception -> assertThat(exception.version()).contains(99));
        assertThatExceptionOfType(ReleaseNotFoundException.class)
                .isThrownBy(() -> skipper().delete("nope", false));
        // There can be none of this name, so there is nothing to complain about either.
        assertThatExceptionOfType(ReleaseNotFoundException.class)
                .isThrownBy(() -> skipper().delete("über", true));
    }

    @Test
    void replacesOnlyTheAppThatChanged() {
        installed();
        bed().deployer.healthy(TIME_1);
        Release release = skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        assertThat(release.version()).isEqualTo(2);
        assertThat(release.info().status().statusCode()).isEqualTo(ReleaseStatus.UNKNOWN);
        assertThat(release.manifest().data()).contains("\"level\": \"WARN\"");
        bed().turn();
        assertThat(bed().deployer.running()).containsExactly(LOG_1, TIME_1, LOG_2);
        bed().deployer.healthy(LOG_2);
        bed().turn();
        assertThat(bed().deployer.running()).containsExactly(TIME_1, LOG_2);
        assertThat(statusesByVersion())
                .containsExactly(
                        tuple(2, ReleaseStatus.DEPLOYED, "Upgrade complete"),
                        tuple(1, ReleaseStatus.DELETED, "Delete complete"));
        assertThat(skipper().manifest("ticktock", Optional.of(1))).contains("\"level\": \"INFO\"");
    }

    @Test
    void refusesAnUpgradeWithoutADifferenceUnlessItIsForced() {
        installed();
        UpgradeRequest same = upgrade("ticktock", "ticktock", "1.0.0", "");
        assertThatExceptionOfType(ReleaseUpgradeException.class)
                .isThrownBy(() -> skipper().upgrade(same))
                .withMessageContaining("no difference");
        skipper()
                .upgrade(
                        new UpgradeRequest(
                                same.packageIdentifier(),
                                same.upgradeProperties(),
                                null,
                                true,
                                List.of("time")));
        assertThat(bed().deployer.running())
                .containsExactly(LOG_1, TIME_1, new DeploymentId("ticktock.time-v2"));
    }

    @Test
    void deploysWhatThePlatformHasNotHeardOfYet() {
        installed();
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        bed().deployer.forget(LOG_2);
        assertThat(skipper().states(List.of("ticktock")).get("ticktock"))
                .containsEntry("ticktock.log-v2", AppState.DEPLOYING);
    }

    @Test
    void refusesASecondUpgradeMeanwhile() {
        installed();
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN)))
                .withMessage("Statemachine is not in state ready to do UPGRADE")
                .returns(SkipperException.Kind.REFUSED, SkipperException::kind);
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().delete("ticktock", false))
                .withMessage("Statemachine is not in state ready to do DELETE");
    }

    @Test
    void backsOutWhenTheNewAppsAreNotHealthyInTime() {
        installed();
        skipper()
                .upgrade(
                        new UpgradeRequest(
                                identifier("ticktock", "1.0.0"),
                                new UpgradeProperties("ticktock", new ConfigValues(WARN)),
                                60_000L,
                                false,
                                null));
        bed().clock.pass(Duration.ofMillis(59_999));
        bed().turn();
        assertThat(bed().deployer.running()).contains(LOG_2);
        bed().clock.pass(Duration.ofMillis(1));
        bed().turn();
        assertThat(bed().deployer.running()).containsExactly(LOG_1, TIME_1);
        assertThat(statusesByVersion())
                .extracting(tuple -> tuple.toList().get(1))
                .containsExactly(ReleaseStatus.FAILED, ReleaseStatus.DEPLOYED);
        assertThat(skipper().status("ticktock").description())
                .startsWith("Not healthy after 60000 ms: log is deploying (is being started)");
        // What runs is the version before.
        assertThat(skipper().states(List.of("ticktock")).get("ticktock"))
                .containsOnlyKeys("ticktock.log-v1", "ticktock.time-v1");
    }

    @Test
    void backsOutAtOnceWhenANewAppFails() {
        installed();
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        bed().deployer.crash(LOG_2, 0, 3);
        bed().turn();
        assertThat(bed().deployer.running()).containsExactly(LOG_1, TIME_1);
        assertThat(skipper().status("ticktock").description())
                .startsWith("log failed after 0 ms: log is failed (ended with exit code 3)");
    }

    @Test
    void backsOutOfACancelledUpgrade() {
        installed();
        assertThat(skipper().cancel("ticktock")).isFalse();
        assertThat(skipper().cancel("nope")).isFalse();
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        assertThat(skipper().cancel("ticktock")).isTrue();
        bed().deployer.healthy(TIME_1);
        bed().deployer.healthy(LOG_2);
        bed().turn();
        assertThat(bed().deployer.running()).containsExactly(LOG_1, TIME_1);
        assertThat(skipper().status("ticktock").description())
                .isEqualTo("Upgrade cancelled after 0 ms");
    }

    @Test
    void tellsAtOnceThatAnUpgradeCannotBeDeployed() {
        installed();
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                skipper()
                                        .upgrade(
                                                upgrade(
                                                        "ticktock",
                                                        "ticktock",
                                                        "1.0.0",
                                                        "log:\n  spec:\n    version: missing\n")))
                .withMessageStartingWith("Could not deploy app. There is no file");
        assertThat(bed().deployer.running()).containsExactly(LOG_1, TIME_1);
        assertThat(skipper().status("ticktock").status().statusCode())
                .isEqualTo(ReleaseStatus.FAILED);
    }

    @Test
    void goesBackToTheVersionBefore() {
        upgraded();
        Release release = skipper().rollback(new RollbackRequest("ticktock", 0, null));
        assertThat(release.version()).isEqualTo(3);
        assertThat(release.manifest().data()).doesNotContain("WARN");
        bed().deployer.healthy(new DeploymentId("ticktock.log-v3"));
        bed().turn();
        assertThat(skipper().status("ticktock").description()).isEqualTo("Rollback complete");
        assertThat(bed().deployer.running())
                .containsExactly(TIME_1, new DeploymentId("ticktock.log-v3"));
    }

    @Test
    void installsAgainWhenItGoesBackFromADeletedRelease() {
        upgraded();
        skipper().delete("ticktock", false);
        Release release = skipper().rollback(new RollbackRequest("ticktock", 2, null));
        assertThat(release.version()).isEqualTo(3);
        assertThat(release.info().status().statusCode()).isEqualTo(ReleaseStatus.DEPLOYED);
        assertThat(release.manifest().data()).contains("\"level\": \"WARN\"");
    }

    @Test
    void doesNotGoBackToWhatNeverRan() {
        installed();
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> skipper().rollback(new RollbackRequest("ticktock", 0, null)))
                .withMessageContaining("no version to go back to");
        assertThatExceptionOfType(ReleaseNotFoundException.class)
                .isThrownBy(() -> skipper().rollback(new RollbackRequest("ticktock", 99, null)));
        assertThatExceptionOfType(ReleaseNotFoundException.class)
                .isThrownBy(() -> skipper().rollback(new RollbackRequest("nope", 0, null)));
    }

    @Test
    void deletesAReleaseAndKeepsItsHistory() {
        installed();
        Release deleted = skipper().delete("ticktock", false);
        assertThat(deleted.info().status()).isEqualTo(new Status(ReleaseStatus.DELETED, null));
        assertThat(bed().deployer.running()).isEmpty();
        assertThat(skipper().states(List.of("ticktock"))).isEqualTo(Map.of("ticktock", Map.of()));
        assertThat(skipper().list("")).isEmpty();
        assertThat(skipper().history("ticktock")).hasSize(1);
        assertThat(skipper().packages("ticktock")).hasSize(1);
        assertThat(skipper().install(install("ticktock", "ticktock", "1.0.0")).version())
                .isEqualTo(2);
    }

    @Test
    void deletesThePackageWithItsRelease() {
        installed();
        skipper().delete("ticktock", true);
        assertThat(skipper().packages("ticktock")).isEmpty();
    }

    @Test
    void deletesNoReleaseWhosePackageAnotherNeeds() {
        installed();
        skipper().install(install("other", "ticktock", "1.0.0"));
        assertThatExceptionOfType(PackageDeleteException.class)
                .isThrownBy(() -> skipper().delete("ticktock", true))
                .withMessageEndingWith("Active Releases [other]");
        assertThat(skipper().status("ticktock").status().statusCode())
                .isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void scalesAppsAndKeepsTheirCountOverAnUpgrade() {
        installed();
        Release release =
                skipper()
                        .scale(
                                "ticktock",
                                List.of(
                                        new AppScale("log", 3, Map.of()),
                                        new AppScale("unknown", 2, Map.of())));
        assertThat(release.version()).isEqualTo(1);
        assertThat(bed().deployer.status(LOG_1).instances()).hasSize(3);
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        assertThat(bed().deployer.status(LOG_2).instances()).hasSize(3);
        assertThat(skipper().manifest("ticktock", Optional.empty()))
                .contains("\"spring.cloud.deployer.count\": \"3\"");
    }

    @Test
    void takesTheCountThatAnUpgradeChanges() {
        installed();
        bed().deployer.healthyAtOnce();
        skipper().scale("ticktock", List.of(new AppScale("log", 3, Map.of())));
        skipper()
                .upgrade(
                        upgrade(
                                "ticktock",
                                "ticktock",
                                "1.0.0",
                                """
                                log:
                                  spec:
                                    applicationProperties:
                                      level: WARN
                                    deploymentProperties:
                                      spring.cloud.deployer.count: 2
                                """));
        assertThat(bed().deployer.status(LOG_2).instances()).hasSize(2);
        bed().deployer.healthy(TIME_1);
        bed().turn();
        skipper().rollback(new RollbackRequest("ticktock", 1, null));
        assertThat(bed().deployer.status(new DeploymentId("ticktock.log-v3")).instances())
                .hasSize(1);
    }

    @Test
    void keepsTheCountOfScalingOverSeveralUpgrades() {
        installed();
        bed().deployer.healthyAtOnce();
        bed().deployer.healthy(TIME_1);
        skipper().scale("ticktock", List.of(new AppScale("log", 3, Map.of())));
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        bed().turn();
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN.replace("WARN", "ERROR")));
        assertThat(bed().deployer.status(new DeploymentId("ticktock.log-v3")).instances())
                .hasSize(3);
    }

    @Test
    void saysWhyItCouldNotScale() {
        installed();
        bed().deployer.refuse("no room");
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                skipper()
                                        .scale(
                                                "ticktock",
                                                List.of(new AppScale("log", 2, Map.of()))))
                .withMessage("Not scaled: ticktock.log-v1: no room");
        bed().deployer.acceptAgain();
        skipper().scale("ticktock", List.of(new AppScale("log", 2, Map.of())));
        assertThat(bed().deployer.status(LOG_1).instances()).hasSize(2);
    }

    @Test
    void showsWhatAppsPrinted() {
        installed();
        bed().deployer.print(LOG_1, 0, LogStream.STDOUT, "hello\n");
        bed().deployer.print(LOG_1, 0, LogStream.STDERR, "oh\n");
        assertThat(skipper().logs("ticktock", Optional.of("ticktock.log-v1")))
                .isEqualTo(Map.of("ticktock.log-v1", "stdout:\nhello\nstderr:\noh\n"));
        assertThat(skipper().logs("ticktock", Optional.empty()))
                .containsOnlyKeys("ticktock.log-v1", "ticktock.time-v1");
        assertThat(skipper().logs("ticktock", Optional.of("log"))).isEmpty();
        skipper().delete("ticktock", false);
        assertThat(skipper().logs("ticktock", Optional.empty())).isEmpty();
    }

    @Test
    void showsWhatOneInstancePrinted() {
        installed();
        skipper().scale("ticktock", List.of(new AppScale("log", 2, Map.of())));
        bed().deployer.print(LOG_1, 0, LogStream.STDOUT, "first\n");
        bed().deployer.print(LOG_1, 1, LogStream.STDOUT, "second\n");
        assertThat(skipper().logs("ticktock", Optional.of(LOG_1.instance(1))))
                .isEqualTo(Map.of("ticktock.log-v1-1", "stdout:\nsecond\n"));
        assertThat(skipper().logs("ticktock", Optional.of("ticktock.log-v1")))
                .isEqualTo(Map.of("ticktock.log-v1", "stdout:\nfirst\nstdout:\nsecond\n"));
        assertThat(skipper().logs("ticktock", Optional.of(LOG_1.instance(2)))).isEmpty();
    }

    @Test
    void listsWhatIsDeployedOrFailedByAPartOfTheName() {
        installed();
        assertThat(skipper().list("TICK")).extracting(Release::name).containsExactly("ticktock");
        assertThat(skipper().list("nope")).isEmpty();
        assertThat(skipper().names()).containsExactly("ticktock");
    }

    @Test
    void tellsTheHistoryOfOneReleaseOnly() {
        installed();
        skipper().install(install("ticktock2", "ticktock", "1.0.0"));
        assertThat(skipper().history("ticktock"))
                .extracting(Release::name)
                .containsExactly("ticktock");
        assertThat(skipper().history("tick")).isEmpty();
    }

    @Test
    void hasNoAnswerOfAnAppThatDoesNotRun() {
        installed();
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(
                        () ->
                                skipper()
                                        .getActuator(
                                                "ticktock",
                                                "ticktock.log-v1",
                                                "ticktock.log-v1-7",
                                                "/health",
                                                Optional.empty()))
                .withMessageContaining("no instance 'ticktock.log-v1-7'");
    }

    private Release installed() {
        skipper().upload(upload(stream("ticktock", "1.0.0", "log", "time")));
        return skipper().install(install("ticktock", "ticktock", "1.0.0"));
    }

    /** Version 2, of which log is another than before. */
    private void upgraded() {
        installed();
        bed().deployer.healthy(TIME_1);
        skipper().upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        bed().deployer.healthy(LOG_2);
        bed().turn();
    }

    private List<org.assertj.core.groups.Tuple> statusesByVersion() {
        return skipper().history("ticktock").stream()
                .map(
                        release ->
                                tuple(
                                        release.version(),
                                        release.info().status().statusCode(),
                                        release.info().description()))
                .toList();
    }
}
