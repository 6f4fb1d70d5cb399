package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One Java machine, as exactly as an archive depends on it.
 *
 * @param executable what starts it
 * @param version feature release
 * @param key changes with every build and every update of it
 */
record Jvm(Path executable, int version, String key) {

    private static final List<String> PARTS =
            List.of("lib/server/libjvm.so", "lib/server/libjvm.dylib", "lib/modules");

    private static final int KEY_LENGTH = 16;

    /** Empty if the command is not the {@code java} of an installation, but for instance a script. */
    static Optional<Jvm> of(String command) throws IOException {
        Path file = Path.of(command);
        if (!file.isAbsolute() || !Files.isExecutable(file)) {
            return Optional.empty();
        }
        Path executable = file.toRealPath();
        if (!executable.endsWith("bin/java")) {
            return Optional.empty();
        }
        Path home = Objects.requireNonNull(executable.getParent()).resolveSibling("").normalize();
        OptionalInt version = JavaHomes.versionOf(home);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        List<String> identity = new ArrayList<>();
        identity.add(home.toString());
        identity.add(Files.readString(home.resolve("release")));
        for (String part : PARTS) {
            FileIdentity.of(home.resolve(part)).map(String::valueOf).ifPresent(identity::add);
        }
        String key =
                "%d-%s"
                        .formatted(
                                version.getAsInt(),
                                Sha256.of(String.join("\n", identity)).substring(0, KEY_LENGTH));
        return Optional.of(new Jvm(file, version.getAsInt(), key));
    }
}
