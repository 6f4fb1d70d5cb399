package net.dstone.platform.local;

import java.nio.file.Path;
import java.util.Map;
import net.dstone.platform.DeploymentId;

/** A server of its own that deploys until it is killed, and says before each app which one it is. */
final class KilledAppServer {

    private KilledAppServer() {}

    /**
     * @param arguments folder of the test programs, home of the deployer, prefix of the deployment ids
     */
    public static void main(String[] arguments) {
        TestPrograms programs = new TestPrograms(Path.of(arguments[0]));
        LocalAppDeployer deployer =
                new LocalAppDeployer(
                        Path.of(arguments[1]), programs.account(), new JavaHomes(Map.of()));
        for (int i = 0; ; i++) {
            DeploymentId id = new DeploymentId(arguments[2] + i);
            System.out.println(id);
            deployer.deploy(
                    programs.app(id, 2, Map.of(), Map.of("settleTime", "0"), "run", "started"));
        }
    }
}
