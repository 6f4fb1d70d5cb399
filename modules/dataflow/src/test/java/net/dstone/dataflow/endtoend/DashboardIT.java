package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Runs the browser tests of {@code modules/dashboard/e2e}, which start servers of their own from the jar
 * built here. By hand: {@code npm run e2e} there.
 */
class DashboardIT {

    private static final Path DASHBOARD = ServerProcess.MODULE.resolve("../dashboard").normalize();
    private static final Path OUTPUT = ServerProcess.MODULE.resolve("target/dashboard-e2e.log");
    private static final int LIMIT_MINUTES = 25;

    @Test
    void theFlowsInABrowser() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "node",
                                "node_modules/vitest/vitest.mjs",
                                "run",
                                "--config",
                                "vitest.e2e.config.ts")
                        .directory(DASHBOARD.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(OUTPUT.toFile());
        builder.environment().put("DSTONE_E2E_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NO_COLOR", "1");

        Process tests = builder.start();
        boolean ended = tests.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            tests.descendants().forEach(ProcessHandle::destroyForcibly);
            tests.destroyForcibly();
        }

        assertThat(ended).as(Files.readString(OUTPUT)).isTrue();
        assertThat(tests.exitValue()).as(Files.readString(OUTPUT)).isZero();
    }
}
