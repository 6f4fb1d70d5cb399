package net.dstone.skipper.release;

import java.time.Duration;
import net.dstone.platform.AppDeployer;
import net.dstone.server.database.DatabaseOutage;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.platform.ReleasePlatforms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps releases moving while the server is up: at its start for what another process left half done, then
 * whenever a platform tells of a change, and every so often.
 */
public class ReleaseLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReleaseLoop.class);

    /** A download cannot be broken off; what it was for begins anew at the next start. */
    private static final Duration LONGEST_WAIT_FOR_LAST_STEP = Duration.ofSeconds(5);

    private final ReleaseRunner runner;
    private final ReleasePlatforms platforms;
    private final Duration interval;
    private boolean subscribed;
    private volatile @Nullable Thread thread;

    public ReleaseLoop(ReleaseRunner runner, ReleasePlatforms platforms, Duration interval) {
        this.runner = runner;
        this.platforms = platforms;
        this.interval = interval.compareTo(Ownership.TELLING) < 0 ? interval : Ownership.TELLING;
    }

    @Override
    public void start() {
        if (!subscribed) {
            for (ReleasePlatform platform : platforms.all()) {
                AppDeployer deployer = platform.deployer();
                deployer.subscribe(changed -> runner.hint());
            }
            subscribed = true;
        }
        runner.stopping(false);
        Thread started = Thread.ofPlatform().daemon().name("releases").unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        boolean failing = false;
        while (thread == Thread.currentThread()) {
            long hints = runner.hints();
            try {
                runner.beginAll();
                failing = false;
            } catch (RuntimeException exception) {
                if (!failing && !DatabaseOutage.causes(exception)) {
                    log.error("Releases cannot be moved on; trying again", exception);
                }
                failing = true;
            }
            try {
                runner.awaitHint(hints, interval);
            } catch (InterruptedException exception) {
                log.debug("Woken", exception);
            }
        }
    }

    /** Before the platforms are closed: nothing of what is under way may be taken for a failure of theirs. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        runner.stopping(true);
        if (running != null) {
            runner.hint();
            runner.awaitAll(LONGEST_WAIT_FOR_LAST_STEP);
            try {
                running.join(LONGEST_WAIT_FOR_LAST_STEP);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
