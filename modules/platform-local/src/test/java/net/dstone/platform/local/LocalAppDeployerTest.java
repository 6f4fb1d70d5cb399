package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.AppDeployer;
import net.dstone.platform.AppDeployerContract;
import net.dstone.platform.DeploymentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, with real processes. */
class LocalAppDeployerTest extends AppDeployerContract {

    private static final Map<String, String> HEALTHY_AT_ONCE = Map.of("settleTime", "0");
    private static final Map<String, String> HEALTHY_LATE = Map.of("settleTime", "600");

    @TempDir Path folder = Path.of("");

    private final List<DeploymentId> deployed = new ArrayList<>();
    private final List<AppDeployer> deployers = new ArrayList<>();
    private TestPrograms programs = new TestPrograms(folder);

    @BeforeEach
    void deployerOverAnEmptyPlace() throws IOException {
        programs = TestPrograms.in(folder);
        deployers.add(newDeployer());
    }

    @AfterEach
    void nothingGoesOnRunning() {
        deployers.forEach(AppDeployer::close);
        for (DeploymentId id : deployed) {
            TestPrograms.processesOf(id).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private AppDeployer newDeployer() {
        return new LocalAppDeployer(
                folder.resolve("home"), programs.account(), new JavaHomes(Map.of()));
    }

    @Override
    protected AppDeployer deployer() {
        return deployers.getFirst();
    }

    @Override
    protected AppDeployer successor() {
        AppDeployer successor = newDeployer();
        deployers.add(successor);
        return successor;
    }

    @Override
    protected AppDeployRequest becomesHealthy(DeploymentId id, int count, String stdout) {
        return app(id, count, HEALTHY_AT_ONCE, "run", stdout);
    }

    @Override
    protected AppDeployRequest neverHealthy(DeploymentId id) {
        return app(id, 1, HEALTHY_LATE, "run", "");
    }

    @Override
    protected AppDeployRequest endsAtOnce(DeploymentId id, int exitCode) {
        return app(id, 1, HEALTHY_LATE, "exit", String.valueOf(exitCode));
    }

    @Override
    protected AppDeployRequest startsStubbornChild(DeploymentId id) {
        return app(id, 1, HEALTHY_AT_ONCE, "run-with-child");
    }

    @Override
    protected AppDeployRequest cannotStart(DeploymentId id) {
        return app(id, 1, Map.of("javaCmd", "/no/such/java"));
    }

    @Override
    protected void kill(DeploymentId id, int index) {
        TestPrograms.programsOf(id, index).forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    protected boolean anythingRuns(DeploymentId id) {
        return TestPrograms.programsOf(id).findAny().isPresent();
    }

    private AppDeployRequest app(
            DeploymentId id, int count, Map<String, String> local, String... program) {
        deployed.add(id);
        return programs.app(id, count, Map.of(), local, program);
    }
}
