package net.dstone.dataflow.launch;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads for what may take a while, between a start and a stop that may both come again. As many as are
 * needed, and not virtual ones: those take longer for each of a launch's many short waits.
 */
final class Workers implements Executor {

    private volatile @Nullable ExecutorService threads;

    private final AtomicInteger busy = new AtomicInteger();

    /** How many works are being done. */
    int busy() {
        return busy.get();
    }

    void start() {
        threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("launch-", 0).factory());
    }

    /**
     * @throws RejectedExecutionException while stopped
     */
    @Override
    public void execute(Runnable work) {
        ExecutorService current = threads;
        if (current == null) {
            throw new RejectedExecutionException("This server takes up no further work");
        }
        busy.incrementAndGet();
        boolean begun = false;
        try {
            current.execute(
                    () -> {
                        try {
                            work.run();
                        } finally {
                            busy.decrementAndGet();
                        }
                    });
            begun = true;
        } finally {
            if (!begun) {
                busy.decrementAndGet();
            }
        }
    }

    /**
     * Takes no further work.
     *
     * @return whether all that was begun is done
     */
    boolean stop(Duration patience) throws InterruptedException {
        ExecutorService current = threads;
        threads = null;
        if (current == null) {
            return true;
        }
        current.shutdown();
        return current.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
