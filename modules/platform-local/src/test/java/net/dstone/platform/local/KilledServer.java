package net.dstone.platform.local;

import java.nio.file.Path;
import java.util.Map;
import net.dstone.platform.LaunchId;

/** A server of its own that launches until it is killed, and says before each launch which one it is. */
final class KilledServer {

    private KilledServer() {}

    /**
     * @param arguments folder of the test programs, home of the launcher, prefix of the launch ids, then
     *     the program's arguments, in which {@code {id}} stands for the launch id
     */
    public static void main(String[] arguments) {
        TestPrograms programs = new TestPrograms(Path.of(arguments[0]));
        LocalTaskLauncher launcher =
                new LocalTaskLauncher(
                        Path.of(arguments[1]), programs.account(), new JavaHomes(Map.of()));
        for (int i = 0; ; i++) {
            LaunchId id = new LaunchId(arguments[2] + i);
            String[] program = new String[arguments.length - 3];
            for (int a = 0; a < program.length; a++) {
                program[a] = arguments[a + 3].replace("{id}", id.value());
            }
            System.out.println(id);
            launcher.launch(programs.request(id, program));
        }
    }
}
