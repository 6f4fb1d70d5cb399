package net.dstone.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AppDeployer} promises. A platform's test extends this class, hands out its deployer
 * and says which apps do what is needed; it closes its deployers itself and ends what still runs.
 */
public abstract class AppDeployerContract {

    /** How long a change on the platform may take before a test gives up. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Listeners are only hints, so between two of them status is asked this often. */
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    /** Of an app of which nothing runs any more. */
    private static final Set<AppState> GONE = EnumSet.of(AppState.UNDEPLOYED, AppState.UNKNOWN);

    /** The deployer under test, the same one during one test. */
    protected abstract AppDeployer deployer();

    /** A new deployer over the same place, as after a restart of the server. */
    protected abstract AppDeployer successor();

    /** Each instance prints the text to stdout at each start, becomes healthy and runs until it is ended. */
    protected abstract AppDeployRequest becomesHealthy(DeploymentId id, int count, String stdout);

    /** Runs until it is ended, but is never healthy. */
    protected abstract AppDeployRequest neverHealthy(DeploymentId id);

    /** Ends by itself before it was healthy. */
    protected abstract AppDeployRequest endsAtOnce(DeploymentId id, int exitCode);

    /** Becomes healthy and starts another process, which ignores polite signals. */
    protected abstract AppDeployRequest startsStubbornChild(DeploymentId id);

    /** A request that the platform has to refuse. */
    protected abstract AppDeployRequest cannotStart(DeploymentId id);

    /** Ends the program of a running instance behind the platform's back. */
    protected abstract void kill(DeploymentId id, int index);

    /** Whether any process of the app runs, the program's own or one that it started. */
    protected abstract boolean anythingRuns(DeploymentId id);

    protected static DeploymentId newId() {
        return new DeploymentId("contract-" + UUID.randomUUID());
    }

    @Test
    void anAppNobodyDeployedIsUnknown() {
        DeploymentId id = newId();

        assertThat(deployer().status(id)).isEqualTo(new AppStatus(AppState.UNKNOWN, List.of()));
        assertThat(deployer().log(id, id.instance(0))).isEmpty();
    }

    @Test
    void aPlatformThatDeploysHasNoProblem() {
        assertThat(deployer().problem()).isEmpty();
    }

