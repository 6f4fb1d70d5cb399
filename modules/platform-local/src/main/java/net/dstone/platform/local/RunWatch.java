package net.dstone.platform.local;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;

/**
 * Notices what happens in run folders, such as the exit code of a program that another server started:
 * the system tells at once, while it has to be asked about processes that are not one's children.
 * Changes inside files matter only until the program has started and printed something, and are not
 * asked for any longer, as a chatty program changes its log all the time.
 */
final class RunWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunWatch.class.getName());

    private static final Set<String> LOGS =
            Arrays.stream(LogStream.values())
                    .map(RunFolder::logName)
                    .collect(Collectors.toUnmodifiableSet());

    private final WatchService service;
    private final Map<WatchKey, Watched> watched = new ConcurrentHashMap<>();
    private final Map<LaunchId, WatchKey> keys = new ConcurrentHashMap<>();
    private final Consumer<LaunchId> onChange;
    private final Consumer<LaunchId> onFirstOutput;

    /** A run, and what it has still to do until only new files are of interest. */
    private record Watched(LaunchId id, RunFolder run, boolean mayStart, boolean mayPrint) {

        boolean isSettled() {
            return !mayStart && !mayPrint;
        }
    }

    RunWatch(Consumer<LaunchId> onChange, Consumer<LaunchId> onFirstOutput) {
        this.onChange = onChange;
        this.onFirstOutput = onFirstOutput;
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot watch the run folders", e);
        }
        Thread.ofPlatform().daemon().name("local-run-watch").start(this::watch);
    }

    synchronized void add(LaunchId id, RunFolder run) {
        Watched added = new Watched(id, run, run.program().isEmpty(), !run.hasOutput());
        try {
            WatchKey key = register(added);
            watched.put(key, added);
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

    private WatchKey register(Watched run) throws IOException {
        return run.isSettled()
                ? run.run().path().register(service, ENTRY_CREATE)
                : run.run().path().register(service, ENTRY_CREATE, ENTRY_MODIFY);
    }

    synchronized void remove(LaunchId id) {
        WatchKey key = keys.remove(id);
        if (key != null) {
            watched.remove(key);
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

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                List<WatchEvent<?>> events = key.pollEvents();
                key.reset();
                Watched run = watched.get(key);
                if (run != null) {
                    look(key, run, events);
                }
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(Level.DEBUG, "Stopped watching run folders");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(WatchKey key, Watched run, List<WatchEvent<?>> events) {
        boolean changed = false;
        boolean started = false;
        boolean printed = false;
        for (WatchEvent<?> event : events) {
            String file = String.valueOf(event.context());
            if (event.kind() == OVERFLOW) {
                changed = true;
            } else if (event.kind() == ENTRY_CREATE) {
                changed |= !LOGS.contains(file) && !file.equals(RunFolder.PRINTED);
            } else if (file.equals(RunFolder.PROGRAM)) {
                started = true;
            } else {
                printed |= LOGS.contains(file);
            }
        }
        if (run.mayPrint() && printed) {
            onFirstOutput.accept(run.id());
        }
        Watched next =
                new Watched(
                        run.id(),
                        run.run(),
                        run.mayStart() && !started,
                        run.mayPrint() && !printed);
        if (!next.equals(run)) {
            advance(key, next);
        }
        if (changed || started) {
            onChange.accept(run.id());
        }
    }

    /** Nothing if the run was removed meanwhile: registering it again would watch its folder for ever. */
    private synchronized void advance(WatchKey key, Watched run) {
        if (!key.equals(keys.get(run.id()))) {
            return;
        }
        watched.put(key, run);
        if (run.isSettled()) {
            settle(run);
        }
    }

    /** Registering again replaces what was asked for. */
    private void settle(Watched run) {
        try {
            register(run);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} goes on being watched closely: {1}", run.id(), e.toString());
        }
    }
}
