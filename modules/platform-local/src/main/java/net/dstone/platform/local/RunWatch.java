package net.dstone.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.dstone.platform.LaunchId;

/**
 * Notices new files in run folders, such as the exit code of a program that another server started:
 * the system tells at once, while it has to be asked about processes that are not one's children. New
 * files only, as a chatty program changes its log all the time.
 */
final class RunWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunWatch.class.getName());

    private final WatchService service;
    private final Map<WatchKey, LaunchId> launches = new ConcurrentHashMap<>();
    private final Map<LaunchId, WatchKey> keys = new ConcurrentHashMap<>();

    RunWatch(Consumer<LaunchId> onNewFile) {
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot watch the run folders", e);
        }
        Thread.ofPlatform().daemon().name("local-run-watch").start(() -> watch(onNewFile));
    }

    void add(LaunchId id, RunFolder run) {
        try {
            WatchKey key = run.path().register(service, StandardWatchEventKinds.ENTRY_CREATE);
            launches.put(key, id);
            keys.put(id, key);
        } catch (ClosedWatchServiceException e) {
            // The launcher was closed meanwhile; its successor watches.
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} is not watched, so its start and end are noticed later than usual: {1}",
                    id,
                    e.toString());
        }
    }

    void remove(LaunchId id) {
        WatchKey key = keys.remove(id);
        if (key != null) {
            launches.remove(key);
            try {
                key.cancel();
            } catch (ClosedWatchServiceException e) {
                // The launcher was closed meanwhile, and all its keys with it.
            }
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(Consumer<LaunchId> onNewFile) {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents();
                key.reset();
                LaunchId id = launches.get(key);
                if (id != null) {
                    onNewFile.accept(id);
                }
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(Level.DEBUG, "Stopped watching run folders");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
