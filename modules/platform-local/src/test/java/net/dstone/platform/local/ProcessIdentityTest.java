package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {

    private static final List<String> AS_IN_A_CONTAINER =
            List.of("unshare", "--pid", "--fork", "--mount-proc");

    @TempDir private Path folder;

    @Test
    void theRestartOfAContainerIsToldFromTheServersOwn() throws Exception {
        assumeTrue(canMakeNamespaces(), "making a process namespace takes root and Linux");

        List<String> first = bootsSeenInOneContainer();
        List<String> second = bootsSeenInOneContainer();

        assertThat(first).hasSize(2).first().isEqualTo(first.get(1));
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(first).allMatch(boot -> boot.endsWith(" true"));
    }

    /** As two servers see it that run there one after the other. */
    private List<String> bootsSeenInOneContainer() throws Exception {
        String java =
                "'%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' '%s'"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                Boot.class.getName());
        return inContainer("/bin/sh", "-c", java + "; " + java);
    }

    private List<String> inContainer(String... command) throws Exception {
        List<String> line = new ArrayList<>(AS_IN_A_CONTAINER);
        line.addAll(List.of(command));
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private static boolean canMakeNamespaces() throws InterruptedException {
        List<String> line = new ArrayList<>(AS_IN_A_CONTAINER);
        line.add("true");
        try {
            return new ProcessBuilder(line).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Prints what a server there takes for its boot, and whether it is in a container. */
    static final class Boot {

        private Boot() {}

        public static void main(String[] arguments) {
            System.out.println(ProcessIdentity.bootId() + " " + ProcessIdentity.isInContainer());
        }
    }
}