    @Test
    void allInstancesBecomeHealthy() {
        DeploymentId id = newId();

        deployer().deploy(becomesHealthy(id, 2, ""));

        AppStatus status = awaitDeployed(deployer(), id);
        assertThat(status.reason()).isEmpty();
        assertThat(status.instances())
                .extracting(AppInstance::id)
                .containsExactly(id.instance(0), id.instance(1));
        assertThat(status.instances()).extracting(AppInstance::index).containsExactly(0, 1);
        assertThat(status.instances())
                .allMatch(i -> i.id().equals(i.attributes().get("guid")))
                .extracting(i -> i.attributes().get("url"))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void anAppThatTheCallerDeploysAgainGoesOnUndisturbed() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 1, ""));
        AppStatus before = awaitDeployed(deployer(), id);

        deployer().deploy(becomesHealthy(id, 1, ""));

        assertThat(deployer().status(id)).isEqualTo(before);
    }

    @Test
    void aRefusedAppLeavesNothingBehind() {
        DeploymentId id = newId();

        assertThatThrownBy(() -> deployer().deploy(cannotStart(id)))
                .isInstanceOf(LaunchException.class);

        await(deployer(), id, status -> GONE.contains(status.state()));
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void anAppThatIsNotHealthyYetIsDeployingAndSaysWhy() {
        DeploymentId id = newId();

        deployer().deploy(neverHealthy(id));

        await(() -> anythingRuns(id));
        assertThat(deployer().status(id).state()).isEqualTo(AppState.DEPLOYING);
        assertThat(deployer().status(id).reason()).isPresent();
    }

    @Test
    void anAppThatEndsBeforeItWasHealthyIsFailedAndSaysHow() {
        DeploymentId id = newId();

        deployer().deploy(endsAtOnce(id, 3));

        AppStatus status = await(deployer(), id, s -> s.state() == AppState.FAILED);
        assertThat(status.reason()).hasValueSatisfying(r -> assertThat(r).contains("exit code 3"));
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void aFailedAppCanBeUndeployed() {
        DeploymentId id = newId();
        deployer().deploy(endsAtOnce(id, 3));
        await(deployer(), id, s -> s.state() == AppState.FAILED);

        deployer().undeploy(id);

        awaitGone(deployer(), id);
    }

    @Test
    void anInstanceThatWasHealthyIsStartedAgainWhenItEnds() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 2, "started\n"));
        Map<String, String> other = attributes(awaitDeployed(deployer(), id), 0);

        kill(id, 1);

        await(
                deployer(),
                id,
                status ->
                        status.state() == AppState.DEPLOYED
                                && "2".equals(attributes(status, 1).get("starts")));
        assertThat(attributes(deployer().status(id), 0)).isEqualTo(other);
        await(() -> stdout(deployer(), id, 1).equals("started\nstarted\n"));
    }

    @Test
    void anUndeployedAppEnds() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 2, ""));
        awaitDeployed(deployer(), id);

        deployer().undeploy(id);
        deployer().undeploy(id);

        awaitGone(deployer(), id);
        assertThat(deployer().status(id).instances()).isEmpty();
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void anAppUndeployedAtOnceDoesNotGoOnRunning() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 1, ""));

        deployer().undeploy(id);

        awaitGone(deployer(), id);
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void undeployEndsWhatTheAppStarted() {
        DeploymentId id = newId();
        deployer().deploy(startsStubbornChild(id));
        awaitDeployed(deployer(), id);

        deployer().undeploy(id);

        awaitGone(deployer(), id);
        assertThat(anythingRuns(id)).isFalse();
    }

    @Test
    void undeployingAnUnknownAppDoesNothing() {
        DeploymentId id = newId();

        deployer().undeploy(id);

        assertThat(deployer().status(id).state()).isEqualTo(AppState.UNKNOWN);
    }

    @Test
    void anUndeployedAppMayBeDeployedAgain() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 2, ""));
        awaitDeployed(deployer(), id);
        deployer().undeploy(id);
        awaitGone(deployer(), id);

        deployer().deploy(becomesHealthy(id, 1, "again\n"));

        assertThat(awaitDeployed(deployer(), id).instances()).hasSize(1);
        assertThat(attributes(deployer().status(id), 0)).containsEntry("starts", "1");
        await(() -> stdout(deployer(), id, 0).equals("again\n"));
    }

    @Test
    void scalingUpAddsInstancesBehindTheLast() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 1, ""));
        AppInstance first = awaitDeployed(deployer(), id).instances().getFirst();

        deployer().scale(id, 3);

        AppStatus status =
                await(
                        deployer(),
                        id,
                        s -> s.state() == AppState.DEPLOYED && s.instances().size() == 3);
        assertThat(status.instances().getFirst()).isEqualTo(first);
        assertThat(status.instances()).extracting(AppInstance::index).containsExactly(0, 1, 2);
        assertThat(status.instances())
                .extracting(i -> i.attributes().get("url"))
                .doesNotHaveDuplicates();
    }

    @Test
    void scalingDownEndsTheHighestInstances() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 3, ""));
        AppInstance first = awaitDeployed(deployer(), id).instances().getFirst();

        deployer().scale(id, 1);

        AppStatus status = await(deployer(), id, s -> s.instances().size() == 1);
        assertThat(status.instances()).containsExactly(first);
    }

    @Test
    void whatIsNotDeployedCannotBeScaled() {
        DeploymentId undeployed = newId();
        deployer().deploy(becomesHealthy(undeployed, 1, ""));
        deployer().undeploy(undeployed);
        awaitGone(deployer(), undeployed);

        assertThatThrownBy(() -> deployer().scale(newId(), 2)).isInstanceOf(LaunchException.class);
        assertThatThrownBy(() -> deployer().scale(undeployed, 2))
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void whatAnInstancePrintedIsReadFromAnyOffset() throws IOException {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 1, "한글 out\nsecond\n"));

        await(() -> stdout(deployer(), id, 0).equals("한글 out\nsecond\n"));

        LaunchLog log = deployer().log(id, id.instance(0)).orElseThrow();
        long size = log.size(LogStream.STDOUT);
        assertThat(size).isEqualTo("한글 out\nsecond\n".getBytes(StandardCharsets.UTF_8).length);
        assertThat(log.size(LogStream.STDERR)).isZero();
        try (InputStream end = log.open(LogStream.STDOUT, size - 7)) {
            assertThat(end).hasContent("second\n");
        }
        assertThat(deployer().log(id, id.instance(7))).isEmpty();
        assertThat(deployer().log(id, "another-0")).isEmpty();
    }

    @Test
    void theListenerIsToldWhenAnAppBecomesHealthyAndWhenItIsGone() throws InterruptedException {
        DeploymentId id = newId();
        BlockingQueue<AppState> seen = new LinkedBlockingQueue<>();
        deployer().subscribe(changed -> seen.add(deployer().status(changed).state()));

        deployer().deploy(becomesHealthy(id, 1, ""));
        awaitSeen(seen, EnumSet.of(AppState.DEPLOYED));
        deployer().undeploy(id);

        awaitSeen(seen, GONE);
    }

    @Test
    void aSuccessorGoesOnKeepingWhatRuns() {
        DeploymentId id = newId();
        deployer().deploy(becomesHealthy(id, 2, "started\n"));
        AppStatus before = awaitDeployed(deployer(), id);
        await(() -> stdout(deployer(), id, 0).equals("started\n"));
        deployer().close();

        AppDeployer successor = successor();

        assertThat(awaitDeployed(successor, id)).isEqualTo(before);
        assertThat(stdout(successor, id, 0)).isEqualTo("started\n");
        kill(id, 0);
        await(
                successor,
                id,
                status ->
                        status.state() == AppState.DEPLOYED
                                && "2".equals(attributes(status, 0).get("starts")));
        assertThat(attributes(successor.status(id), 1))
                .isEqualTo(before.instances().get(1).attributes());
        successor.undeploy(id);
        awaitGone(successor, id);
        assertThat(anythingRuns(id)).isFalse();
    }

    protected static AppStatus awaitDeployed(AppDeployer deployer, DeploymentId id) {
        return await(deployer, id, status -> status.state() == AppState.DEPLOYED);
    }

    protected static void awaitGone(AppDeployer deployer, DeploymentId id) {
        await(deployer, id, status -> GONE.contains(status.state()));
    }

    /** The first status that fits, looked at whenever the deployer hints at a change and in between. */
    protected static AppStatus await(
            AppDeployer deployer, DeploymentId id, Predicate<AppStatus> wanted) {
        BlockingQueue<DeploymentId> hints = new LinkedBlockingQueue<>();
        deployer.subscribe(hints::add);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            AppStatus status = deployer.status(id);
            if (wanted.test(status)) {
                return status;
            }
            assertThat(Instant.now()).as("%s is still %s", id, status).isBefore(deadline);
            pause(hints);
        }
    }

    /** For facts no deployer hints at, such as text in a log. */
    protected static void await(BooleanSupplier condition) {
        BlockingQueue<DeploymentId> noHints = new LinkedBlockingQueue<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("did not happen in time").isBefore(deadline);
            pause(noHints);
        }
    }

    protected static Map<String, String> attributes(AppStatus status, int index) {
        return status.instances().get(index).attributes();
    }

    protected static String stdout(AppDeployer deployer, DeploymentId id, int index) {
        try (InputStream in =
                deployer.log(id, id.instance(index)).orElseThrow().open(LogStream.STDOUT, 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitSeen(BlockingQueue<AppState> seen, Set<AppState> wanted)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        AppState last = AppState.ERROR;
        while (!wanted.contains(last) && Instant.now().isBefore(deadline)) {
            AppState next = seen.poll(PATIENCE.toMillis(), MILLISECONDS);
            last = next == null ? last : next;
        }
        assertThat(wanted).contains(last);
    }

    private static void pause(BlockingQueue<DeploymentId> hints) {
        try {
            hints.poll(MILLIS_BETWEEN_LOOKS, MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
