package net.dstone.platform.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that one server keeps the apps of a place: two would both start what ended. The system frees
 * the lock of a server that is killed.
 */
final class AppKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AppKeeper.class.getName());

    /** Locks are a process's, and closing a second channel of the file would free the first one's. */
    private static final Set<Path> KEPT_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private @Nullable FileChannel channel;
    private boolean closed;

    AppKeeper(Path file) {
        this.file = file;
    }

    /** Whether it is this one; tries to become it. */
    synchronized boolean tryToKeep() {
        if (channel != null) {
            return true;
        }
        if (closed || !KEPT_HERE.add(file)) {
            return false;
        }
        try {
            channel = lock();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Cannot lock {0}: {1}", file, e.toString());
        }
        if (channel == null) {
            KEPT_HERE.remove(file);
        }
        return channel != null;
    }

    synchronized boolean isKeeping() {
        return channel != null;
    }

    private @Nullable FileChannel lock() throws IOException {
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            @Nullable FileLock lock = opened.tryLock();
            locked = lock != null;
            return locked ? opened : null;
        } finally {
            if (!locked) {
                opened.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Cannot free {0}: {1}", file, e.toString());
            }
            channel = null;
            KEPT_HERE.remove(file);
        }
    }
}
