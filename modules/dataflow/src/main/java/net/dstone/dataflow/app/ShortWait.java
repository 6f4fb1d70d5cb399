package net.dstone.dataflow.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Does for somebody who waits at a screen what may take as long as a download takes. What is not done in
 * time goes on, so that asking again later finds it done; no more than a few such things go on at a time.
 */
final class ShortWait implements AutoCloseable {

    private final Duration patience;
    private final Semaphore places;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param most how many things may be going on
     */
    ShortWait(Duration patience, int most) {
        this.patience = patience;
        this.places = new Semaphore(most);
    }

    /**
     * @return empty if it is not done in time, or too much else is going on
     * @throws RuntimeException the one that the work ended with
     */
    <T> Optional<T> await(Supplier<T> work) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Future<T> result;
        try {
            result =
                    background.submit(
                            () -> {
                                try {
                                    return work.get();
                                } finally {
                                    places.release();
                                }
                            });
        } catch (RuntimeException exception) {
            places.release();
            throw exception;
        }
        try {
            return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException exception) {
            return Optional.empty();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException exception) {
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(exception.getCause());
        }
    }

    /** Gives up what still goes on. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
