package net.dstone.skipper.endtoend;

import static net.dstone.skipper.testing.TestPackages.identifier;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.UpgradeProperties;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.endtoend.GatedApps.Gates;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades of real processes, where the server is killed and where several want the same release. */
class KilledServerIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String PACKAGE = "gated";

    private static final Tuple NEW = tuple(2, ReleaseStatus.DEPLOYED);
    private static final Tuple NEW_FAILED = tuple(2, ReleaseStatus.FAILED);
    private static final Tuple OLD = tuple(1, ReleaseStatus.DEPLOYED);
    private static final Tuple OLD_GONE = tuple(1, ReleaseStatus.DELETED);

    @TempDir private Path folder;

    /**
     * A release on its way from a version to the next.
     *
     * @param name also of its folders of gates
     */
    private record Upgrade(String name, Gates old, Gates next) {}

    @Test
    void anUpgradeEndsInTheNewVersionOrTheOldOneWhereverTheServerIsKilled() throws Exception {
        try (GatedApps apps = new GatedApps(Files.createDirectory(folder.resolve("apps")), 2);
                SkipperProcess server = new SkipperProcess(folder.resolve("home"));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Skipper skipper = server.start();
            skipper.upload(upload(stream(PACKAGE, "1.0.0", "app")));
            Upgrade fetched = installed(skipper, apps, "fetched");
            Upgrade lost = installed(skipper, apps, "lost");
            Upgrade healthy = installed(skipper, apps, "healthy");
            Upgrade cancelled = installed(skipper, apps, "cancelled");
            Upgrade replaced = installed(skipper, apps, "replaced");
            Upgrade backedOut = installed(skipper, apps, "backed-out");
            List<Upgrade> all = List.of(fetched, lost, healthy, cancelled, replaced, backedOut);
            for (Upgrade upgrade : all) {
                await("the old version of " + upgrade.name(), upgrade.old()::hasStarted);
            }

            // Two wait for their programs, the client with them.
            clients.submit(() -> upgrade(skipper, fetched, apps.onTheWeb("there")));
            clients.submit(() -> upgrade(skipper, lost, apps.onTheWeb("lost")));
            replaced.next().open("healthy");
            for (Upgrade upgrade : List.of(healthy, cancelled, replaced, backedOut)) {
                upgrade(skipper, upgrade, apps.file());
            }
            // Two wait to be healthy.
            await("a new version", healthy.next()::hasStarted);
            await("a new version", cancelled.next()::hasStarted);
            // One waits for the old version to end, one for the new.
            await("the end of the old version", replaced.old()::wasAskedToEnd);
            await("the new version", backedOut.next()::hasStarted);
            assertThat(skipper.cancel("backed-out")).isTrue();
            await("the end of the new version", backedOut.next()::wasAskedToEnd);
            apps.awaitDownloads();

            server.kill();
            Skipper again = server.start();

            for (String waiting : List.of("fetched", "lost", "healthy", "cancelled")) {
                assertThat(again.status(waiting).status().statusCode())
                        .as(waiting)
                        .isEqualTo(ReleaseStatus.UNKNOWN);
            }
            apps.letDownloadsThrough();
            assertThat(again.cancel("cancelled")).isTrue();
            healthy.next().open("healthy");
            fetched.next().open("healthy");
            for (Upgrade upgrade : all) {
                upgrade.old().open("may-end");
                upgrade.next().open("may-end");
            }
            for (Upgrade upgrade : List.of(fetched, healthy, replaced)) {
                awaitVersions(again, upgrade, NEW, OLD_GONE);
                assertThat(upgrade.next().processes()).as(upgrade.name()).hasSize(1);
                assertThat(upgrade.next().runs()).as(upgrade.name()).isTrue();
                await("the end of the old " + upgrade.name(), () -> !upgrade.old().runs());
            }
            for (Upgrade upgrade : List.of(lost, cancelled, backedOut)) {
                awaitVersions(again, upgrade, NEW_FAILED, OLD);
                assertThat(upgrade.old().processes()).as(upgrade.name()).hasSize(1);
                assertThat(upgrade.old().runs()).as(upgrade.name()).isTrue();
                await("the end of the new " + upgrade.name(), () -> !upgrade.next().runs());
            }
            assertThat(lost.next().hasStarted()).isFalse();
            assertThat(again.status("lost").description()).contains("404");
            assertThat(again.status("cancelled").description()).startsWith("Upgrade cancelled");
            assertThat(again.status("backed-out").description()).startsWith("Upgrade cancelled");
            // Each can be gone on with.
            for (Upgrade upgrade : all) {
                again.delete(upgrade.name(), false);
                assertThat(upgrade.old().runs() || upgrade.next().runs())
                        .as(upgrade.name())
                        .isFalse();
            }
        }
    }

    @Test
    void ofThreeWhoUpgradeAReleaseOneWins() throws Exception {
        try (GatedApps apps = new GatedApps(Files.createDirectory(folder.resolve("apps")), 0);
                SkipperProcess server = new SkipperProcess(folder.resolve("home"));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Skipper skipper = server.start();
            skipper.upload(upload(stream(PACKAGE, "1.0.0", "app")));
            Upgrade release = installed(skipper, apps, "wanted");
            release.old().open("may-end");
            List<Upgrade> wishes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Gates next = apps.gates("wish-" + i).open("may-end");
                wishes.add(new Upgrade("wanted", release.old(), next));
            }
            List<Callable<Release>> requests =
                    wishes.stream()
                            .map(
                                    wish ->
                                            (Callable<Release>)
                                                    () -> upgrade(skipper, wish, apps.file()))
                            .toList();

            List<String> refusals = new ArrayList<>();
            for (Future<Release> answer : clients.invokeAll(requests)) {
                if (answer.state() == Future.State.FAILED) {
                    assertThat(answer.exceptionNow()).isInstanceOf(SkipperException.class);
                    refusals.add(answer.exceptionNow().getMessage());
                }
            }

            assertThat(refusals)
                    .hasSize(2)
                    .containsOnly("Statemachine is not in state ready to do UPGRADE");
            for (Upgrade wish : wishes) {
                wish.next().open("healthy");
            }
            awaitVersions(skipper, release, NEW, OLD_GONE);
            assertThat(wishes.stream().filter(wish -> wish.next().hasStarted())).hasSize(1);
            skipper.delete("wanted", true);
        }
    }

    private static Upgrade installed(Skipper skipper, GatedApps apps, String name)
            throws IOException {
        Gates old = apps.gates(name + "-1").open("healthy");
        skipper.install(
                new InstallRequest(
                        identifier(PACKAGE, "1.0.0"),
                        new InstallProperties(
                                name, "default", new ConfigValues(values(apps.file(), old)))));
        return new Upgrade(name, old, apps.gates(name + "-2"));
    }

    private static Release upgrade(Skipper skipper, Upgrade upgrade, String resource) {
        return skipper.upgrade(
                new UpgradeRequest(
                        identifier(PACKAGE, "1.0.0"),
                        new UpgradeProperties(
                                upgrade.name(), new ConfigValues(values(resource, upgrade.next()))),
                        null,
                        false,
                        null));
    }

    private static String values(String resource, Gates gates) {
        return """
        app:
          spec:
            resource: "%s"
            applicationProperties:
              gates: "%s"
        """
                .formatted(resource, gates.folder());
    }

    private static void awaitVersions(Skipper skipper, Upgrade upgrade, Tuple... versions) {
        Awaitility.await(upgrade.name())
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () ->
                                assertThat(skipper.history(upgrade.name()))
                                        .extracting(
                                                Release::version,
                                                release -> release.info().status().statusCode())
                                        .containsExactly(versions));
    }

    private static void await(String what, Callable<Boolean> happened) {
        Awaitility.await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(happened);
    }
}
