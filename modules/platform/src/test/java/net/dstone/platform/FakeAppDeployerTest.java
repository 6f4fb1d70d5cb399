package net.dstone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeAppDeployerTest extends AppDeployerContract {

    private static final String HEALTHY = "healthy";
    private static final String UNHEALTHY = "unhealthy";

    private final FakeAppDeployer fake = new FakeAppDeployer();

    /** Apps of the contract are told by their arguments: what to print, and what becomes of them. */
    @BeforeEach
    void letAppsRunByThemselves() {
        fake.onStart(
                (request, index) -> {
                    fake.print(
                            request.id(), index, LogStream.STDOUT, request.arguments().getFirst());
                    switch (request.arguments().getLast()) {
                        case HEALTHY -> fake.healthy(request.id(), index);
                        case UNHEALTHY -> {}
                        default ->
                                fake.crash(
                                        request.id(),
                                        index,
                                        Integer.parseInt(request.arguments().getLast()));
                    }
                });
    }

    @Test
    void anInstanceIsWhatTheTestSays() {
        FakeAppDeployer byHand = new FakeAppDeployer();
        DeploymentId id = newId();
        byHand.deploy(request(id, 2, "", HEALTHY));

        assertThat(byHand.status(id).state()).isEqualTo(AppState.DEPLOYING);
        byHand.healthy(id);
        assertThat(byHand.status(id).state()).isEqualTo(AppState.DEPLOYED);
        byHand.unhealthy(id, 1, "its health is DOWN");
        assertThat(byHand.status(id).state()).isEqualTo(AppState.DEPLOYING);
        assertThat(byHand.status(id).reason()).contains("its health is DOWN");
    }

    @Test
    void refusesAppsWhenToldTo() {
        FakeAppDeployer byHand = new FakeAppDeployer();
        AppDeployRequest request = request(newId(), 1, "", HEALTHY);
        byHand.refuse(request.appName(), "quota is used up");

        assertThatThrownBy(() -> byHand.deploy(request))
                .isInstanceOf(LaunchException.class)
                .hasMessage("quota is used up");

        byHand.acceptAgain();
        byHand.deploy(request);
        assertThat(byHand.requests()).containsExactly(request);
    }

    @Test
    void anUndeployHangsUntilTheTestLetsItEnd() {
        FakeAppDeployer byHand = new FakeAppDeployer();
        DeploymentId id = newId();
        byHand.healthyAtOnce();
        byHand.deploy(request(id, 1, "", HEALTHY));
        byHand.hangOnUndeploy();

        byHand.undeploy(id);

        assertThat(byHand.status(id).state()).isEqualTo(AppState.DEPLOYED);
        assertThat(byHand.undeploys()).containsExactly(id);
        assertThat(byHand.running()).containsExactly(id);
        byHand.finishUndeploy(id);
        assertThat(byHand.status(id).state()).isEqualTo(AppState.UNDEPLOYED);
        assertThat(byHand.running()).isEmpty();
    }

    @Test
    void statusFailsWhenThePlatformIsBroken() {
        FakeAppDeployer byHand = new FakeAppDeployer();
        DeploymentId id = newId();
        byHand.breakStatus(id, "no connection");

        assertThatThrownBy(() -> byHand.status(id)).hasMessage("no connection");
        byHand.mendStatus(id);
        assertThat(byHand.status(id).state()).isEqualTo(AppState.UNKNOWN);
    }

    @Override
    protected AppDeployer deployer() {
        return fake;
    }

    @Override
    protected AppDeployer successor() {
        return fake;
    }

    @Override
    protected AppDeployRequest becomesHealthy(DeploymentId id, int count, String stdout) {
        return request(id, count, stdout, HEALTHY);
    }

    @Override
    protected AppDeployRequest neverHealthy(DeploymentId id) {
        return request(id, 1, "", UNHEALTHY);
    }

    @Override
    protected AppDeployRequest endsAtOnce(DeploymentId id, int exitCode) {
        return request(id, 1, "", String.valueOf(exitCode));
    }

    @Override
    protected AppDeployRequest startsStubbornChild(DeploymentId id) {
        return request(id, 1, "", HEALTHY);
    }

    @Override
    protected AppDeployRequest cannotStart(DeploymentId id) {
        fake.refuse("refused");
        return request(id, 1, "", HEALTHY);
    }

    @Override
    protected void kill(DeploymentId id, int index) {
        fake.crash(id, index, 137);
    }

    @Override
    protected boolean anythingRuns(DeploymentId id) {
        return fake.status(id).instances().stream()
                .anyMatch(instance -> instance.state() != AppState.FAILED);
    }

    private static AppDeployRequest request(
            DeploymentId id, int count, String stdout, String becomes) {
        return new AppDeployRequest(
                id,
                "stream",
                "contract",
                count,
                new Executable.Jar(Path.of("/app.jar"), OptionalInt.empty()),
                3,
                Map.of(),
                Map.of(),
                List.of(stdout, becomes));
    }
}
