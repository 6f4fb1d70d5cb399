package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Compares files with the digests written down for them, each once unless it changes. */
final class IntactFiles {

    private final Map<Path, FileIdentity> intact = new ConcurrentHashMap<>();

    boolean isIntact(Path file, long size, String sha256) throws IOException {
        Optional<FileIdentity> identity = FileIdentity.of(file).filter(i -> i.size() == size);
        if (identity.isEmpty()) {
            return false;
        }
        if (identity.get().equals(intact.get(file))) {
            return true;
        }
        if (!Sha256.of(file).equals(sha256)) {
            return false;
        }
        intact.put(file, identity.get());
        return true;
    }

    /** The caller wrote the file itself just now. */
    void trust(Path file) throws IOException {
        FileIdentity.of(file).ifPresent(identity -> intact.put(file, identity));
    }

    void forgetBelow(Path folder) {
        intact.keySet().removeIf(file -> file.startsWith(folder));
    }
}
