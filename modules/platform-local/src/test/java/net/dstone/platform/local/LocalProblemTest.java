package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a health check is told before anything is launched. */
class LocalProblemTest {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir private Path home;

    @Test
    void aMachineWithJavaAndRoomHasNone() {
        try (LocalTaskLauncher launcher = launcher(Map.of(), new JavaHomes(Map.of(25, JAVA_HOME)));
                LocalTaskLauncher configured =
                        launcher(
                                Map.of("javaHomePath.3", JAVA_HOME.toString()),
                                new JavaHomes(Map.of()))) {
            assertThat(launcher.problem()).isEmpty();
            assertThat(configured.problem()).isEmpty();
        }
    }

    /** Not by permissions, which do not hold for every user. */
    @Test
    void runFoldersThatCannotBeWrittenAreOne() throws IOException {
        try (LocalTaskLauncher launcher =
                launcher(Map.of(), new JavaHomes(Map.of(25, JAVA_HOME)))) {
            Path runs = home.resolve("runs");
            Path away = Files.move(runs, home.resolve("away"));
            Files.writeString(runs, "a file in the folder's place");

            assertThat(launcher.problem()).get().asString().contains("Cannot write to", "runs");

            Files.delete(runs);
            Files.move(away, runs);
            assertThat(launcher.problem()).isEmpty();
        }
    }

    @Test
    void aJavaThatIsNotThereIsOne() {
        try (LocalTaskLauncher none = launcher(Map.of(), new JavaHomes(Map.of()));
                LocalTaskLauncher gone =
                        launcher(
                                Map.of("javaHomePath.2", "/no/such/java"),
                                new JavaHomes(Map.of(25, JAVA_HOME)));
                LocalTaskLauncher command =
                        launcher(
                                Map.of("javaCmd", "/no/such/command"),
                                new JavaHomes(Map.of(25, JAVA_HOME)))) {
            assertThat(none.problem()).get().asString().contains("No Java was found");
            assertThat(gone.problem()).get().asString().contains("/no/such/java/bin/java");
            assertThat(command.problem()).get().asString().contains("/no/such/command");
        }
    }

    private LocalTaskLauncher launcher(Map<String, String> settings, JavaHomes javaHomes) {
        return new LocalTaskLauncher(home, LocalAccount.of(settings), javaHomes);
    }
}
